import type { BuildOptions, ImageRecord } from '../../../src/engine/api';
import { SimulatedClock } from '../../../src/engine/clock';
import { assemble } from '../../../src/engine/engine';
import { EngineError } from '../../../src/engine/errors';
import type { EngineEvent } from '../../../src/engine/events';
import { overlayTree } from '../../../src/engine/filetree/overlay';
import type { OverlayTree } from '../../../src/engine/filetree/overlay';
import { usualMachine } from '../../../src/engine/machineSettings';
import type { MachineSettings } from '../../../src/engine/machineSettings';
import { linuxAmd64 } from '../../../src/engine/oci/platform';
import { docker29 } from '../../../src/engine/profile';
import { parseNormalized, tagNameOnly } from '../../../src/engine/reference/parse';
import type { Reference } from '../../../src/engine/reference/reference';
import { memoryRegistry, registryDirectory } from '../../../src/engine/registry/memoryRegistry';
import { hubData } from '../recordedHub';
import { miniShell } from './miniShell';

export function reference(text: string): Reference {
  const parsed = parseNormalized(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return tagNameOnly(parsed.reference);
}

export interface Told {
  readonly name: string;
  readonly outcome: 'done' | 'cached' | 'error' | 'cancelled' | 'open';
  readonly error?: string;
  /** Sub-lines that came to their end, with their figure. */
  readonly statuses: readonly string[];
  readonly log: string;
  readonly warnings: readonly string[];
}

export interface Outcome {
  readonly image?: ImageRecord;
  readonly error?: EngineError;
  readonly vertices: readonly Told[];
  readonly events: readonly EngineEvent[];
}

/** A machine with nothing on it, a directory `/work` for contexts, and the registry of the recordings. */
export class World {
  readonly clock: SimulatedClock;
  readonly files: OverlayTree;
  readonly engine;
  readonly internals;

  constructor(start = Date.UTC(2026, 10, 23, 5, 15, 0), machine: MachineSettings = usualMachine) {
    this.clock = new SimulatedClock(start);
    this.files = overlayTree([], { now: () => Math.floor(this.clock.now() / 1000) });
    ({ engine: this.engine, internals: this.internals } = assemble({
      profile: docker29,
      clock: this.clock,
      platform: linuxAmd64,
      registries: registryDirectory({
        'docker.io': memoryRegistry(hubData()),
        '127.0.0.1:5055': memoryRegistry(hubData('127.0.0.1:5055')),
      }),
      processes: miniShell,
      speeds: { downloadBytesPerSecond: 100e6, latencyMs: 5, unpackBytesPerSecond: 200e6 },
      seed: 'test',
      machine,
    }));
  }

  write(path: string, text: string): void {
    const full = `/work/${path}`;
    this.files.makeDirectory(full.slice(0, full.lastIndexOf('/')), { recursive: true });
    this.files.writeFile(full, new TextEncoder().encode(text));
  }

  async build(dockerfile: string, options: Partial<BuildOptions> & { readonly context?: string | null } = {}): Promise<Outcome> {
    const { context = '/work', ...rest } = options;
    const events: EngineEvent[] = [];
    const end = this.engine.subscribe((event) => events.push(event));
    const source = context === null ? undefined : { tree: this.files, root: context };
    if (source && !this.files.stat(source.root)) this.files.makeDirectory(source.root, { recursive: true });
    try {
      const { image } = await this.engine.build(source, { names: [reference('app:1')], dockerfile, dockerfileName: 'Dockerfile', ...rest });
      return { image, events, vertices: told(events) };
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      return { error, events, vertices: told(events) };
    } finally {
      end();
    }
  }
}

function told(events: readonly EngineEvent[]): Told[] {
  const ids = events.flatMap((event) => (event.type === 'vertex.started' ? [event] : []));
  return ids.map(({ vertex, name }) => {
    const own = events.filter((event) => 'vertex' in event && event.vertex === vertex);
    const end = own.find((event) => event.type === 'vertex.completed');
    const done = end?.type === 'vertex.completed' ? end : undefined;
    return {
      name,
      outcome: !done ? 'open' : done.cancelled ? 'cancelled' : done.error !== undefined ? 'error' : done.cached ? 'cached' : 'done',
      ...(done?.error !== undefined ? { error: done.error } : {}),
      statuses: own.flatMap((event) =>
        event.type === 'vertex.status' && event.done ? [`${event.id}${event.current !== undefined ? ` ${event.current}` : ''}`] : [],
      ),
      log: own.flatMap((event) => (event.type === 'vertex.log' ? [event.text] : [])).join(''),
      warnings: own.flatMap((event) => (event.type === 'vertex.warning' ? [event.text] : [])),
    };
  });
}
