import type { EpochMs } from '../../engine/clock';
import type { EngineEvent, VertexKind } from '../../engine/events';

/** A sub-line of a vertex: `transferring context: 34B`. */
export interface TracedStatus {
  readonly id: string;
  readonly current: number;
  readonly total: number;
  readonly started: EpochMs;
  readonly timestamp: EpochMs;
  readonly completed?: EpochMs;
}

export interface TracedVertex {
  readonly vertex: string;
  readonly name: string;
  readonly kind: VertexKind;
  started?: EpochMs;
  completed?: EpochMs;
  cached: boolean;
  error?: string;
  cancelled: boolean;
  readonly statuses: Map<string, TracedStatus>;
  readonly warnings: string[];
  /** `0.202 text`, whole lines, oldest first. */
  readonly logs: string[];
  /** A line whose end has not come yet. */
  partial: string;
  /** Bytes of log so far. */
  logBytes: number;
}

/** What a build has told so far (BuildKit `util/progress/progressui`, trace). Fed with events; the displays read it. */
export class BuildTrace {
  readonly vertices: TracedVertex[] = [];
  /** Vertices announced, started or not. */
  announced = 0;
  start: EpochMs | undefined;
  now: EpochMs = 0;
  readonly #byId = new Map<string, TracedVertex>();

  vertex(id: string): TracedVertex | undefined {
    return this.#byId.get(id);
  }

  /** Returns the vertex that changed, if one did. */
  update(event: EngineEvent): TracedVertex | undefined {
    this.now = event.at;
    this.start ??= event.at;
    switch (event.type) {
      case 'vertex.started': {
        const known = this.#byId.get(event.vertex);
        if (known !== undefined) {
          known.started ??= event.at;
          return known;
        }
        const vertex: TracedVertex = {
          vertex: event.vertex,
          name: event.name,
          kind: event.kind,
          started: event.at,
          cached: false,
          cancelled: false,
          statuses: new Map(),
          warnings: [],
          logs: [],
          partial: '',
          logBytes: 0,
        };
        this.#byId.set(event.vertex, vertex);
        this.vertices.push(vertex);
        this.announced = Math.max(this.announced, this.vertices.length);
        return vertex;
      }
      case 'vertex.status': {
        const vertex = this.#byId.get(event.vertex);
        vertex?.statuses.set(event.id, {
          id: event.id,
          current: event.current ?? 0,
          total: event.total ?? 0,
          started: event.started,
          timestamp: event.at,
          ...(event.done ? { completed: event.at } : {}),
        });
        return vertex;
      }
      case 'vertex.log': {
        const vertex = this.#byId.get(event.vertex);
        if (vertex !== undefined) this.log(vertex, event.text, event.at);
        return vertex;
      }
      case 'vertex.warning': {
        const vertex = this.#byId.get(event.vertex);
        vertex?.warnings.push(event.text);
        return vertex;
      }
      case 'vertex.completed': {
        const vertex = this.#byId.get(event.vertex);
        if (vertex === undefined) return undefined;
        vertex.completed = event.at;
        vertex.cached = event.cached;
        vertex.cancelled = event.cancelled ?? false;
        if (event.error !== undefined) vertex.error = event.error;
        if (vertex.partial !== '') {
          vertex.logs.push(vertex.partial);
          vertex.partial = '';
        }
        return vertex;
      }
      default:
        return undefined;
    }
  }

  /** Seconds from the vertex's start. */
  seconds(vertex: TracedVertex): number {
    return ((vertex.completed ?? this.now) - (vertex.started ?? this.now)) / 1000;
  }

  private log(vertex: TracedVertex, text: string, at: EpochMs): void {
    vertex.logBytes += text.length;
    const stamp = ((at - (vertex.started ?? at)) / 1000).toFixed(3);
    const pieces = text.split('\n');
    pieces.forEach((piece, index) => {
      const last = index === pieces.length - 1;
      if (last && piece === '') return;
      const line = vertex.partial === '' ? `${stamp} ${piece}` : vertex.partial + piece;
      if (last) vertex.partial = line;
      else {
        vertex.logs.push(line);
        vertex.partial = '';
      }
    });
  }
}

/** The block of a failed vertex's log that BuildKit repeats at the end (`printErrorLogs`); the last `limit` lines of each. */
export function errorLogs(trace: BuildTrace, limit: number): string {
  return trace.vertices
    .filter((vertex) => vertex.error !== undefined && !vertex.cancelled)
    .map(
      (vertex) =>
        `------\n > ${vertex.name}:\n${vertex.logs
          .slice(-limit)
          .map((line) => `${line}\n`)
          .join('')}------\n`,
    )
    .join('');
}
