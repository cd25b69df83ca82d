import type { Clock, EpochMs } from '../engine/clock';
import { docker29 } from '../engine/profile';
import type { Profile } from '../engine/profile';
import { registryDirectory } from '../engine/registry/memoryRegistry';
import type { Registry, RegistryCondition } from '../engine/registry/registry';
import { createMachine } from './machine';
import type { Machine } from './machine';
import { privateRegistries } from './privateRegistries';
import type { WorldView } from './worldView';

/** When every world begins: after the catalogue was recorded, so that its images are some weeks old. 2026-10-05T09:00:00Z. */
export const worldEpoch: EpochMs = Date.UTC(2026, 9, 5, 9, 0, 0);

/** `beginCommand` lets the time pass that goes by before a command, where that is not just a `sleep`. */
export type WorldClock = Clock & { beginCommand?(thinkingMs: number): Promise<void> };

/** One learner's world: a laptop with Docker, and the registries it can reach. */
export interface World {
  readonly clock: WorldClock;
  readonly laptop: Machine;
  view(): WorldView;
  /** Told whenever `view()` may have changed. Returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void;
  dispose(): void;
}

export interface WorldOptions {
  readonly clock: WorldClock;
  /** Files of the learner's home: path relative to it, content. */
  readonly files?: Readonly<Record<string, string>>;
  readonly profile?: Profile;
  /** Docker Hub; the catalogue unless a test brings its own. */
  readonly hub?: Registry;
  /** The other registries; by default new and empty ones. Worlds that are given the same share them. */
  readonly registries?: readonly Registry[];
  /** Scenarios that the world declares, by host. */
  readonly conditions?: Readonly<Record<string, RegistryCondition>>;
}

/** A world with an empty image store and nothing run yet. Same options, same world. */
export async function createWorld({
  clock,
  files = {},
  profile = docker29,
  hub,
  registries = privateRegistries(),
  conditions = {},
}: WorldOptions): Promise<World> {
  const dockerHub = hub ?? (await catalogue());
  const laptop = createMachine('laptop', {
    clock,
    files,
    profile,
    registries: registryDirectory(Object.fromEntries([dockerHub, ...registries].map((registry) => [registry.host, registry])), {
      conditions,
    }),
  });
  return {
    clock,
    laptop,
    view: () => ({ machines: [laptop.viewer.view()] }),
    subscribe: (listener) => laptop.viewer.subscribe(listener),
    dispose: () => {
      laptop.viewer.dispose();
    },
  };
}

/** Facts of images are a chunk of their own: they change with the registry, the engine with us, and a browser keeps what did not change. */
async function catalogue(): Promise<Registry> {
  const { catalogueHub } = await import(/* webpackChunkName: "catalogue" */ '../catalogue/catalogue');
  return catalogueHub();
}
