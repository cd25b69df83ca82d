import type { Cancellation, EpochMs } from '../clock';
import { EngineError } from '../errors';
import type { EngineEventData, VertexKind } from '../events';
import type { EngineInternals } from '../internals';
import { durations } from './durations';
import type { FailedVertex } from './failure';

/** Emits the events of one build. */
export class BuildProgress {
  #count = 0;
  readonly #open = new Set<VertexProgress>();
  #over = false;

  constructor(
    readonly internals: Pick<EngineInternals, 'clock' | 'emit'>,
    readonly cancellation?: Cancellation,
  ) {}

  start(name: string, kind: VertexKind): VertexProgress {
    const vertex = new VertexProgress(this, `v${this.#count++}`, name, kind);
    this.#open.add(vertex);
    return vertex;
  }

  close(vertex: VertexProgress): void {
    this.#open.delete(vertex);
  }

  /** Ends what is under way when the build is given up or has failed; nothing more is told after it. */
  cancelOpen(): void {
    for (const vertex of [...this.#open]) vertex.cancel();
    this.#over = true;
  }

  emit(event: EngineEventData): void {
    if (!this.#over) this.internals.emit(event);
  }

  /** Simulated time; throws `cancelled` when the person at the terminal gave up meanwhile. */
  async pass(ms: number): Promise<void> {
    await this.internals.clock.sleep(ms);
    if (this.cancellation?.cancelled) throw new EngineError('cancelled', 'context canceled');
  }
}

/** One vertex of the build graph: a line of the display. Begins when made. */
export class VertexProgress {
  readonly #started: EpochMs;
  readonly #log: { seconds: number; text: string }[] = [];

  constructor(
    readonly progress: BuildProgress,
    readonly id: string,
    readonly name: string,
    readonly kind: VertexKind,
  ) {
    this.#started = progress.internals.clock.now();
    progress.emit({ type: 'vertex.started', vertex: id, name, kind });
  }

  get startedAt(): EpochMs {
    return this.#started;
  }

  get failed(): FailedVertex {
    return { name: this.name, log: this.#log };
  }

  status(
    id: string,
    figures: { readonly current?: number; readonly total?: number; readonly started: EpochMs; readonly done: boolean },
  ): void {
    this.progress.emit({ type: 'vertex.status', vertex: this.id, id, ...figures });
  }

  /** A sub-line that lasts `ms` of simulated time. */
  async sub(id: string, ms: number, figures: { readonly current?: number; readonly total?: number } = {}): Promise<void> {
    const { clock } = this.progress.internals;
    const started = clock.now();
    if (ms > 0) {
      this.status(id, { ...figures, ...(figures.current !== undefined ? { current: 0 } : {}), started, done: false });
      await this.progress.pass(ms);
    }
    this.status(id, { ...figures, started, done: true });
  }

  /**
   * Files from the client, of which BuildKit tells three times: that it begins, the first packet, and the end; between them at most every
   * tenth of a second (source/local, progress handler; recording 29.7.2/05 step 19).
   */
  async transfer(id: string, ms: number, { first, all }: { readonly first: number; readonly all: number }): Promise<void> {
    await this.progress.pass(durations.callClient);
    const started = this.progress.internals.clock.now();
    this.status(id, { current: 0, started, done: false });
    const half = Math.floor(ms / 2);
    await this.progress.pass(half);
    this.status(id, { current: first, started, done: false });
    await this.progress.pass(ms - half);
    this.status(id, { current: all, started, done: true });
  }

  /** A sub-line that nobody can interrupt. */
  async finalSub(id: string, ms: number): Promise<void> {
    const { clock } = this.progress.internals;
    const started = clock.now();
    if (ms > 0) await clock.sleep(ms);
    this.status(id, { started, done: true });
  }

  log(stream: 'stdout' | 'stderr', text: string): void {
    const { clock } = this.progress.internals;
    this.#log.push({ seconds: (clock.now() - this.#started) / 1000, text });
    this.progress.emit({ type: 'vertex.log', vertex: this.id, stream, text });
  }

  warning(text: string): void {
    this.progress.emit({ type: 'vertex.warning', vertex: this.id, text });
  }

  done(): void {
    this.#complete({ cached: false });
  }

  cached(): void {
    this.#complete({ cached: true });
  }

  fail(error: string): void {
    this.#complete({ cached: false, error });
  }

  cancel(): void {
    this.#complete({ cached: false, cancelled: true });
  }

  #complete(how: { readonly cached: boolean; readonly error?: string; readonly cancelled?: boolean }): void {
    this.progress.close(this);
    this.progress.emit({ type: 'vertex.completed', vertex: this.id, ...how });
  }
}
