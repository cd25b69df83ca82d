import type { Clock, EpochMs } from '../clock';

/** Part of a build that goes on beside others. */
export interface Task<T> {
  readonly result: Promise<T>;
  readonly done: boolean;
}

interface Parked {
  readonly at: EpochMs;
  readonly resume: () => void;
}

interface OwnTask<T> extends Task<T> {
  done: boolean;
  readonly waiting: (() => void)[];
}

/**
 * The clock of one build, on which several tasks sleep at the same time: BuildKit runs independent stages at once. One task works at a
 * time; when it sleeps or waits, the one whose sleep ends first goes on, so that the order is always the same. Whoever makes the timeline
 * is its first task.
 */
export class BuildTimeline implements Clock {
  #working = 1;
  #moving = false;
  #stopped = false;
  #parked: Parked[] = [];
  readonly #tasks = new WeakMap<Task<unknown>, OwnTask<unknown>>();
  #fail: (error: unknown) => void = () => undefined;
  readonly #failed: Promise<never>;

  constructor(readonly clock: Clock) {
    this.#failed = new Promise((_, reject) => {
      this.#fail = reject;
    });
    this.#failed.catch(() => undefined); // told to whoever awaits the end
  }

  now(): EpochMs {
    return this.clock.now();
  }

  sleep(ms: number): Promise<void> {
    const woken = this.#park(this.now() + Math.max(0, ms));
    this.#leave();
    return woken;
  }

  /** Begins when whoever starts it sleeps or waits. When it fails, nothing else goes on. */
  start<T>(work: () => Promise<T>): Task<T> {
    const waiting: (() => void)[] = [];
    const run = async (): Promise<T> => {
      await this.#park(this.now());
      try {
        return await work();
      } catch (error) {
        this.#stopped = true;
        this.#fail(error);
        throw error;
      } finally {
        own.done = true;
        for (const resume of waiting) this.#parked.push({ at: this.now(), resume });
        this.#leave();
      }
    };
    const result = run();
    result.catch(() => undefined); // see #failed
    const own: OwnTask<T> = { result, done: false, waiting };
    this.#tasks.set(own, own);
    return own;
  }

  /** The result of a task, once it is done. */
  async join<T>(task: Task<T>): Promise<T> {
    const own = this.#tasks.get(task);
    if (own !== undefined && !own.done) {
      const woken = new Promise<void>((resume) => own.waiting.push(resume));
      this.#leave();
      await woken;
    }
    return task.result;
  }

  /** As `join`, for the first task: rejects with the error of whichever task fails first. */
  async finish<T>(task: Task<T>): Promise<T> {
    return Promise.race([this.join(task), this.#failed]);
  }

  /** Waits for ever: until another task's failure ends the build. */
  never(): Promise<never> {
    this.#leave();
    return new Promise(() => undefined);
  }

  #park(at: EpochMs): Promise<void> {
    return new Promise((resume) => {
      this.#parked.push({ at, resume });
    });
  }

  #leave(): void {
    this.#working -= 1;
    void this.#goOn();
  }

  async #goOn(): Promise<void> {
    if (this.#working > 0 || this.#moving || this.#stopped) return;
    const next = this.#parked.reduce<Parked | undefined>(
      (first, one) => (first === undefined || one.at < first.at ? one : first),
      undefined,
    );
    if (next === undefined) return;
    this.#moving = true;
    if (next.at > this.now()) await this.clock.sleep(next.at - this.now());
    this.#moving = false;
    this.#parked = this.#parked.filter((one) => one !== next);
    this.#working += 1;
    next.resume();
  }
}
