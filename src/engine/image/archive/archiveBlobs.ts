import type { Blob } from '../../content/contentStore';
import { digestOf } from '../../digest/digest';
import type { Digest } from '../../digest/digest';
import type { RegistryDirectory, RegistryLayer } from '../../registry/registry';

/** A blob of an archive, under the digest of its bytes, whatever its file is called. */
export interface ArchiveBlob {
  readonly digest: Digest;
  /** Bytes, as stored. */
  readonly size: number;
  readonly bytes: Uint8Array;
  /** Set where the bytes stand in for a layer that a rig knows by facts only. */
  readonly standsFor?: RegistryLayer;
}

export function archiveBlob(bytes: Uint8Array, registries: RegistryDirectory): ArchiveBlob {
  const measured = digestOf(bytes);
  const standsFor = registries.standsFor?.(measured);
  return { digest: standsFor?.digest ?? measured, size: bytes.length, bytes, ...(standsFor === undefined ? {} : { standsFor }) };
}

/** As the content store keeps it. */
export function storedBlob({ digest, size, bytes, standsFor }: ArchiveBlob, mediaType: string): Blob {
  const pieces = (): Iterable<Uint8Array> => [bytes];
  return { digest, size, mediaType, ...(standsFor === undefined ? { chunks: pieces } : { standIn: pieces }) };
}
