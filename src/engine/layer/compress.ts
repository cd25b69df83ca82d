import { gunzipSync } from 'fflate';
import { gzipChunks } from '../deflate/gzip';
import { digestStream } from '../digest/digest';
import type { Digest, DiffID } from '../digest/digest';
import type { Changeset } from './changeset';
import { tarChunks } from './tar';

export interface LayerBlob {
  /** Of the compressed bytes. */
  readonly digest: Digest;
  /** Compressed bytes. */
  readonly size: number;
  readonly diffId: DiffID;
  /** Uncompressed bytes. */
  readonly tarSize: number;
}

/** Tars, compresses and hashes in one pass, without keeping the bytes. Throws `FileError` `NOBYTES`. */
export function layerBlob(changeset: Changeset): LayerBlob {
  const tar = digestStream();
  const blob = digestStream();
  let tarSize = 0;
  let size = 0;
  const observed = function* (): Generator<Uint8Array> {
    for (const chunk of tarChunks(changeset)) {
      tar.update(chunk);
      tarSize += chunk.length;
      yield chunk;
    }
  };
  for (const chunk of gzipChunks(observed())) {
    blob.update(chunk);
    size += chunk.length;
  }
  // A DiffID is the digest of a layer's tar: same form, another thing.
  return { digest: blob.digest(), size, diffId: tar.digest() as string as DiffID, tarSize };
}

/** The compressed layer, in pieces. */
export function layerBlobChunks(changeset: Changeset): Iterable<Uint8Array> {
  return gzipChunks(tarChunks(changeset));
}

export function gunzip(bytes: Uint8Array): Uint8Array {
  return gunzipSync(bytes);
}
