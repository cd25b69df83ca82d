import type { ContainerRecord, Engine, EngineOptions, ImageRecord } from './api';
import { buildImage } from './build/build';
import { memoryContainerStore } from './container/containerStore';
import { runContainer } from './container/run';
import { memoryContentStore } from './content/contentStore';
import type { Digest } from './digest/digest';
import { EngineError } from './errors';
import type { EngineEventData, EventListener } from './events';
import { overlayTree } from './filetree/overlay';
import { idSource } from './ids';
import { reachableFrom, reachableStack, sweep } from './image/collect';
import { memoryImageStore } from './image/imageStore';
import { imageNotFound, lookUpTarget } from './image/lookup';
import { pruneImages } from './image/prune';
import { historyRows, imageRecordOf } from './image/record';
import { removeImage } from './image/remove';
import { tagImage } from './image/tag';
import type { EngineInternals } from './internals';
import { memoryLayerStore } from './layer/layerStore';
import { fetchLayers } from './registry/fetch';
import { pull } from './registry/pull';
import { resolveImage } from './registry/resolve';

/** One machine's Docker, with nothing on it. */
export function createEngine(options: EngineOptions): Engine {
  return assemble(options).engine;
}

/** The engine with its inner parts, for those who check them (`validateImage`) or save them. */
export function assemble(options: EngineOptions): { readonly engine: Engine; readonly internals: EngineInternals } {
  const listeners = new Set<EventListener>();
  const running = new Map<string, { cancelled: boolean }>();
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

  const engine: Engine = {
    profile: options.profile,
    clock: options.clock,
    platform: options.platform,
    registries: options.registries,
    processes: options.processes,
    speeds: options.speeds,
    nextId: (kind) => internals.nextId(kind),
    emit,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    pull: (reference, pullOptions) => work(() => pull(internals, reference, pullOptions)),
    build: (context, buildOptions) => work(() => buildImage(internals, context, buildOptions)),
    run: (runOptions, io) =>
      work(async () => {
        try {
          return await runContainer(internals, image(runOptions.image), runOptions, io, (id, cancellation) =>
            running.set(id, cancellation),
          );
        } finally {
          containers.list().forEach(({ id, state }) => state === 'running' || running.delete(id));
        }
      }),
    images: () => [...new Set(images.list().map(({ target }) => target.digest))].flatMap((target) => recordOf(target) ?? []),
    image,
    findImage,
    history: historyRows,
    tag: (source, target) => tagImage(internals, source, target),
    removeImage: (nameOrId, removeOptions) => removeImage(internals, nameOrId, removeOptions),
    pruneImages: (pruneOptions) => pruneImages(internals, pruneOptions),
    containers: () => containers.list().map(shownRecord),
    removeContainer: (nameOrId, { force = false } = {}) => {
      const { id, state } = containers.get(nameOrId);
      if (state === 'running' && !force) {
        throw new EngineError(
          'container-running',
          `cannot remove container "${nameOrId}": container is running: stop the container before removing or force remove`,
          { container: id },
        );
      }
      const process = running.get(id);
      if (process !== undefined) {
        process.cancelled = true;
      }
      containers.delete(id);
      emit({ type: 'container.removed', id });
      collectGarbage();
      return id;
    },
    imageTree: (record) => overlayTree(layers.changesets(record.layers.at(-1)?.chainId), { readOnly: true }),
  };
  return { engine, internals };
}

function shownRecord(container: ContainerRecord): ContainerRecord {
  const { id, name, imageId, image, command, created, state, exitCode, startedAt, finishedAt, writableSize, virtualSize } = container;
  const started = startedAt === undefined ? {} : { startedAt };
  const finished = finishedAt === undefined ? {} : { finishedAt };
  return { id, name, imageId, image, command, created, state, exitCode, ...started, ...finished, writableSize, virtualSize };
}
