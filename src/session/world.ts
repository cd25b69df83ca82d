import type { Clock, EpochMs } from '../engine/clock';
import { docker29 } from '../engine/profile';
import type { Profile } from '../engine/profile';
import { emptyRegistry, registryDirectory } from '../engine/registry/memoryRegistry';
import type { Registry, RegistryCondition } from '../engine/registry/registry';
import { createMachine } from './machine';
import { defaultMachines, filesOn } from './machineNames';
import type { Machine } from './machine';
import { ownRegistryHost, privateRegistries } from './privateRegistries';
import { UsedNames, registryViews } from './registryViews';
import type { ReachableRegistry } from './registryViews';
import type { WorldView } from './worldView';

/** When every world begins: after the catalogue was recorded, so that its images are some weeks old. 2026-10-05T09:00:00Z. */
export const worldEpoch: EpochMs = Date.UTC(2026, 9, 5, 9, 0, 0);

/** `beginCommand` lets the time pass that goes by before a command, where that is not just a `sleep`. */
export type WorldClock = Clock & { beginCommand?(thinkingMs: number): Promise<void> };

/** One learner's world: one or more machines with Docker, and the registries they can reach. */
export interface World {
  readonly clock: WorldClock;
  /** In order of the world's declaration; at least one. */
  readonly machines: readonly Machine[];
  /** The first machine. */
  readonly laptop: Machine;
  /** The same object as long as nothing changes. */
  view(): WorldView;
  /** Told whenever `view()` may have changed. Returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void;
  /** From now on, this is what is wrong with registries, by host. */
  declare(conditions: Readonly<Record<string, RegistryCondition>>): void;
  dispose(): void;
}

export interface WorldOptions {
  readonly clock: WorldClock;
  /** Names; one `laptop` by default. */
  readonly machines?: readonly string[];
  /** Files of the learner's homes, as in `SessionSetup`. */
  readonly files?: Files;
  readonly profile?: Profile;
  /** Docker Hub; the catalogue unless a test brings its own. */
  readonly hub?: Registry;
  /** The other registries; by default new and empty ones. Worlds that are given the same share them. */
  readonly registries?: readonly Registry[];
  /** Scenarios that the world declares, by host. */
  readonly conditions?: Readonly<Record<string, RegistryCondition>>;
}

type Files = Readonly<Record<string, string>>;

/** A world with empty image stores and nothing run yet. Same options, same world. */
export async function createWorld(options: WorldOptions): Promise<World> {
  const { clock, files = {}, profile = docker29 } = options;
  const names = options.machines ?? defaultMachines;
  const [first = defaultMachines[0], ...others] = names;
  let conditions = new Map(Object.entries(options.conditions ?? {}));
  const shared = [options.hub ?? (await catalogue()), ...(options.registries ?? privateRegistries())];
  const reachable: ReachableRegistry[] = shared.map((registry) =>
    registry.host === ownRegistryHost ? { registry, machine: first } : { registry },
  );
  const machineOf = (name: string, home: Files, registries: readonly Registry[]): Machine => {
    const directory = registryDirectory(Object.fromEntries(registries.map((registry) => [registry.host, registry])));
    return createMachine(name, { clock, files: home, profile, registries: { ...directory, condition: (host) => conditions.get(host) } });
  };
  const laptop = machineOf(first, filesOn(names, 0, files), shared);
  const machines = [laptop];
  for (const name of others) {
    // What listens on a machine's own port is not what listens on another's.
    const own = emptyRegistry(ownRegistryHost);
    reachable.push({ registry: own, machine: name });
    machines.push(
      machineOf(name, filesOn(names, names.indexOf(name), files), [...shared.filter(({ host }) => host !== ownRegistryHost), own]),
    );
  }

  const used = new UsedNames();
  let view: WorldView | undefined;
  const makeView = (): WorldView => {
    const registries = registryViews(reachable, used);
    return { machines: machines.map(({ viewer }) => viewer.view()), ...(registries.length === 0 ? {} : { registries }) };
  };
  const stops = machines.flatMap(({ engine, viewer }) => [
    engine.subscribe((event) => {
      used.take(event);
      view = undefined;
    }),
    viewer.subscribe(() => {
      view = undefined;
    }),
  ]);
  return {
    clock,
    machines,
    laptop,
    view: () => (view ??= makeView()),
    subscribe: (listener) => {
      const unsubscribe = machines.map(({ viewer }) => viewer.subscribe(listener));
      return () => {
        for (const stop of unsubscribe) stop();
      };
    },
    declare: (declared) => {
      conditions = new Map(Object.entries(declared));
    },
    dispose: () => {
      for (const stop of stops) stop();
      for (const { viewer } of machines) viewer.dispose();
    },
  };
}

/** Facts of images are a chunk of their own: they change with the registry, the engine with us, and a browser keeps what did not change. */
async function catalogue(): Promise<Registry> {
  const { catalogueHub } = await import(/* webpackChunkName: "catalogue" */ '../catalogue/catalogue');
  return catalogueHub();
}
