import type { Digest } from '../digest/digest';
import type { ImageConfig } from '../oci/imageConfig';
import type { ImageIndex } from '../oci/imageIndex';
import type { Manifest } from '../oci/manifest';

/** A parsed document, for documents; a layer has none. */
export type DocumentValue = ImageIndex | Manifest | ImageConfig;

/** Something stored under the digest of its bytes (OCI image-layout, blobs). */
export interface Blob {
  readonly digest: Digest;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  /** The exact bytes, made anew on each call, in order; absent when only the recorded facts are held. */
  readonly chunks?: () => Iterable<Uint8Array>;
  /** See `RegistryLayer.standIn`. */
  readonly standIn?: () => Iterable<Uint8Array>;
  /** What an index, manifest or image config says. */
  readonly value?: DocumentValue;
}

export type BlobInfo = Pick<Blob, 'digest' | 'size' | 'mediaType'>;

/** Blobs by digest. Equal content has an equal digest and is stored once. */
export interface ContentStore {
  /** Idempotent: a blob that is here already is left as it is, unless the new one has bytes and the old one has not. */
  putBlob(blob: Blob): void;
  getBlob(digest: Digest): Blob | undefined;
  statBlob(digest: Digest): BlobInfo | undefined;
  /** Whether there was such a blob. */
  deleteBlob(digest: Digest): boolean;
  /** Notes that a repository of a registry has the blob (containerd's label `containerd.io/distribution.source.HOST`). Nothing for an unknown blob. */
  addSource(digest: Digest, host: string, path: string): void;
  /** Repositories that are known to have it, by host. */
  sources(digest: Digest): ReadonlyMap<string, readonly string[]>;
  /** In order of arrival. */
  listBlobs(): readonly BlobInfo[];
}

export function memoryContentStore(): ContentStore {
  const blobs = new Map<Digest, Blob>();
  const sources = new Map<Digest, Map<string, readonly string[]>>();
  return {
    putBlob(blob) {
      const known = blobs.get(blob.digest);
      if (known === undefined || (known.chunks === undefined && blob.chunks !== undefined)) {
        blobs.set(blob.digest, blob);
      }
    },
    getBlob: (digest) => blobs.get(digest),
    statBlob: (digest) => blobs.get(digest),
    deleteBlob: (digest) => {
      sources.delete(digest);
      return blobs.delete(digest);
    },
    addSource(digest, host, path) {
      if (blobs.has(digest)) {
        const known = sources.get(digest) ?? new Map<string, readonly string[]>();
        sources.set(digest, known.set(host, [...new Set([...(known.get(host) ?? []), path])]));
      }
    },
    sources: (digest) => sources.get(digest) ?? new Map<string, readonly string[]>(),
    listBlobs: () => [...blobs.values()].map(({ digest, size, mediaType }) => ({ digest, size, mediaType })),
  };
}
