import type { PaneController } from './paneController';
import { speedBy } from './playbackSpeeds';

/** A press of a key, as `KeyboardEvent` names it: `code` where Alt is held, because Alt changes what the key types. */
export interface Press {
  readonly key?: string;
  readonly code?: string;
  readonly alt?: boolean;
  readonly shift?: boolean;
  /** As the reader knows it. */
  readonly name: string;
}

export interface Shortcut {
  readonly presses: readonly Press[];
  /** What it does, as the list of shortcuts says it. */
  readonly does: string;
  /** In the tour and in replays; while the prompt is the reader's; or in both. */
  readonly when: 'tour' | 'live' | 'both';
  run(controller: PaneController, event: KeyboardEvent): void;
}

const press = (key: string, name = key): Press => ({ key, name });
const digits = Array.from({ length: 10 }, (_, digit) => press(String(digit)));

const seekTo = (controller: PaneController, share: number): void =>
  controller.seek(share * (controller.state.player?.recording.duration ?? 0));

const changeSpeed = (controller: PaneController, by: 1 | -1): void => {
  const { player } = controller.state;
  if (!player) return;
  player.setSpeed(speedBy(player.state.speed, by));
  controller.announce(`Speed ${player.state.speed}×`);
};

/** Every shortcut of a pane: what the keys do and what the list shows. */
export const shortcuts: readonly Shortcut[] = [
  { presses: [press(' ', 'Space'), press('k')], does: 'Play or pause', when: 'tour', run: (controller) => controller.toggle() },
  { presses: [press('ArrowLeft', '←'), press('[')], does: 'Previous command', when: 'tour', run: (controller) => controller.previous() },
  { presses: [press('ArrowRight', '→'), press(']')], does: 'Next command', when: 'tour', run: (controller) => controller.next() },
  { presses: [press(',')], does: 'Previous frame', when: 'tour', run: (controller) => controller.previousFrame() },
  { presses: [press('.')], does: 'Next frame', when: 'tour', run: (controller) => controller.nextFrame() },
  { presses: [press('<')], does: 'Slower', when: 'tour', run: (controller) => changeSpeed(controller, -1) },
  { presses: [press('>')], does: 'Faster', when: 'tour', run: (controller) => changeSpeed(controller, 1) },
  { presses: [press('Home')], does: 'To the beginning', when: 'tour', run: (controller) => seekTo(controller, 0) },
  { presses: [press('End')], does: 'To the end', when: 'tour', run: (controller) => seekTo(controller, 1) },
  {
    presses: digits,
    does: 'To so many tenths of the session',
    when: 'tour',
    run: (controller, event) => seekTo(controller, Number(event.key) / 10),
  },
  { presses: [press('t')], does: 'Take over the prompt', when: 'tour', run: (controller) => controller.takeOver() },
  {
    presses: [{ code: 'KeyZ', alt: true, shift: false, name: 'Alt+Z' }],
    does: 'Undo the last command',
    when: 'live',
    run: (controller) => controller.undo(),
  },
  {
    presses: [{ code: 'KeyZ', alt: true, shift: true, name: 'Alt+Shift+Z' }],
    does: 'Redo it',
    when: 'live',
    run: (controller) => controller.redo(),
  },
  {
    presses: [press('e'), { code: 'KeyX', alt: true, shift: false, name: 'Alt+X' }],
    does: 'Explain the line at the cursor, or the selected one (in your own terminal with Alt)',
    when: 'both',
    run: (controller) => controller.workbench.askLine(),
  },
  {
    presses: [press('?')],
    does: 'Show this list (outside your own terminal)',
    when: 'both',
    run: (controller) => controller.showShortcuts(true),
  },
];

/**
 * Keys that work wherever the focus is inside the pane, but never against what has the focus: a button keeps its space, a slider its arrows,
 * the reader's own terminal every key without Alt. Returns the function that takes the shortcuts away.
 */
export function attachShortcuts(pane: HTMLElement, controller: PaneController): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || !(event.target instanceof Element)) return;
    const shortcut = shortcuts.find((one) => isOn(one, controller) && one.presses.some((wanted) => matches(wanted, event)));
    if (!shortcut || (!event.altKey && ownKey(event.target, event.key, controller.state.phase === 'live'))) return;
    event.preventDefault();
    // The terminal does not get to see it.
    if (event.altKey) event.stopPropagation();
    shortcut.run(controller, event);
  };
  // Those with Alt before the terminal, the others after whatever has the focus.
  const early = (event: KeyboardEvent): void => {
    if (event.altKey) onKeyDown(event);
  };
  const late = (event: KeyboardEvent): void => {
    if (!event.altKey) onKeyDown(event);
  };
  pane.addEventListener('keydown', early, { capture: true });
  pane.addEventListener('keydown', late);
  return () => {
    pane.removeEventListener('keydown', early, { capture: true });
    pane.removeEventListener('keydown', late);
  };
}

function isOn({ when }: Shortcut, { state: { phase, player } }: PaneController): boolean {
  if (phase === 'live') return when !== 'tour';
  return player !== undefined && (phase === 'idle' || phase === 'replay') && when !== 'live';
}

function matches(wanted: Press, event: KeyboardEvent): boolean {
  if (event.altKey !== (wanted.alt ?? false)) return false;
  if (wanted.shift !== undefined && event.shiftKey !== wanted.shift) return false;
  return wanted.key === undefined ? event.code === wanted.code : event.key === wanted.key;
}

/** Whether the element under the focus has a meaning of its own for the key. */
function ownKey(target: Element, key: string, live: boolean): boolean {
  // xterm's hidden text area takes no input while a recording replays.
  if (target.closest('.xterm')) return live;
  if (target.closest('dialog, [role="menu"]')) return true;
  if (target.closest('input[type="range"]')) return !/^[?<>,.[\]ekt]$/.test(key);
  if (
    target.closest('input, select, textarea, [contenteditable="true"], [role="tree"], [role="treegrid"], [role="grid"], [role="listbox"]')
  )
    return true;
  if (target.closest('svg, [role="application"], [role="group"][tabindex], [data-roving]'))
    return key !== 'k' && key !== 'e' && key !== '?';
  if (target.closest('button, a, summary')) return key === ' ';
  return target.closest('[data-scrolls]') !== null && (key === ' ' || key === 'Home' || key === 'End');
}
