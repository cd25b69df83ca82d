import type { PaneController } from './paneController';

/** How far `.` and `,` step. */
const FRAME_MS = 100;

/**
 * Keys that work wherever the focus is inside the pane: space or k plays and pauses, left and right go to the previous and next command, comma
 * and full stop step, Home and End go to the ends. Not while the reader's own terminal has the keyboard, and never against the control that has
 * the focus: a button keeps its space, a slider its arrows. Returns the function that takes the shortcuts away.
 */
export function attachShortcuts(pane: HTMLElement, controller: PaneController): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    const { phase, player } = controller.state;
    if (!player || (phase !== 'idle' && phase !== 'replay') || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
    const action = actions[event.key];
    if (!action || ownKey(event.target, event.key)) return;
    event.preventDefault();
    action(controller, player.state.t, player.recording.duration);
  };
  pane.addEventListener('keydown', onKeyDown);
  return () => pane.removeEventListener('keydown', onKeyDown);
}

type Action = (controller: PaneController, t: number, duration: number) => void;

const actions: Readonly<Record<string, Action>> = {
  ' ': (controller) => controller.toggle(),
  k: (controller) => controller.toggle(),
  ArrowLeft: (controller) => controller.previous(),
  ArrowRight: (controller) => controller.next(),
  ',': (controller, t) => controller.seek(t - FRAME_MS),
  '.': (controller, t) => controller.seek(t + FRAME_MS),
  Home: (controller) => controller.seek(0),
  End: (controller, _t, duration) => controller.seek(duration),
};

/** Whether the element under the focus has a meaning of its own for the key. */
function ownKey(target: Element, key: string): boolean {
  // xterm's hidden text area takes no input while a recording replays.
  if (target.closest('.xterm')) return false;
  if (
    target.closest('input, select, textarea, [contenteditable="true"], [role="tree"], [role="treegrid"], [role="grid"], [role="listbox"]')
  )
    return true;
  if (target.closest('svg, [role="application"], [role="group"][tabindex], [data-roving]')) return key !== 'k';
  if (target.closest('button, a, summary')) return key === ' ';
  return target.closest('[data-scrolls]') !== null && (key === ' ' || key === 'Home' || key === 'End');
}
