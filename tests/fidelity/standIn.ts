/**
 * Bytes in place of those that the recordings' registry had: hub.json describes every layer and file by size and digest, without bytes.
 * Sessions that save, export and load need some. A layer stands in for itself, by size alone; files have their size, are about as hard
 * to squeeze as those of their layer, and begin as a program does where they may be executed.
 */
import { digestStream } from '../../src/engine/digest/digest';
import type { Digest } from '../../src/engine/digest/digest';
import { fillerChunks } from '../../src/engine/filetree/filler';
import type { RegistryLayer } from '../../src/engine/registry/registry';

/** The compressed blob of a layer, as an archive holds it. */
export function standInLayer(digest: Digest, size: number): () => Iterable<Uint8Array> {
  return () => fillerChunks(size, digest);
}

/** Knows such blobs again by the digest that their bytes really have. */
export function standIns(layers: readonly RegistryLayer[]): (digest: Digest) => RegistryLayer | undefined {
  let known: ReadonlyMap<Digest, RegistryLayer> | undefined;
  return (digest) => (known ??= new Map(layers.map((layer) => [measured(layer), layer]))).get(digest);
}

function measured({ standIn }: RegistryLayer): Digest {
  const hash = digestStream();
  for (const chunk of standIn?.() ?? []) hash.update(chunk);
  return hash.digest();
}

const ELF = [0x7f, 0x45, 0x4c, 0x46];
/** Random up to a share of each piece, then zeros: what squeezes to that share. */
const PIECE = 4096;
const files = new Map<string, Uint8Array>();

export interface StandInFile {
  readonly seed: string;
  readonly size: number;
  /** Compressed size as a share of the size. */
  readonly squeezed: number;
  readonly executable: boolean;
}

export function standInFile({ seed, size, squeezed, executable }: StandInFile): Uint8Array {
  const key = `${seed} ${size} ${squeezed}`;
  const known = files.get(key);
  if (known !== undefined) return known;
  const bytes = new Uint8Array(size);
  let state = [...seed].reduce((sum, character) => (Math.imul(sum, 31) + character.charCodeAt(0)) | 0, 7) | 1;
  const random = Math.min(PIECE, Math.round(PIECE * squeezed));
  for (let piece = 0; piece < size; piece += PIECE) {
    for (let at = piece; at < Math.min(size, piece + random); at++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      bytes[at] = state >>> 24;
    }
  }
  if (executable) bytes.set(ELF.slice(0, size));
  files.set(key, bytes);
  return bytes;
}
