import type { LiveSession } from '../../session/liveSession';
import type { Player } from '../../session/player';
import type { PromptLine } from '../workbench/promptLine';
import { LiveTerminals } from './liveTerminals';
import { endOf } from './ownReplay';
import type { PaneScreen } from './paneScreen';
import type { PaneState } from './paneState';
import { reason } from './reason';
import type { OwnSession } from './sharing';
import type { TakenOver } from './takenOver';

export interface HeldSessionStart {
  readonly taken: TakenOver;
  /** How many of the tour's commands had ended at the take-over. */
  readonly after: number;
  readonly tour: Player;
  readonly screens: readonly PaneScreen[];
  /** The machine that the reader looks at, where it is not the one that acted last. */
  readonly machine?: number;
  readonly line: PromptLine;
  set(change: Partial<PaneState>): void;
  /** Told when the session's actions have changed, and at the beginning. */
  keep(session: OwnSession): void;
}

/** The reader's session, as a pane holds it: its terminals, and what the pane tells of it. */
export class HeldSession {
  readonly live: LiveSession;
  readonly #start: HeldSessionStart;
  readonly #terminals: LiveTerminals;

  constructor(start: HeldSessionStart) {
    const { after, tour, screens, line, set } = start;
    const { live, printed } = start.taken;
    this.#start = start;
    this.live = live;
    if (start.machine !== undefined) live.selectMachine(live.machines[start.machine] ?? live.machine);
    const end = endOf(tour.recording, after);
    this.#terminals = new LiveTerminals(
      screens,
      live,
      { shown: screens.map((_, machine) => tour.screenAt(end, undefined, machine).output), printed },
      {
        lineChanged: (text) => line.changed(text),
        runningChanged: (machine) => set({ running: machine !== undefined, acting: machine }),
        machineChanged: (machine) => set({ machine }),
        commandEnded: (error) => set(error === undefined ? { announcement: live.summary, problem: undefined } : { problem: broken(error) }),
      },
    );
  }

  /** Hands the prompts to the reader. */
  begin(): void {
    const { line, set } = this.#start;
    const { live } = this;
    line.attach(this.#terminals);
    this.#terminals.start();
    set({ phase: 'live', live, own: undefined, machine: this.#terminals.machine, acting: undefined, announcement: 'The prompt is yours.' });
    this.#keepChanges();
    this.#terminals.focus();
  }

  get own(): OwnSession {
    return { after: this.#start.after, actions: this.live.actions };
  }

  select(machine: number): void {
    this.#terminals.select(machine);
  }

  change(how: 'undo' | 'redo' | 'reset'): void {
    const { set } = this.#start;
    this.#terminals.change(how).then(
      () => set({ running: false, acting: undefined, announcement: this.live.summary }),
      (error: unknown) => set({ problem: broken(error) }),
    );
  }

  end(): void {
    this.#terminals.dispose();
    this.#start.line.attach(undefined);
    this.live.dispose();
  }

  #keepChanges(): void {
    const { live } = this;
    const { keep } = this.#start;
    keep(this.own);
    let kept = live.actions;
    live.subscribe(() => {
      if (kept === live.actions) return;
      kept = live.actions;
      keep(this.own);
    });
  }
}

function broken(error: unknown): string {
  return `The simulator failed: ${reason(error)}. Go back to the tour and take over again.`;
}
