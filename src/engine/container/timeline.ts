/** Processes that go on while nobody waits for them, on one line of simulated time. */
import type { Cancellation, Clock, EpochMs } from '../clock';
import type { Keyboard, LineRequest, ProcessInput, ProcessSignals, TypedLine } from './process';

interface Deferred {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

function deferred(): Deferred {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/**
 * One process. It runs at its own time, which is behind the machine's until `Timeline.settle` lets it catch up: whenever it sleeps it is
 * parked, and goes on when its turn comes. So what it prints is stamped with the moment it was printed.
 */
export class BackgroundTask implements ProcessSignals, ProcessInput {
  readonly cancellation: Cancellation;
  readonly clock: Clock;
  #ended = false;
  #killed = false;
  #frozenAt: EpochMs | undefined;
  #now: EpochMs;
  #sleeping: { at: EpochMs; readonly wake: () => void } | undefined;
  #listening: { readonly handled: readonly string[]; readonly deliver: (signal: string) => void } | undefined;
  #reading: { readonly request: LineRequest; readonly deliver: (typed: TypedLine) => void } | undefined;
  #interrupted = false;
  #parked = deferred();

  constructor(machine: Clock) {
    this.#now = machine.now();
    const killed = (): boolean => this.#killed;
    this.cancellation = {
      get cancelled() {
        return killed();
      },
    };
    // Whoever waits for something from outside is called in the machine's present.
    const waits = (): boolean => this.#listening !== undefined || this.#reading !== undefined;
    this.clock = { now: () => (waits() ? machine.now() : this.#now), sleep: (ms) => this.#sleep(ms) };
  }

  get ended(): boolean {
    return this.#ended;
  }

  get killed(): boolean {
    return this.#killed;
  }

  /** When it goes on by itself; Infinity when it waits for a signal, is frozen or has ended. */
  get wakesAt(): EpochMs {
    return this.#ended || this.#frozenAt !== undefined ? Infinity : (this.#sleeping?.at ?? Infinity);
  }

  /** The line it waits for. */
  get reading(): LineRequest | undefined {
    return this.#frozenAt === undefined ? this.#reading?.request : undefined;
  }

  get interrupted(): boolean {
    return this.#interrupted;
  }

  /** Begins, and resolves when it is parked for the first time or has ended. `work` never rejects. */
  async begin(work: () => Promise<void>): Promise<void> {
    const { promise } = this.#parked;
    void work().then(() => {
      this.#ended = true;
      this.#parked.resolve();
    });
    await promise;
  }

  /** Goes on from where it sleeps, until it is parked again or has ended. */
  async turn(): Promise<void> {
    const sleeping = this.#sleeping;
    if (sleeping === undefined) return;
    this.#sleeping = undefined;
    this.#now = Math.max(this.#now, sleeping.at);
    await this.#resumed(sleeping.wake);
  }

  /** Whether the process takes note of the signal. It is then let go on. */
  async signal(name: string, now: EpochMs): Promise<boolean> {
    const listening = this.#listening;
    if (this.#ended || listening === undefined || !listening.handled.includes(name)) return false;
    this.#listening = undefined;
    this.#now = Math.max(this.#now, now);
    await this.#resumed(() => {
      listening.deliver(name);
    });
    return true;
  }

  /** Ends at once; what it would still have done is not done. */
  kill(now: EpochMs): Promise<void> {
    this.#killed = true;
    this.#now = Math.max(this.#now, now);
    if (this.#ended) return Promise.resolve();
    const { wake } = this.#sleeping ?? { wake: () => undefined };
    const { deliver } = this.#listening ?? { deliver: () => undefined };
    const reading = this.#reading;
    if (this.#sleeping === undefined && this.#listening === undefined && reading === undefined) return Promise.resolve();
    this.#sleeping = undefined;
    this.#listening = undefined;
    this.#reading = undefined;
    return this.#resumed(() => {
      wake();
      deliver('KILL');
      reading?.deliver({ kind: 'end-of-file' });
    });
  }

  /** Gives it the line that it waits for, and lets it go on. */
  async type(typed: TypedLine, now: EpochMs): Promise<void> {
    const reading = this.#reading;
    if (this.#ended || reading === undefined) return;
    this.#reading = undefined;
    this.#interrupted = false;
    this.#now = Math.max(this.#now, now);
    await this.#resumed(() => {
      reading.deliver(typed);
    });
  }

  /** Ctrl-C while it runs something for whoever types: what sleeps or waits for a signal is woken. */
  async interrupt(now: EpochMs): Promise<void> {
    this.#interrupted = true;
    this.#now = Math.max(this.#now, now);
    const sleeping = this.#sleeping;
    if (sleeping === undefined) {
      await this.signal('INT', now);
      return;
    }
    this.#sleeping = undefined;
    await this.#resumed(sleeping.wake);
  }

  readLine(request: LineRequest): Promise<TypedLine> {
    if (this.#killed) return Promise.resolve({ kind: 'end-of-file' });
    return new Promise((deliver) => {
      this.#reading = { request, deliver };
      this.#parked.resolve();
    });
  }

  freeze(now: EpochMs): void {
    this.#frozenAt ??= now;
  }

  /** Time that it was frozen did not pass for it. */
  thaw(now: EpochMs): void {
    if (this.#frozenAt !== undefined && this.#sleeping !== undefined) this.#sleeping.at += now - this.#frozenAt;
    this.#frozenAt = undefined;
  }

  wait(handled: readonly string[]): Promise<string> {
    if (this.#killed) return Promise.resolve('KILL');
    return new Promise((deliver) => {
      this.#listening = { handled, deliver };
      this.#parked.resolve();
    });
  }

  #sleep(ms: number): Promise<void> {
    if (this.#killed || this.#interrupted) return Promise.resolve();
    return new Promise((wake) => {
      this.#sleeping = { at: this.#now + Math.max(0, ms), wake };
      this.#parked.resolve();
    });
  }

  async #resumed(go: () => void): Promise<void> {
    this.#parked = deferred();
    const { promise } = this.#parked;
    go();
    await promise;
  }
}

/** At most this much simulated time is waited for something that may never happen by itself, when nobody can press Ctrl-C. */
const PATIENCE_MS = 60_000;
/** How often a waiting command looks for Ctrl-C. */
const LOOK_MS = 250;

export class Timeline {
  readonly #clock: Clock;
  readonly #tasks = new Set<BackgroundTask>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async spawn(task: BackgroundTask, work: () => Promise<void>): Promise<void> {
    this.#tasks.add(task);
    await task.begin(work);
    if (task.ended) this.#tasks.delete(task);
  }

  /** Every process catches up with the clock, in order of time. */
  async settle(): Promise<void> {
    for (let next = this.#next(); next !== undefined && next.wakesAt <= this.#clock.now(); next = this.#next()) {
      await next.turn();
      if (next.ended) this.#tasks.delete(next);
    }
  }

  /**
   * Lets time pass until `done`. False when that is not to be expected: `deadline` is reached, the person has cancelled, or the task that
   * is waited for waits for something from outside itself and a minute has gone by.
   */
  async until(
    done: () => boolean,
    options: { readonly of: () => BackgroundTask | undefined; readonly cancellation?: Cancellation; readonly deadline?: EpochMs },
  ): Promise<boolean> {
    const deadline = options.deadline ?? Infinity;
    let idleSince: EpochMs | undefined;
    for (;;) {
      await this.settle();
      if (done()) return true;
      const now = this.#clock.now();
      if (options.cancellation?.cancelled === true || now >= deadline) return false;
      const idle = !Number.isFinite(options.of()?.wakesAt ?? Infinity);
      idleSince = idle ? (idleSince ?? now) : undefined;
      if (idleSince !== undefined && deadline === Infinity && now - idleSince >= PATIENCE_MS) return false;
      const wakes = Math.min(this.#next()?.wakesAt ?? Infinity, deadline, idle && deadline === Infinity ? now + LOOK_MS : Infinity);
      // In pieces, so that Ctrl-C is seen.
      await this.#clock.sleep(Math.min(wakes - now, Math.max(1000, (wakes - now) / 50)));
    }
  }

  /** The same with somebody at the keyboard, whose lines go to the task that waits for one and whose Ctrl-C interrupts it. */
  async attended(
    done: () => boolean,
    options: {
      readonly of: () => BackgroundTask | undefined;
      readonly keyboard: Keyboard | undefined;
      readonly cancellation?: Cancellation;
    },
  ): Promise<'done' | 'given-up' | 'detached'> {
    const { of, keyboard } = options;
    for (;;) {
      let interrupted = false;
      const pressed = (): boolean => {
        interrupted ||= keyboard?.takeInterrupt() === true;
        return interrupted;
      };
      const reached = await this.until(() => done() || (keyboard !== undefined && (of()?.reading !== undefined || pressed())), options);
      if (done()) return 'done';
      if (!reached || keyboard === undefined) return 'given-up';
      const task = of();
      if (interrupted) {
        await task?.interrupt(this.#clock.now());
        continue;
      }
      if (task?.reading === undefined) continue;
      const typed = await keyboard.readLine(task.reading);
      if (typed.kind === 'detach') return 'detached';
      await task.type(typed, this.#clock.now());
    }
  }

  #next(): BackgroundTask | undefined {
    let first: BackgroundTask | undefined;
    for (const task of this.#tasks) {
      if (task.wakesAt < (first?.wakesAt ?? Infinity)) first = task;
    }
    return first;
  }
}
