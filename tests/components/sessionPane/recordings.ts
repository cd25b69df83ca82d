import type { FrameScheduler } from '../../../src/session/player';
export { twoCommands } from '../../../src/scenes/recordings';

/** Frames come when the test says so. */
export class TestScheduler implements FrameScheduler {
  #now = 0;
  #waiting: (() => void) | undefined;

  now(): number {
    return this.#now;
  }

  request(callback: () => void): number {
    this.#waiting = callback;
    return 1;
  }

  cancel(): void {
    this.#waiting = undefined;
  }

  /** Lets time pass in one frame. */
  pass(ms: number): void {
    this.#now += ms;
    const callback = this.#waiting;
    this.#waiting = undefined;
    callback?.();
  }
}
