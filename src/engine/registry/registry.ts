import type { Digest, DiffID } from '../digest/digest';
import type { Changeset } from '../layer/changeset';
import type { Descriptor } from '../oci/descriptor';
import type { ImageConfig } from '../oci/imageConfig';
import type { ImageIndex } from '../oci/imageIndex';
import type { Manifest } from '../oci/manifest';
import type { Platform } from '../oci/platform';
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
  /** Whether `changeset` holds every entry. Default: where bytes are held. */
  readonly listsAllFiles?: boolean;
  /** Bytes of the compressed blob, where held. */
  readonly bytes?: Uint8Array;
  /** The same in pieces, made anew on each call: what a push handed over. */
  readonly chunks?: () => Iterable<Uint8Array>;
  /**
   * For rigs that replay recordings: other bytes of the same size, in place of those that were not recorded. An archive can be made of
   * them, and `RegistryDirectory.standsFor` knows them again; nothing else reads them.
   */
  readonly standIn?: () => Iterable<Uint8Array>;
}

/** A blob that no file tree is made of. */
export interface RegistryStatement {
  readonly digest: Digest;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  readonly chunks?: () => Iterable<Uint8Array>;
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Who may do what. A registry without it lets everybody pull and, if it takes uploads, push. */
export interface RegistryAccess {
  /** Whether there is such a user with that password. */
  accepts(credentials: Credentials): boolean;
  /** Whether a user, or anybody for undefined, may push to a repository. */
  mayPush(path: string, username: string | undefined): boolean;
}

/** The side of a registry that takes pushes (distribution-spec, Push). Blobs are linked to repositories: one that only another has must be mounted. */
export interface RegistryUploads {
  hasBlob(path: string, digest: Digest): boolean;
  /** Cross-repository mount; false when `from` has no such blob. */
  mountBlob(path: string, digest: Digest, from: string): boolean;
  putLayer(path: string, layer: RegistryLayer): void;
  /** What a manifest lists as a layer although it is no part of a file tree: the statement of an attestation. */
  putStatement(path: string, blob: RegistryStatement): void;
  /** An image config. */
  putConfig(path: string, document: RegistryDocument): void;
  /** A manifest or index; everything that it names must be there. Idempotent; a tag moves. */
  putManifest(path: string, document: RegistryDocument, tag?: string): void;
}

export interface Registry {
  /** Host, with port if any: `docker.io`. */
  readonly host: string;
  /** Says "denied" instead of "not found" of a repository that it lacks, since it might be somebody's private one: Docker Hub does. */
  readonly hidesRepositories?: boolean;
  /**
   * Of a registry that stands for a larger one: a sentence on what it has instead of a reference that it lacks, or that it lacks for a platform.
   * The larger one may well have it, and nobody is to think otherwise.
   */
  lacks?(reference: Reference, platform?: Platform): string;
  /** Tags of a repository in the registry's own order; undefined when there is no such repository. */
  tags(path: string): readonly string[] | undefined;
  /** Every repository, in order of arrival; absent for a registry that does not tell, as Docker Hub does not. */
  repositories?(): readonly string[];
  /** What a tag or digest of a repository names; undefined when unknown. */
  resolve(reference: Reference): Descriptor | undefined;
  document(digest: Digest): RegistryDocument | undefined;
  layer(digest: Digest): RegistryLayer | undefined;
  /** A statement that was pushed with an attestation. */
  statement?(digest: Digest): RegistryStatement | undefined;
  readonly access?: RegistryAccess;
  /** Absent: pushes are denied to everybody. */
  readonly uploads?: RegistryUploads;
}

/** A scenario that a world declares for a host. `rate-limited` is what Docker Hub does to whoever has pulled too much. */
export type RegistryCondition = 'unreachable' | 'rate-limited';

/** Which registry answers for a host; undefined means that nothing listens there. */
export interface RegistryDirectory {
  registry(host: string): Registry | undefined;
  /** What is wrong with a host at present; absent or undefined when nothing is. */
  condition?(host: string): RegistryCondition | undefined;
  /** The layer whose `standIn` has this digest. */
  standsFor?(digest: Digest): RegistryLayer | undefined;
}
