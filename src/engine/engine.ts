import type { Engine, EngineOptions, ImageRecord } from './api';
import { buildCacheUsage, pruneBuildCache } from './build/cacheUsage';
import { collectAfter } from './build/collector';
import { containerDesk } from './container/containers';
import { memoryContainerStore } from './container/containerStore';
import { memoryContentStore } from './content/contentStore';
import type { Digest } from './digest/digest';
import { EngineError } from './errors';
import type { EngineEventData, EventListener } from './events';
import { overlayTree } from './filetree/overlay';
import { idSource } from './ids';
import { documentTree } from './image/documentTree';
import { reachableFrom, reachableStack, sweep } from './image/collect';
import { memoryImageStore } from './image/imageStore';
import { imageNotFound, lookUpTarget } from './image/lookup';
import { pruneImages } from './image/prune';
import { historyRows, imageRecordOf } from './image/record';
import { removeImage } from './image/remove';
import { tagImage } from './image/tag';
import type { EngineInternals } from './internals';
import { usualMachine } from './machineSettings';
import { memoryLayerStore } from './layer/layerStore';
import { parts } from './onFirstUse';
import { fetchLayers } from './registry/fetch';
import { tagNameOnly } from './reference/parse';
import { pull } from './registry/pull';
import { resolveAtRegistry, resolveImage } from './registry/resolve';

/** One machine's Docker, with nothing on it. */
export function createEngine(options: EngineOptions): Engine {
  return assemble(options).engine;
}

/** The engine with its inner parts, for those who check them (`validateImage`) or save them. */
export function assemble(options: EngineOptions): { readonly engine: Engine; readonly internals: EngineInternals } {
  const listeners = new Set<EventListener>();
  let underWay = 0;
  let garbage = false;

  const emit = (event: EngineEventData): void => {
    const stamped = { at: options.clock.now(), ...event };
    listeners.forEach((listener) => listener(stamped));
  };
  const content = memoryContentStore();
  const layers = memoryLayerStore(content);
  const images = memoryImageStore(options.clock, emit);
  const containers = memoryContainerStore();

  const collectGarbage = (): void => {
    garbage = underWay > 0;
    if (!garbage) {
      const named = reachableFrom(
        content,
        images.list().map(({ target }) => target.digest),
      );
      const cached = [...internals.buildCache.values()].flatMap(({ chainId }) => (chainId === undefined ? [] : [chainId]));
      sweep(content, layers, [named, reachableStack(layers, containers.stacks()), reachableStack(layers, cached)]);
    }
  };

  /** Work that makes layers before it names them: nothing is collected meanwhile. */
  const work = async <T>(task: () => Promise<T>): Promise<T> => {
    underWay++;
    try {
      return await task();
    } finally {
      underWay--;
      if (garbage && underWay === 0) {
        collectGarbage();
      }
    }
  };

  /** What moves a name may leave things that nothing holds. */
  const collecting = <T>(task: () => T): T => {
    const result = task();
    collectGarbage();
    return result;
  };

  const recordOf = (target: Digest): ImageRecord | undefined =>
    imageRecordOf(
      { content, layers, images, platform: options.platform },
      target,
      containers.list().some(({ imageId }) => imageId === target),
    );

  const image = (nameOrId: string): ImageRecord => {
    const found = recordOf(lookUpTarget(images, nameOrId).digest);
    if (found === undefined) {
      throw imageNotFound(nameOrId);
    }
    return found;
  };

  /** What is no reference at all, or begins several IDs, is no image either. */
  const findImage = (nameOrId: string): ImageRecord | undefined => {
    try {
      return image(nameOrId);
    } catch (error) {
      if (error instanceof EngineError) {
        return undefined;
      }
      throw error;
    }
  };

  const internals: EngineInternals = {
    profile: options.profile,
    clock: options.clock,
    platform: options.platform,
    registries: options.registries,
    processes: options.processes,
    speeds: options.speeds,
    hasPortProxy: options.hasPortProxy ?? true,
    machine: options.machine ?? usualMachine,
    nextId: idSource(options.seed, options.containerNames),
    emit,
    content,
    layers,
    images,
    containers,
    buildCache: new Map(),
    imageRecord: (target) => {
      const found = recordOf(target);
      if (found === undefined) {
        throw imageNotFound(target);
      }
      return found;
    },
    resolveImage: (reference, resolveOptions) => resolveImage(internals, reference, resolveOptions),
    fetchLayers: (resolved, fetchOptions) => fetchLayers(internals, resolved, fetchOptions),
    collectGarbage,
  };

  collectAfter(internals.buildCache, options.clock.now() - internals.machine.daemonUpForMs);
  const desk = containerDesk(internals, image);
  const engine: Engine = {
    profile: options.profile,
    clock: options.clock,
    platform: options.platform,
    registries: options.registries,
    processes: options.processes,
    speeds: options.speeds,
    machine: internals.machine,
    nextId: (kind) => internals.nextId(kind),
    emit,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    pull: (reference, pullOptions) => work(() => pull(internals, reference, pullOptions)),
    push: async (reference, pushOptions) => {
      const { push } = await parts.push();
      return work(() => push(internals, reference, pushOptions));
    },
    login: async (host, credentials) => (await parts.login()).login(internals, host, credentials),
    inspectRemote: async (reference) => {
      const named = tagNameOnly(reference);
      const { registry, target } = await resolveAtRegistry(internals, named);
      const document = registry.document(target.digest);
      if (document === undefined) {
        throw new Error(`registry ${registry.host}: no document ${target.digest}`);
      }
      return { reference: named, document };
    },
    save: async (names) => (await parts.saving()).saveImages(internals, names),
    load: async (archive) => {
      const { loadImages } = await parts.loading();
      return collecting(() => loadImages(internals, archive));
    },
    importImage: async (archive, importOptions) => {
      const { importImage } = await parts.building();
      return collecting(() => importImage(internals, archive, importOptions));
    },
    exportContainer: async (nameOrId) => (await parts.exporting()).exportTree(containers.get(nameOrId).live.tree),
    build: async (context, buildOptions) => {
      const { buildImage } = await parts.building();
      return work(() => buildImage(internals, context, buildOptions));
    },
    checkBuild: async (context, buildOptions) => (await parts.building()).checkBuild(internals, context, buildOptions),
    planBuild: async (context, buildOptions) => (await parts.building()).planOfBuild(internals, context, buildOptions),
    // Not under `work`: a container keeps its own layers, and one in the foreground may run on for long.
    run: async (runOptions, io) => {
      const from = image(runOptions.image);
      await options.processes.prepare?.();
      return desk.run(from, runOptions, io);
    },
    images: () => [...new Set(images.list().map(({ target }) => target.digest))].flatMap((target) => recordOf(target) ?? []),
    image,
    findImage,
    history: historyRows,
    tag: (source, target) => tagImage(internals, source, target),
    removeImage: (nameOrId, removeOptions) => removeImage(internals, nameOrId, removeOptions),
    pruneImages: (pruneOptions) => pruneImages(internals, pruneOptions),
    buildCacheUsage: (usageOptions) => buildCacheUsage(internals, usageOptions?.unnoticed !== true),
    pruneBuildCache: (pruneOptions) => {
      const removed = pruneBuildCache(internals, pruneOptions);
      collectGarbage();
      return removed;
    },
    containers: () => desk.list(),
    removeContainer: (nameOrId, { force = false, volumes = false } = {}) => desk.remove(nameOrId, { force, volumes }),
    container: { ...desk.containers, commit: (name, commitOptions) => work(() => desk.containers.commit(name, commitOptions)) },
    imageDocuments: (record) => documentTree(content, record.target),
    layerContent: (chainId) => {
      const layer = layers.list().find((one) => one.chainId === chainId);
      return layer && { changeset: layer.changeset, complete: layer.listsAllFiles };
    },
    imageTree: (record) => overlayTree(layers.changesets(record.layers.at(-1)?.chainId), { readOnly: true }),
  };
  return { engine, internals };
}
