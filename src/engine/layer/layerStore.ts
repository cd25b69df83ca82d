import type { LayerRecord } from '../api';
import type { ContentStore } from '../content/contentStore';
import type { ChainID } from '../digest/digest';
import { EngineError } from '../errors';
import { FileError } from '../filetree/tree';
import { mediaType } from '../oci/mediaType';
import type { RegistryLayer } from '../registry/registry';
import { chainIdOn } from './chainId';
import type { Changeset } from './changeset';
import { layerBlob, layerBlobChunks } from './compress';
import { snapshotUsage } from './snapshotUsage';

/** A layer at its place in a stack: the unpacked snapshot of that stack (containerd: a committed snapshot, named by ChainID). */
export interface StoredLayer extends LayerRecord {
  readonly below: ChainID | undefined;
  readonly changeset: Changeset;
  /** False where the changeset stands for the layer but does not hold every entry. */
  readonly listsAllFiles: boolean;
  /**
   * Disk blocks, in bytes, of a snapshot between this one and the one below that is no layer: a commit unpacks on what Docker put into the
   * container (recording 29.7.2/03 step 38).
   */
  readonly hiddenUsage?: number;
  /** Of the snapshot, which names its directory: containerd numbers them as they are made and uses none twice. */
  readonly snapshot: number;
}

/** Unpacked layers by ChainID. A layer that is here is never fetched or unpacked again. */
export interface LayerStore {
  /**
   * Makes a layer of real bytes on top of `below` (undefined: a base): tars and compresses the changeset, stores the compressed blob in
   * the content store and unpacks it. Idempotent: the same changeset on the same stack is the same layer.
   * Throws `EngineError` `bytes-not-held` when a file's bytes are not on this site.
   */
  add(below: ChainID | undefined, changeset: Changeset, options?: { readonly hiddenUsage?: number }): Promise<StoredLayer>;
  /** Unpacks a layer that a registry served. Idempotent. The caller stores the blob. */
  addFetched(below: ChainID | undefined, layer: RegistryLayer): StoredLayer;
  get(chainId: ChainID): StoredLayer | undefined;
  /** Base to top, for the stack that ends in `chainId`; empty for undefined. Throws when a layer of it is missing. */
  chain(chainId: ChainID | undefined): readonly StoredLayer[];
  /** The changesets of that stack, base to top: what `overlayTree` takes. */
  changesets(chainId: ChainID | undefined): readonly Changeset[];
  /** In order of arrival. */
  list(): readonly StoredLayer[];
  /** The number of a snapshot that is no layer: a container's, or one made to compare two trees. */
  nextSnapshot(): number;
  /** For the garbage collector only: removes a snapshot, whoever may stand on it. */
  remove(chainId: ChainID): void;
}

export function memoryLayerStore(content: ContentStore): LayerStore {
  const layers = new Map<ChainID, StoredLayer>();

  let snapshots = 0;
  const nextSnapshot = (): number => ++snapshots;

  const keep = (unpacked: Omit<StoredLayer, 'snapshot'>): StoredLayer => {
    const known = layers.get(unpacked.chainId);
    if (known !== undefined) {
      return known;
    }
    const layer = { ...unpacked, snapshot: nextSnapshot() };
    layers.set(layer.chainId, layer);
    return layer;
  };

  const chain = (top: ChainID | undefined): readonly StoredLayer[] => {
    const stack: StoredLayer[] = [];
    for (let at = top; at !== undefined;) {
      const layer = layers.get(at);
      if (layer === undefined) {
        throw new Error(`layer store: no snapshot ${at}`);
      }
      stack.unshift(layer);
      at = layer.below;
    }
    return stack;
  };

  return {
    add: async (below, changeset, options = {}) => {
      const { digest, diffId, size } = await Promise.resolve(blobOf(changeset));
      content.putBlob({ digest, size, mediaType: mediaType.ociLayerGzip, chunks: () => layerBlobChunks(changeset) });
      return keep({
        digest,
        diffId,
        chainId: chainIdOn(below, diffId),
        size,
        unpackedSize: snapshotUsage(changeset),
        unpackedSizeSource: 'measured',
        hasBytes: true,
        diffIdRecorded: true,
        below,
        changeset,
        listsAllFiles: true,
        ...options,
      });
    },
    addFetched: (below, layer) => {
      const { digest, diffId, size, unpackedSize, unpackedSizeSource, diffIdRecorded, bytes, chunks, changeset, listsAllFiles } = layer;
      const hasBytes = bytes !== undefined || chunks !== undefined;
      return keep({
        digest,
        diffId,
        chainId: chainIdOn(below, diffId),
        size,
        unpackedSize,
        unpackedSizeSource,
        hasBytes,
        diffIdRecorded,
        below,
        changeset,
        listsAllFiles: listsAllFiles ?? hasBytes,
      });
    },
    get: (chainId) => layers.get(chainId),
    chain,
    changesets: (top) => chain(top).map((layer) => layer.changeset),
    list: () => [...layers.values()],
    nextSnapshot,
    remove: (chainId) => {
      layers.delete(chainId);
    },
  };
}

function blobOf(changeset: Changeset): ReturnType<typeof layerBlob> {
  try {
    return layerBlob(changeset);
  } catch (error) {
    if (error instanceof FileError && error.code === 'NOBYTES') {
      throw new EngineError(
        'bytes-not-held',
        `the layer would hold /${error.path}, a file of a catalogue image whose bytes are not on this site`,
        {
          path: `/${error.path}`,
        },
      );
    }
    throw error;
  }
}
