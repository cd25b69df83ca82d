// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useSyncExternalStore, type ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Controls } from '../../../src/components/sessionPane/Controls';
import { PaneController } from '../../../src/components/sessionPane/paneController';
import { settle, type FakeLive } from './fakeLive';
import { FakeScreen } from './fakeScreen';
import { paneServices } from './services';

afterEach(cleanup);

function Bar({ controller }: { readonly controller: PaneController }): ReactNode {
  const state = useSyncExternalStore(controller.subscribe, () => controller.state);
  return <Controls controller={controller} state={state} />;
}

async function bar(): Promise<PaneController> {
  const controller = new PaneController(paneServices());
  await controller.load();
  controller.attachScreen(new FakeScreen());
  render(<Bar controller={controller} />);
  return controller;
}

const press = (name: string): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};

async function openMenu(): Promise<HTMLElement> {
  press('More');
  return screen.findByRole('menu', { name: 'More' });
}

const choose = (label: string): void => {
  fireEvent.click(screen.getByRole('menuitem', { name: label }));
};

describe('the menu', () => {
  it('has the focus on its first item, goes by arrows and closes with Escape, back to its button', async () => {
    await bar();
    const menu = await openMenu();
    expect(document.activeElement?.textContent).toBe('0.25×');
    fireEvent.keyDown(menu, { key: 'End' });
    expect(document.activeElement?.textContent).toBe('Keyboard shortcuts');
    fireEvent.keyDown(menu, { key: 'ArrowDown' });
    expect(document.activeElement?.textContent).toBe('0.25×');
    fireEvent.keyDown(menu, { key: 'r' });
    expect(document.activeElement?.textContent).toBe('Restart');
    fireEvent.keyDown(menu, { key: 'Escape' });
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More' }));
  });

  it('offers seven speeds', async () => {
    const controller = await bar();
    await openMenu();
    expect(screen.getAllByRole('menuitemradio').map((item) => item.textContent)).toEqual(['0.25×', '0.5×', '1×', '1.5×', '2×', '4×', '8×']);
    fireEvent.click(screen.getByRole('menuitemradio', { name: '8×' }));
    expect(controller.state.player?.state.speed).toBe(8);
    expect(screen.getByRole('menuitemradio', { name: '8×' }).getAttribute('aria-checked')).toBe('true');
  });

  it('says that there is no pause to shorten', async () => {
    await bar();
    await openMenu();
    const item = screen.getByRole('menuitemcheckbox', { name: /there are none here/ });
    expect(item.getAttribute('aria-disabled')).toBe('true');
  });

  it('copies the commands and says so', async () => {
    const controller = await bar();
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    const menu = await openMenu();
    choose('Copy the commands');
    await act(settle);
    vi.unstubAllGlobals();
    expect(writeText).toHaveBeenCalledExactlyOnceWith('docker pull alpine\ndocker images\n');
    expect(controller.state.announcement).toBe('Copied 2 commands.');
    expect(menu.textContent).toContain('Copied 2 commands.');
  });

  it('copies a link to the moment', async () => {
    const controller = await bar();
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    controller.seek(1234.5);
    await openMenu();
    choose('Copy a link to this moment');
    await act(settle);
    vi.unstubAllGlobals();
    expect(writeText).toHaveBeenCalledExactlyOnceWith(`${location.origin}/?pane=two-commands&t=1.235`);
  });

  it('says where to copy from when the browser does not allow it', async () => {
    const controller = await bar();
    vi.stubGlobal('navigator', {});
    await openMenu();
    choose('Copy the commands');
    await act(settle);
    vi.unstubAllGlobals();
    expect(controller.state.announcement).toContain('Select the commands in the transcript instead.');
  });
});

describe('the bar', () => {
  it('has a named button for each thing to do', async () => {
    await bar();
    expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-label') ?? button.textContent)).toEqual([
      'Previous command',
      'Play',
      'Next command',
      'More',
      'Take over',
    ]);
  });

  it('plays from the beginning and pauses', async () => {
    const controller = await bar();
    press('Play');
    expect(controller.state.player?.state).toMatchObject({ t: 0, playing: true });
    press('Pause');
    expect(controller.state.player?.state.playing).toBe(false);
  });

  it('goes by commands', async () => {
    const controller = await bar();
    press('Previous command');
    expect(controller.state.player?.state.t).toBe(1000);
    press('Next command');
    expect(controller.state.player?.state.t).toBe(2000);
  });

  it('offers undo, redo, reset and the way back while the prompt is the reader’s', async () => {
    const controller = await bar();
    press('Take over');
    await screen.findByRole('button', { name: 'Undo' });
    const off = (name: string): string | null => screen.getByRole('button', { name }).getAttribute('aria-disabled');
    expect(['Undo', 'Redo', 'Reset'].map(off)).toEqual(['true', 'true', 'true']);
    await act(async () => {
      await controller.state.live?.reset();
    });
    const live = controller.state.live as FakeLive;
    void live.run('docker ps', { stdout: () => undefined, stderr: () => undefined }, { columns: 40, rows: 6 });
    await act(() => {
      live.runs[0]?.end();
      return settle();
    });
    expect(['Undo', 'Redo', 'Reset'].map(off)).toEqual(['false', 'true', 'false']);
    expect(screen.getByRole('button', { name: 'Undo' }).title).toBe('Undo docker ps (Alt+Z)');
    press('Undo');
    await act(settle);
    expect(['Undo', 'Redo', 'Reset'].map(off)).toEqual(['true', 'false', 'true']);
  });

  it('is busy while the terminal is prepared, then leads back, with the focus on the button that led there', async () => {
    await bar();
    press('Take over');
    expect(screen.getByRole('button', { name: 'Preparing…' }).getAttribute('aria-busy')).toBe('true');
    await act(settle);
    press('Back to the tour');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Take over' }));
  });
});
