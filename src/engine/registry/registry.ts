import type { Digest, DiffID } from '../digest/digest';
import type { Changeset } from '../layer/changeset';
import type { Descriptor } from '../oci/descriptor';
import type { ImageConfig } from '../oci/imageConfig';
import type { ImageIndex } from '../oci/imageIndex';
import type { Manifest } from '../oci/manifest';
import type { Reference } from '../reference/reference';

/**
 * A document as a registry serves it. `bytes` are exact where they are held; a catalogue document whose bytes were not recorded has
 * only its recorded digest, a size (modelled unless recorded) and its parsed value.
 */
export interface RegistryDocument {
  readonly descriptor: Descriptor;
  readonly bytes?: Uint8Array;
  readonly value: ImageIndex | Manifest | ImageConfig;
}

/** A layer as a registry serves it. */
export interface RegistryLayer {
  readonly digest: Digest;
  /** Compressed bytes. */
  readonly size: number;
  readonly diffId: DiffID;
  readonly diffIdRecorded: boolean;
  readonly unpackedSize: number;
  readonly unpackedSizeSource: 'measured' | 'stated' | 'modelled';
  /** Entries of the layer; content may be `recorded`. Representative for catalogue layers whose list was not recorded. */
  readonly changeset: Changeset;
  /** Bytes of the compressed blob, where held. */
  readonly bytes?: Uint8Array;
}

export interface Registry {
  /** Host, with port if any: `docker.io`. */
  readonly host: string;
  /** Tags of a repository in the registry's own order; undefined when there is no such repository. */
  tags(path: string): readonly string[] | undefined;
  /** What a tag or digest of a repository names; undefined when unknown. */
  resolve(reference: Reference): Descriptor | undefined;
  document(digest: Digest): RegistryDocument | undefined;
  layer(digest: Digest): RegistryLayer | undefined;
}

/** Which registry answers for a host; undefined means that nothing listens there. */
export interface RegistryDirectory {
  registry(host: string): Registry | undefined;
}
