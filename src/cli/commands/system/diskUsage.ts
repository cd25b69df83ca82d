import type { BuildCacheUsage, ContainerRecord, ImageRecord } from '../../../engine/api';
import type { Volumes } from '../../../engine/container/api';

export interface ImageUsage {
  readonly image: ImageRecord;
  /** Bytes that other images have too. */
  readonly shared: number;
  /** Bytes that only this image has, its index left out. */
  readonly unique: number;
  readonly containers: number;
}

/**
 * What images take on disk and share: stored layers by digest, unpacked layers by ChainID, documents with the image that they describe
 * (recording 29.7.2/06 step 9: alpine's unique 1.157 kB are its manifest and its configuration).
 */
export function imageUsages(images: readonly ImageRecord[], containers: readonly ContainerRecord[]): readonly ImageUsage[] {
  const users = new Map<string, number>();
  for (const image of images) for (const key of piecesOf(image).keys()) users.set(key, (users.get(key) ?? 0) + 1);
  return images.map((image) => {
    let shared = 0;
    for (const [key, size] of piecesOf(image)) if ((users.get(key) ?? 0) > 1) shared += size;
    return {
      image,
      shared,
      unique: image.diskUsage - shared,
      containers: containers.filter((container) => container.imageId === image.id).length,
    };
  });
}

/** What lies on a machine's disk, in bytes: the SIZE column of `docker system df`, and what of it nothing uses. */
export interface DiskUsage {
  readonly images: {
    /** Compressed layers and documents, each thing counted once. */
    readonly content: number;
    /** Unpacked layers, each counted once. */
    readonly unpacked: number;
    /** What images without a container hold alone. */
    readonly unused: number;
  };
  readonly containers: { readonly all: number; readonly idle: number };
  readonly volumes: { readonly all: number; readonly unused: number };
  /** What images have too is not freed by pruning the cache. */
  readonly buildCache: { readonly all: number; readonly unused: number };
}

/** Of the engine, what `diskUsage` asks. */
export interface MeasuredMachine {
  images(): readonly ImageRecord[];
  containers(): readonly ContainerRecord[];
  buildCacheUsage(options?: { readonly unnoticed: boolean }): readonly BuildCacheUsage[];
  readonly container: { readonly volumes: Pick<Volumes, 'list'> };
}

export function diskUsage(machine: MeasuredMachine): DiskUsage {
  const images = machine.images();
  const containers = machine.containers();
  const volumes = machine.container.volumes.list();
  const cache = machine.buildCacheUsage();
  const unused = imageUsages(images, containers).filter((usage) => usage.containers === 0);
  return {
    images: { ...imageBytes(images), unused: sum(unused.map(({ unique }) => unique)) },
    containers: {
      all: sum(containers.map(({ writableSize }) => writableSize)),
      idle: sum(containers.map(({ state, writableSize }) => (state === 'running' ? 0 : writableSize))),
    },
    volumes: { all: sum(volumes.map(({ size }) => size)), unused: sum(volumes.map(({ usedBy, size }) => (usedBy.length > 0 ? 0 : size))) },
    buildCache: {
      all: cacheBytes(cache),
      unused: cacheBytes(cache.filter(({ inUse, shared }) => !inUse && !shared)),
    },
  };
}

export function cacheBytes(usages: readonly BuildCacheUsage[]): number {
  return sum(usages.map(({ size }) => size));
}

function imageBytes(images: readonly ImageRecord[]): { readonly content: number; readonly unpacked: number } {
  const blobs = new Map(images.flatMap(({ layers }) => layers.map(({ digest, size }) => [digest, size] as const)));
  const snapshots = new Map(images.flatMap(({ layers }) => layers.map(({ chainId, unpackedSize }) => [chainId, unpackedSize] as const)));
  return {
    content: sum([...blobs.values()]) + sum(images.map(documentBytes)),
    unpacked: sum([...snapshots.values()]) + sum(images.map(hiddenBytes)),
  };
}

function piecesOf(image: ImageRecord): ReadonlyMap<string, number> {
  return new Map(
    image.layers.flatMap((layer) => [
      [layer.digest as string, layer.size] as const,
      [`unpacked ${layer.chainId}`, layer.unpackedSize] as const,
    ]),
  );
}

/** The daemon counts an index in the whole, but not with its image: two images without containers read 99% (recording 29.7.2/06 step 3). */
function indexBytes(image: ImageRecord): number {
  return image.target.digest === image.manifest.digest ? 0 : image.target.size;
}

function documentBytes(image: ImageRecord): number {
  const blobs = new Map(image.layers.map(({ digest, size }) => [digest, size]));
  return image.contentSize + indexBytes(image) - sum([...blobs.values()]);
}

/** What lies under a layer without being one: see `StoredLayer.hiddenUsage`. */
function hiddenBytes(image: ImageRecord): number {
  return image.diskUsage - image.contentSize - sum(image.layers.map(({ unpackedSize }) => unpackedSize));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
