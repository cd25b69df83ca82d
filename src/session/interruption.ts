import type { Cancellation } from '../engine/clock';

/**
 * When a command learned of Ctrl-C. Commands ask now and then whether they are cancelled; which of the questions was the first to be answered
 * with yes makes the difference, and a deterministic command asks the same questions again.
 */
export interface Interruption {
  /** Simulated milliseconds since the command was entered. */
  readonly at: number;
  /** How often it had asked at that very moment before. */
  readonly asked: number;
}

/** Passes on what a person does, and remembers when the command heard of it. */
export class HeardCancellation implements Cancellation {
  readonly #pressed: () => boolean;
  readonly #elapsed: () => number;
  #last = { at: -1, asked: 0 };
  #heard: Interruption | undefined;

  constructor(pressed: () => boolean, elapsed: () => number) {
    this.#pressed = pressed;
    this.#elapsed = elapsed;
  }

  get cancelled(): boolean {
    if (this.#heard !== undefined) return true;
    const at = this.#elapsed();
    const asked = at === this.#last.at ? this.#last.asked : 0;
    if (this.#pressed()) this.#heard = { at, asked };
    else this.#last = { at, asked: asked + 1 };
    return this.#heard !== undefined;
  }

  /** Undefined as long as the command has not heard of any Ctrl-C. */
  get interruption(): Interruption | undefined {
    return this.#heard;
  }
}

/** Answers as the person did when the command ran before. `onHeard` is called with the first yes. */
export function sameInterruption({ at, asked }: Interruption, elapsed: () => number, onHeard: () => void = () => undefined): Cancellation {
  let askedThen = 0;
  let heard = false;
  return {
    get cancelled() {
      const now = elapsed();
      if (heard || now < at) return heard;
      heard = now > at || askedThen >= asked;
      askedThen += 1;
      if (heard) onHeard();
      return heard;
    },
  };
}
