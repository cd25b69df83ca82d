import { BlockWriter } from './blockWriter';
import { crc32 } from './crc32';
import { MatchFinder } from './matchFinder';

/** No name, no time, no hint about the level, and an unknown system: what Go writes when it is told nothing (RFC 1952, 2.3). */
const HEADER = [31, 139, 8, 0, 0, 0, 0, 0, 0, 255];
/** So much is compressed at once, so that no more than this waits to be handed out. */
const PIECE = 65_536;

/**
 * gzip with the bytes that Go's `compress/gzip` writes by default, which is what compresses layers in Docker, BuildKit and containerd.
 * The bytes depend on the content alone, not on how it is cut.
 */
export function* gzipChunks(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  const ready: Uint8Array[] = [Uint8Array.from(HEADER)];
  const writer = new BlockWriter();
  const finder = new MatchFinder((tokens, count, raw) => {
    ready.push(writer.block(tokens, count, raw));
  });
  let crc = 0;
  let size = 0;
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      const piece = chunk.subarray(at, at + PIECE);
      crc = crc32(piece, crc);
      size += piece.length;
      finder.push(piece);
      yield* ready.splice(0);
    }
  }
  finder.end();
  ready.push(writer.end(), trailer(crc, size));
  yield* ready;
}

function trailer(crc: number, size: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(0, crc, true);
  // The size modulo 2^32, as the format has it.
  view.setUint32(4, size >>> 0, true);
  return new Uint8Array(view.buffer);
}
