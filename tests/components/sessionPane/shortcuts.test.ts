// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PaneController } from '../../../src/components/sessionPane/paneController';
import { attachShortcuts, shortcuts } from '../../../src/components/sessionPane/shortcuts';
import { settle } from './fakeLive';
import { FakeScreen } from './fakeScreen';
import { paneServices } from './services';

let controller: PaneController;
let pane: HTMLElement;

beforeEach(async () => {
  controller = new PaneController(paneServices());
  await controller.load();
  controller.attachScreen(new FakeScreen());
  pane = document.createElement('figure');
  pane.innerHTML =
    '<button></button><input type="range"><select></select><div data-scrolls tabindex="0"></div><div class="xterm"><textarea></textarea></div><svg tabindex="0"></svg>';
  attachShortcuts(pane, controller);
});

/** Whether the pane took the key for itself. */
function press(selector: string, key: string, more: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  pane.querySelector(selector)?.dispatchEvent(event);
  return event.defaultPrevented;
}

const at = (): number | undefined => controller.state.player?.state.t;
const playing = (): boolean | undefined => controller.state.player?.state.playing;

describe('shortcuts inside a pane', () => {
  it('play and pause with k', () => {
    press('button', 'k');
    expect(playing()).toBe(true);
    press('button', 'k');
    expect(playing()).toBe(false);
  });

  it('play with space in the terminal while it only replays', () => {
    expect(press('textarea', ' ')).toBe(true);
    expect(playing()).toBe(true);
  });

  it('go by commands, by steps and to the ends', () => {
    press('button', 'ArrowLeft');
    expect(at()).toBe(1000);
    press('button', '.');
    expect(at()).toBe(1100);
    press('button', '.');
    expect(at()).toBe(1200);
    press('button', ',');
    press('button', ',');
    expect(at()).toBe(1000);
    press('button', '3');
    expect(at()).toBe(600);
    press('button', '[');
    expect(at()).toBe(0);
    press('button', ']');
    expect(at()).toBe(1000);
    press('button', 'Home');
    expect(at()).toBe(0);
    press('button', 'End');
    expect(at()).toBe(2000);
  });

  it.each([
    ['a button', 'button', ' '],
    ['a slider', 'input', 'ArrowLeft'],
    ['a list', 'select', 'End'],
    ['a box that scrolls', '[data-scrolls]', ' '],
    ['the picture', 'svg', 'ArrowLeft'],
  ])('leave %s its own keys', (_what, selector, key) => {
    expect(press(selector, key)).toBe(false);
    expect([at(), playing()]).toEqual([2000, false]);
  });

  it('leave the browser’s own shortcuts alone', () => {
    expect(press('button', 'k', { ctrlKey: true })).toBe(false);
  });

  it('are off while the prompt is the reader’s', async () => {
    controller.takeOver();
    await settle();
    expect(press('textarea', 'k')).toBe(false);
    expect(press('textarea', '?')).toBe(false);
    expect(press('button', '?')).toBe(true);
  });

  it('undo and redo from within the reader’s own terminal, on any keyboard', async () => {
    controller.takeOver();
    await settle();
    const undo = vi.spyOn(controller, 'undo');
    const redo = vi.spyOn(controller, 'redo');
    expect(press('textarea', 'Ω', { code: 'KeyZ', altKey: true })).toBe(true);
    expect(press('textarea', '¸', { code: 'KeyZ', altKey: true, shiftKey: true })).toBe(true);
    expect([undo.mock.calls.length, redo.mock.calls.length]).toEqual([1, 1]);
  });

  it('change the speed', () => {
    press('button', '>');
    expect(controller.state.player?.state.speed).toBe(1.5);
    press('button', '<');
    press('button', '<');
    expect(controller.state.player?.state.speed).toBe(0.5);
  });

  it.each(shortcuts.filter(({ when }) => when !== 'live').flatMap(({ presses, does }) => presses.map((one) => ({ ...one, does }))))(
    '$name in the list does what the list says: $does',
    ({ key = '', code = '', alt = false, does }) => {
      const runs = shortcuts.filter((one) => one.does === does).map((one) => vi.spyOn(one, 'run'));
      expect(press('textarea', key, { code, altKey: alt })).toBe(true);
      expect(runs.every((run) => run.mock.calls.length === 1)).toBe(true);
      runs.forEach((run) => run.mockRestore());
    },
  );
});
