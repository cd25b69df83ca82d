import { SimulatedClock } from '../engine/clock';
import type { Clock, EpochMs } from '../engine/clock';
import { livePaceMs } from './pace';

/** Shorter waits are saved up: a browser's timers are no finer than a few milliseconds. */
const finestWaitMs = 16;

/** A simulated clock that, once `pace` is set, also lets the person wait, command by command as `livePaceMs` says. */
export class PacedClock implements Clock {
  readonly #simulated: SimulatedClock;
  readonly #wait: (ms: number) => Promise<void>;
  #pace = 0;
  #commandBegan: EpochMs;
  #waited = 0;

  constructor(start: EpochMs, wait: (ms: number) => Promise<void>) {
    this.#simulated = new SimulatedClock(start);
    this.#commandBegan = start;
    this.#wait = wait;
  }

  now(): EpochMs {
    return this.#simulated.now();
  }

  /** 0 lets all time pass at once. */
  setPace(pace: number): void {
    this.#pace = pace;
    this.#begin();
  }

  /** The time that passes before a command is entered has passed for the person already, so nobody waits for it. */
  async beginCommand(thinkingMs: number): Promise<void> {
    await this.#simulated.sleep(thinkingMs);
    this.#begin();
  }

  async sleep(ms: number): Promise<void> {
    await this.#simulated.sleep(ms);
    if (this.#pace === 0) return;
    const due = livePaceMs(this.now() - this.#commandBegan) * this.#pace - this.#waited;
    if (due < finestWaitMs) return;
    this.#waited += due;
    await this.#wait(due);
  }

  #begin(): void {
    this.#commandBegan = this.now();
    this.#waited = 0;
  }
}
