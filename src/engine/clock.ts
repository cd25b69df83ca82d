/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number;

/** Asked between steps of long work; a person pressing Ctrl-C sets it. */
export interface Cancellation {
  readonly cancelled: boolean;
}

/**
 * The only source of time below the components. Long work (a download, a build step) calls `sleep` with the simulated duration;
 * whoever injects the clock decides whether that also takes real time.
 */
export interface Clock {
  now(): EpochMs;
  /** Resolves after `ms` of simulated time. Never rejects; the caller checks its `Cancellation` afterwards. */
  sleep(ms: number): Promise<void>;
}

/** A clock that advances only when somebody sleeps on it, and then at once. */
export class SimulatedClock implements Clock {
  #now: EpochMs;

  constructor(start: EpochMs) {
    this.#now = start;
  }

  now(): EpochMs {
    return this.#now;
  }

  sleep(ms: number): Promise<void> {
    this.#now += Math.max(0, ms);
    return Promise.resolve();
  }
}
