// @vitest-environment jsdom
import { cleanup, configure, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { kinds, kindsFor } from '../../../src/components/picture/kinds';
import { PictureTabs } from '../../../src/components/picture/PictureTabs';
import { busyContainer, nodeAndPython, nothing, oneLayer, withDisk } from '../../../src/scenes/machines';
import { measured, stubRoom } from './room';

// React shows what was loaded when it gets round to it, which on a busy machine is not within a second.
configure({ asyncUtilTimeout: 20_000 });
vi.setConfig({ testTimeout: 60_000 });

// Loaded before, so that no test waits for the first compilation of a chunk.
beforeAll(async () => {
  await Promise.all([...kinds.map((kind) => kind.load()), import('../../../src/components/stack/StackPicture')]);
}, 60_000);
beforeEach(stubRoom);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the kinds of picture', () => {
  it('are only those that have something to show, the preferred first', () => {
    const names = (...given: Parameters<typeof kindsFor>): readonly string[] => kindsFor(...given).map(({ name }) => name);
    expect(names({ machines: [nothing()] })).toEqual(['layers']);
    expect(names({ machines: [oneLayer()] })).not.toContain('compare');
    expect(names({ machines: [nodeAndPython()] })).not.toContain('disk');
    const all = names({ machines: [withDisk(nodeAndPython())] }, ['disk']);
    expect(all.slice(0, 2)).toEqual(['disk', 'layers']);
    expect(all).toContain('compare');
  });

  it('have no tabs where there is one of them', async () => {
    render(<PictureTabs view={{ machines: [nothing()] }} id="p" />);
    expect(await screen.findByRole('group', { name: 'Images on laptop' })).toBeTruthy();
    expect(screen.queryByRole('tablist')).toBeNull();
  });

  it('open one by one with the arrow keys, each with its table of sizes', async () => {
    render(<PictureTabs view={{ machines: [withDisk(nodeAndPython())] }} id="p" preferred={['layers', 'disk']} />);
    const layers = screen.getByRole('tab', { name: 'Layers' });
    fireEvent.keyDown(layers, { key: 'ArrowRight' });
    expect(screen.getByRole('tab', { name: 'Disk' }).getAttribute('aria-selected')).toBe('true');
    expect(await screen.findByRole('row', { name: 'Volumes 12.4MB', hidden: true })).toBeTruthy();
    fireEvent.click(screen.getByRole('tab', { name: 'Compare' }));
    expect((await screen.findAllByRole('list', { name: 'Only in node:22-bookworm', hidden: true })).length).toBeGreaterThan(0);
  });
});

describe('the picture of layers', () => {
  it('opens a container by itself when it is pressed, and all images again by the select', async () => {
    render(<PictureTabs view={{ machines: [busyContainer()] }} id="p" />);
    await screen.findByRole('group', { name: 'Images on laptop' });
    measured(460);
    fireEvent.click(screen.getByRole('button', { name: /^Container web/ }));
    expect(await screen.findByRole('group', { name: 'Container web on shop:1.0' })).toBeTruthy();
    measured(460);
    expect(screen.getByRole('button', { name: /^app\/server\.js, whiteout: hides it in the layers below/ })).toBeTruthy();
    fireEvent.change(screen.getByRole('combobox', { name: 'Shown' }), { target: { value: 'all' } });
    expect(await screen.findByRole('group', { name: 'Images on laptop' })).toBeTruthy();
  });

  it('zooms and says so', async () => {
    render(<PictureTabs view={{ machines: [oneLayer()] }} id="p" />);
    await screen.findByRole('group', { name: 'Images on laptop' });
    measured(460);
    fireEvent.click(screen.getByRole('button', { name: 'Zoom in' }));
    expect(screen.getByRole('group', { name: /Arrow keys/ }).getAttribute('width')).toBe('575');
    expect(screen.getByRole('status').textContent).toBe('125 %');
  });
});
