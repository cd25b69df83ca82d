// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BuildPicture } from '../../../src/components/build/BuildPicture';
import { done, underway } from '../../../src/scenes/builds';
import type { BuildScene } from '../../../src/scenes/builds';
import { measured, stubRoom } from '../picture/room';

beforeEach(stubRoom);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show({ build, machine }: BuildScene, onActive?: (digest: string | undefined) => void): void {
  render(<BuildPicture view={{ machines: [{ ...machine, build }] }} id="a" onActive={onActive} />);
  measured(1000);
}

describe('BuildPicture', () => {
  it('names for each instruction its lines, what the build did, why, and what came of it', () => {
    show(underway());
    expect(
      screen.getByRole('button', { name: /^Lines 6 to 7: RUN npm ci --omit=dev; cached, same instruction on the same layers; / }),
    ).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Line 8: COPY \. \.; running, server\.js has changed/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Line 9: ENV PORT=3000; configuration only; no layer/ })).toBeTruthy();
  });

  it('lights up the whole row, and tells the layer to other pictures', () => {
    const told = vi.fn();
    const scene = done();
    show(scene, told);
    const copy = screen.getByRole('button', { name: /^Line 8: COPY/ });
    act(() => copy.focus());
    const key = scene.build.instructions.find(({ text }) => text === 'COPY . .')?.layer ?? '';
    expect(told).toHaveBeenLastCalledWith(scene.machine.layers[key]?.digest);
    expect(screen.getByRole('region', { name: 'Details' }).textContent).toContain('COPY . . # buildkit');
  });

  it('walks the instructions with the arrow keys', () => {
    show(done());
    act(() => screen.getByRole('button', { name: /^Line 2: FROM/ }).focus());
    if (document.activeElement) fireEvent.keyDown(document.activeElement, { key: 'ArrowDown' });
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Line 4: WORKDIR/);
  });

  it('is a table as well', () => {
    show(done());
    fireEvent.click(screen.getByRole('radio', { name: 'List' }));
    const rows = within(screen.getByRole('table', { name: /^Instructions/ })).getAllByRole('row');
    expect(rows).toHaveLength(9);
    expect(rows[8]?.textContent).toMatch(/CMD.*configuration, no layer.*CMD/);
  });
});
