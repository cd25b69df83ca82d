// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useSyncExternalStore, type ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Controls } from '../../../src/components/sessionPane/Controls';
import { PaneController } from '../../../src/components/sessionPane/paneController';
import { settle } from './fakeLive';
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

describe('the bar', () => {
  it('has a named button for each thing to do', async () => {
    await bar();
    expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-label') ?? button.textContent)).toEqual([
      'Previous command',
      'Play',
      'Next command',
      'Restart',
      'Copy the commands',
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

  it('offers half, normal, double and fourfold speed', async () => {
    const controller = await bar();
    const speed = screen.getByRole('combobox', { name: 'Speed' });
    expect([...speed.querySelectorAll('option')].map((option) => option.textContent)).toEqual(['0.5×', '1×', '2×', '4×']);
    fireEvent.change(speed, { target: { value: '4' } });
    expect(controller.state.player?.state.speed).toBe(4);
  });

  it('copies the commands and says so', async () => {
    const controller = await bar();
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    press('Copy the commands');
    await act(settle);
    vi.unstubAllGlobals();
    expect(writeText).toHaveBeenCalledExactlyOnceWith('docker pull alpine\ndocker images\n');
    expect(controller.state.announcement).toBe('Copied 2 commands.');
  });

  it('says where to copy from when the browser does not allow it', async () => {
    const controller = await bar();
    vi.stubGlobal('navigator', {});
    press('Copy the commands');
    await act(settle);
    vi.unstubAllGlobals();
    expect(controller.state.announcement).toContain('Select the commands in the transcript instead.');
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
