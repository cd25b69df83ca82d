import type { ContentStore } from '../content/contentStore';
import type { ChainID, Digest } from '../digest/digest';
import { chainIds } from '../layer/chainId';
import type { LayerStore } from '../layer/layerStore';
import { configValue, heldDocuments, manifestValue } from './walk';

export interface Reachable {
  readonly blobs: ReadonlySet<Digest>;
  readonly snapshots: ReadonlySet<ChainID>;
}

/** Everything that some image targets hold: documents, layer blobs, and the unpacked stacks of their configs. */
export function reachableFrom(content: ContentStore, targets: Iterable<Digest>): Reachable {
  const blobs = new Set<Digest>();
  const snapshots = new Set<ChainID>();
  for (const target of targets) {
    for (const digest of heldDocuments(content, target)) {
      blobs.add(digest);
      const manifest = manifestValue(content.getBlob(digest));
      if (manifest !== undefined) {
        blobs.add(manifest.config.digest);
        manifest.layers.forEach((layer) => blobs.add(layer.digest));
        chainIds(configValue(content.getBlob(manifest.config.digest))?.rootfs.diff_ids ?? []).forEach((id) => snapshots.add(id));
      }
    }
  }
  return { blobs, snapshots };
}

/** A stack of snapshots and all below it; with their blobs, as the build cache holds them. */
export function reachableStack(layers: LayerStore, tops: Iterable<ChainID>): Reachable {
  const snapshots = new Set<ChainID>();
  const blobs = new Set<Digest>();
  for (const top of tops) {
    for (let layer = layers.get(top); layer !== undefined; layer = layer.below === undefined ? undefined : layers.get(layer.below)) {
      snapshots.add(layer.chainId);
      blobs.add(layer.digest);
    }
  }
  return { blobs, snapshots };
}

/** Deletes what is in none of the sets. Returns the bytes of what went: blobs as stored, snapshots in disk blocks. */
export function sweep(content: ContentStore, layers: LayerStore, held: readonly Reachable[]): number {
  let freed = 0;
  for (const { digest, size } of content.listBlobs()) {
    if (!held.some((set) => set.blobs.has(digest))) {
      content.deleteBlob(digest);
      freed += size;
    }
  }
  for (const { chainId, unpackedSize } of layers.list()) {
    if (!held.some((set) => set.snapshots.has(chainId))) {
      layers.remove(chainId);
      freed += unpackedSize;
    }
  }
  return freed;
}
