import { Gzip, gunzipSync } from 'fflate';
import { digestStream } from '../digest/digest';
import type { Digest, DiffID } from '../digest/digest';
import type { Changeset } from './changeset';
import { tarChunks } from './tar';

/** Part of what a digest means: another level gives another blob for the same files. The level that Go's gzip and so Docker uses. */
const LEVEL = 6;
/** The compressor is fed pieces of one size, so that its output depends on the bytes alone, not on how they came. */
const PIECE = 65_536;

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
  const compressed = changeset.entries.length === 0 ? afterAll(observed(), EMPTY_LAYER) : gzipChunks(observed());
  for (const chunk of compressed) {
    blob.update(chunk);
    size += chunk.length;
  }
  // A DiffID is the digest of a layer's tar: same form, another thing.
  return { digest: blob.digest(), size, diffId: tar.digest() as string as DiffID, tarSize };
}

/** The compressed layer, in pieces. */
export function layerBlobChunks(changeset: Changeset): Iterable<Uint8Array> {
  return changeset.entries.length === 0 ? [EMPTY_LAYER] : gzipChunks(tarChunks(changeset));
}

/**
 * A layer without entries as Go's gzip writes it, sha256:4f4fb700…: every such layer that BuildKit makes is this blob, and it counts its
 * 32 bytes (recording 29.7.2/05 step 80).
 */
const EMPTY_LAYER = new Uint8Array([
  31, 139, 8, 0, 0, 0, 0, 0, 0, 255, 98, 24, 5, 163, 96, 20, 140, 88, 0, 8, 0, 0, 255, 255, 46, 175, 181, 239, 0, 4, 0, 0,
]);

function* afterAll(chunks: Iterable<Uint8Array>, last: Uint8Array): Generator<Uint8Array> {
  for (const _ of chunks); // observed on the way
  yield last;
}

/** gzip at a fixed level, without a time in its header. */
export function* gzipChunks(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const gzip = new Gzip({ level: LEVEL, mtime: 0 }, (chunk) => {
    ready.push(chunk);
  });
  const drain = (): Uint8Array[] => {
    const drained = ready.filter((chunk) => chunk.length > 0);
    ready = [];
    return drained;
  };
  for (const piece of pieces(chunks)) {
    gzip.push(piece);
    yield* drain();
  }
  gzip.push(new Uint8Array(), true);
  yield* drain();
}

export function gunzip(bytes: Uint8Array): Uint8Array {
  return gunzipSync(bytes);
}

function* pieces(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  let piece = new Uint8Array(PIECE);
  let filled = 0;
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length;) {
      const part = chunk.subarray(at, at + PIECE - filled);
      piece.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled === PIECE) {
        yield piece;
        piece = new Uint8Array(PIECE);
        filled = 0;
      }
    }
  }
  if (filled > 0) {
    yield piece.subarray(0, filled);
  }
}
