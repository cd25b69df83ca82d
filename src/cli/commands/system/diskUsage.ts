import type { ContainerRecord, ImageRecord } from '../../../engine/api';

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

/** Bytes of everything that the images hold, each thing counted once. */
export function totalUsage(images: readonly ImageRecord[]): number {
  const pieces = new Map(images.flatMap((image) => [...piecesOf(image)]));
  const documents = images.reduce((sum, image) => sum + documentBytes(image), 0);
  return documents + [...pieces.values()].reduce((sum, size) => sum + size, 0);
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
  return image.diskUsage + indexBytes(image) - [...piecesOf(image).values()].reduce((sum, size) => sum + size, 0);
}
