import { digestOf } from '../../engine/digest/digest';
import type { EpochMs } from '../../engine/clock';
import type { EngineEvent, GraphVertex } from '../../engine/events';
import { documentTime } from '../../engine/oci/goTime';
import { goJson } from '../format/goJson';
import type { BuildDisplay } from './buildDisplay';

/** A vertex as BuildKit's client.Vertex has it. `completed` on the last of several goes only. */
interface Vertex {
  readonly digest: string;
  readonly inputs?: readonly string[];
  readonly name: string;
}

interface Known extends Vertex {
  /** Made from files of the client or from the Dockerfile: BuildKit works out its cache key first, which counts as a go of its own. */
  readonly isSource: boolean;
  /** Its cache key has been worked out. */
  keyed: boolean;
  started?: string;
  /** Of the sub-lines told so far. */
  readonly statuses: Set<string>;
}

interface News {
  vertexes?: unknown[];
  statuses?: unknown[];
  logs?: unknown[];
  warnings?: unknown[];
}

const SOURCE = /^\[internal\] (?:load (?:build definition|\.dockerignore|build context)|preparing inline document)/;

/**
 * `--progress=rawjson`: BuildKit's own messages (client.SolveStatus), one a line. What is told at one instant is one message, but for what
 * takes real BuildKit a moment: that a vertex ends, and the ends of what ended at once. Vertices that the cache has are told when something
 * needs them: the one that is needed is loaded, those below it are marked on that occasion (solver/progress.go, vertexStream). Simplified:
 * warnings have no place in the Dockerfile.
 */
export class RawJsonBuildDisplay implements BuildDisplay {
  readonly #vertices = new Map<string, Known>();
  /** Of the graph, by name, as long as they have not begun. */
  readonly #announced = new Map<string, Known[]>();
  readonly #byDigest = new Map<string, Known>();
  /** In the cache, and nothing has needed them so far. */
  readonly #unneeded = new Set<Known>();
  /** Has begun, and may turn out to be in the cache. */
  #held: Known | undefined;
  #at: EpochMs = 0;
  #news: News = {};
  #out = '';

  event(event: EngineEvent): string {
    if (event.at !== this.#at) {
      this.#release();
      this.#flush();
      this.#at = event.at;
    }
    this.#tell(event);
    return this.#taken();
  }

  tick(): string {
    return '';
  }

  end(): string {
    this.#release();
    this.#flush();
    return this.#taken();
  }

  #tell(event: EngineEvent): void {
    if (event.type === 'build.graph') return this.#announce(event.vertices);
    if (event.type === 'vertex.started') return this.#start(event);
    const vertex = 'vertex' in event ? this.#vertices.get(event.vertex) : undefined;
    if (vertex === undefined) return;
    if (event.type === 'vertex.completed' && event.cached && vertex.name.startsWith('[')) {
      if (this.#held === vertex) this.#held = undefined;
      this.#unneeded.add(vertex);
      return;
    }
    this.#release();
    switch (event.type) {
      case 'vertex.completed': {
        const error = event.error ?? (event.cancelled === true ? 'context canceled' : undefined);
        return this.#complete(vertex, error === undefined ? {} : { error });
      }
      case 'vertex.status':
        return this.#status(vertex, event);
      case 'vertex.log':
        return this.#add('logs', {
          vertex: vertex.digest,
          stream: event.stream === 'stdout' ? 1 : 2,
          data: base64(event.text),
          timestamp: this.#now(),
        });
      case 'vertex.warning':
        return this.#add('warnings', { vertex: vertex.digest, level: 1, short: base64(event.text) });
    }
  }

  /** The first vertex is told as soon as it is known, the others from the result down. */
  #announce(vertices: readonly GraphVertex[]): void {
    this.#flush();
    const known: Known[] = [];
    for (const { name, inputs } of vertices) {
      known.push(
        this.#known(
          name,
          inputs.map((input) => known[input]?.digest ?? ''),
        ),
      );
    }
    for (const vertex of known) this.#announced.set(vertex.name, [...(this.#announced.get(vertex.name) ?? []), vertex]);
    const [first, ...others] = known;
    if (first === undefined) return;
    this.#add('vertexes', shown(first));
    this.#flush();
    for (const vertex of others.reverse()) this.#add('vertexes', shown(vertex));
    this.#flush();
  }

  #known(name: string, inputs: readonly string[]): Known {
    const digest = digestOf(goJson([name, inputs, this.#byDigest.size]));
    const known = {
      digest,
      ...(inputs.length === 0 ? {} : { inputs }),
      name,
      isSource: SOURCE.test(name),
      keyed: false,
      statuses: new Set<string>(),
    };
    this.#byDigest.set(digest, known);
    return known;
  }

  #start({ vertex: id, name, kind }: Extract<EngineEvent, { type: 'vertex.started' }>): void {
    this.#release();
    const planned = this.#announced.get(name)?.shift();
    const vertex = planned ?? this.#known(name, []);
    this.#vertices.set(id, vertex);
    if (kind === 'instruction') {
      this.#held = vertex;
      return;
    }
    if (kind === 'export') this.#load([...this.#unneeded].at(-1));
    if (vertex.isSource && planned === undefined) {
      this.#flush();
      this.#add('vertexes', shown(vertex));
      this.#flush();
    }
    if (vertex.isSource && !vertex.keyed) this.#add('vertexes', { ...shown(vertex), started: this.#now(), completed: this.#now() });
    vertex.keyed = true;
    this.#begin(vertex);
    if (kind === 'from') this.#keyContext();
  }

  /** The key of the context is worked out beside those of the bases. */
  #keyContext(): void {
    for (const context of [...this.#announced.values()].flat().filter(({ isSource, keyed }) => isSource && !keyed)) {
      context.keyed = true;
      this.#begin(context);
      this.#complete(context, {});
    }
  }

  /** A step that goes on is in no cache: what it stands on is loaded, and it is under way. */
  #release(): void {
    const vertex = this.#held;
    if (vertex === undefined) return;
    this.#held = undefined;
    for (const input of vertex.inputs ?? []) this.#load(this.#byDigest.get(input));
    this.#begin(vertex);
  }

  #load(vertex: Known | undefined): void {
    if (vertex === undefined || !this.#unneeded.has(vertex)) return;
    this.#flush();
    this.#mark(vertex);
    this.#unneeded.delete(vertex);
    vertex.started = this.#now();
    this.#add('vertexes', { ...shown(vertex), started: vertex.started, cached: true });
    this.#complete(vertex, { cached: true });
  }

  /** What a cached vertex stands on is in the cache as well, and needs not be loaded. */
  #mark(vertex: Known): void {
    for (const input of vertex.inputs ?? []) {
      const below = this.#byDigest.get(input);
      if (below === undefined || !this.#unneeded.delete(below)) continue;
      this.#mark(below);
      this.#add('vertexes', { ...shown(below), started: this.#now(), completed: this.#now(), cached: true });
    }
  }

  #begin(vertex: Known): void {
    vertex.started = this.#now();
    this.#add('vertexes', { ...shown(vertex), started: vertex.started });
  }

  #complete(vertex: Known, how: { readonly cached?: true; readonly error?: string }): void {
    this.#flush();
    this.#add('vertexes', { ...shown(vertex), started: vertex.started, completed: this.#now(), ...how });
    this.#flush();
  }

  #status(vertex: Known, event: Extract<EngineEvent, { type: 'vertex.status' }>): void {
    const { id, current = 0, total, done } = event;
    const started = documentTime(event.started);
    // What is transferred has a name of its own.
    const name = id.startsWith('transferring ') ? { name: 'transferring' } : {};
    const told = { id, vertex: vertex.digest, ...name };
    if (done && !vertex.statuses.has(id)) {
      this.#add('statuses', { ...told, current: 0, timestamp: started, started });
      this.#flush();
    }
    vertex.statuses.add(id);
    const figures = { current, ...(total === undefined ? {} : { total }), timestamp: this.#now(), started };
    this.#add('statuses', { ...told, ...figures, ...(done ? { completed: this.#now() } : {}) });
  }

  #now(): string {
    return documentTime(this.#at);
  }

  #add(kind: keyof News, item: unknown): void {
    (this.#news[kind] ??= []).push(item);
  }

  #flush(): void {
    const { vertexes, statuses, logs, warnings } = this.#news;
    this.#news = {};
    if (vertexes ?? statuses ?? logs ?? warnings) this.#out += `${goJson({ vertexes, statuses, logs, warnings })}\n`;
  }

  #taken(): string {
    const out = this.#out;
    this.#out = '';
    return out;
  }
}

function shown({ digest, inputs, name }: Known): Vertex {
  return inputs === undefined ? { digest, name } : { digest, inputs, name };
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let out = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const characters = [18, 12, 6, 0].map((shift) => ALPHABET[(group >> shift) & 63] ?? '');
    out += characters
      .slice(0, Math.min(4, bytes.length - at + 1))
      .join('')
      .padEnd(4, '=');
  }
  return out;
}
