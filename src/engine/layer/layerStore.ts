import type { LayerRecord } from '../api';
import type { ChainID } from '../digest/digest';
import type { RegistryLayer } from '../registry/registry';
import type { Changeset } from './changeset';

/** What a layer is, without its place in a stack. */
export interface LayerFacts extends Omit<LayerRecord, 'chainId'> {
  readonly changeset: Changeset;
}

/** A layer at its place in a stack: the unpacked snapshot of that stack (containerd: a committed snapshot, named by ChainID). */
export interface StoredLayer extends LayerRecord {
  readonly below: ChainID | undefined;
  readonly changeset: Changeset;
}

/** Unpacked layers by ChainID. A layer that is here is never fetched or unpacked again. */
export interface LayerStore {
  /**
   * Makes a layer of real bytes on top of `below` (undefined: a base): tars and compresses the changeset, stores the compressed blob in
   * the content store and unpacks it. Idempotent: the same changeset on the same stack is the same layer.
   * Throws `EngineError` `bytes-not-held` when a file's bytes are not on this site.
   */
  add(below: ChainID | undefined, changeset: Changeset): Promise<StoredLayer>;
  /** Unpacks a layer that a registry served. */
  addFetched(below: ChainID | undefined, layer: RegistryLayer): StoredLayer;
  get(chainId: ChainID): StoredLayer | undefined;
  /** Base to top, for the stack that ends in `chainId`; empty for undefined. Throws when a layer of it is missing. */
  chain(chainId: ChainID | undefined): readonly StoredLayer[];
  /** The changesets of that stack, base to top: what `overlayTree` takes. */
  changesets(chainId: ChainID | undefined): readonly Changeset[];
  /** In order of arrival. */
  list(): readonly StoredLayer[];
  /** For the garbage collector only: removes a snapshot, whoever may stand on it. */
  remove(chainId: ChainID): void;
}
