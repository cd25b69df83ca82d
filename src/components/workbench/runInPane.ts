import { showPart } from '../sessionPane/PaneTab';

/** What a pane does for a command of the prose. */
export interface RunsCommands {
  readonly state: { readonly phase: string };
  readonly line: { run(text: string): void };
  takeOver(): void;
  subscribe(listener: () => void): () => void;
}

/** The attribute holds the command until the pane has come alive, the event says that it is there. */
const ATTRIBUTE = 'data-run';
const EVENT = 'layer-by-layer:run';

/** Asks the nearest pane of the page, the one above first, to run a command. False where the page has none. */
export function runInNearestPane(from: Element, command: string): boolean {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-docker-session]')];
  const above = panes.filter((pane) => (pane.compareDocumentPosition(from) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0).at(-1);
  const pane = above ?? panes[0];
  if (!pane) return false;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  pane.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
  showPart(pane, 'terminal');
  pane.setAttribute(ATTRIBUTE, command);
  pane.dispatchEvent(new Event(EVENT));
  return true;
}

/** Makes a pane that has come alive run what the prose asks for, taking over where the prompt is not the reader's yet. */
export function attachRuns(pane: HTMLElement, controller: RunsCommands): () => void {
  let waiting: string | undefined;
  const go = (): void => {
    if (waiting === undefined) return;
    const { phase } = controller.state;
    if (phase === 'live') {
      const command = waiting;
      waiting = undefined;
      controller.line.run(command);
    } else if (phase === 'idle' || phase === 'replay') controller.takeOver();
  };
  const take = (): void => {
    const command = pane.getAttribute(ATTRIBUTE);
    if (command === null) return;
    pane.removeAttribute(ATTRIBUTE);
    waiting = command;
    go();
  };
  pane.addEventListener(EVENT, take);
  const end = controller.subscribe(() => {
    // Not within the controller's own change of state.
    if (waiting !== undefined) queueMicrotask(go);
  });
  take();
  return () => {
    end();
    pane.removeEventListener(EVENT, take);
  };
}
