import type { Player } from '../../session/player';
import type { TimelineMs } from '../../session/recording';
import type { PaneScreen } from './paneScreen';

/** The terminals of a pane, one for each machine: which of them are there, and which moment of a recording each shows. */
export class ReplayScreens {
  #count = 1;
  readonly #screens: (PaneScreen | undefined)[] = [];
  /** Of each; undefined: nothing of the recording. */
  readonly #shown: (TimelineMs | undefined)[] = [];
  #waiting: (() => void) | undefined;

  /** How many there will be. */
  expect(count: number): void {
    this.#count = count;
  }

  /** All of them, once the last is there. */
  get ready(): readonly PaneScreen[] | undefined {
    const there = this.#screens.filter((screen) => screen !== undefined);
    return there.length === this.#count ? there : undefined;
  }

  /** The screen of a machine has come, or, with undefined, gone. */
  attach(machine: number, screen: PaneScreen | undefined): void {
    this.#screens[machine] = screen;
    this.#shown[machine] = undefined;
    if (!this.ready) return;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.();
  }

  /** At once, or when all are there; of several that wait the last one counts. */
  whenReady(action: () => void): void {
    if (this.ready) action();
    else this.#waiting = action;
  }

  /** Nothing waits any more. */
  stopWaiting(): void {
    this.#waiting = undefined;
  }

  /** Another recording, or the reader, writes from now on. */
  forget(): void {
    this.#shown.length = 0;
  }

  /** Brings a machine's terminal to the player's moment. */
  show(player: Player, machine: number): void {
    const screen = this.#screens[machine];
    if (!screen) return;
    const { t } = player.state;
    const { reset, output } = player.screenAt(t, this.#shown[machine], machine);
    if (reset) screen.clear();
    if (output !== '') screen.writeOutput(output);
    this.#shown[machine] = t;
  }
}
