import { digestOf } from '../digest/digest';

/** Bytes in one chunk, but for the last. */
const CHUNK = 65_536;
const LINE = 64;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Random characters in a line: with base64's 6 bits each, a line of 64 bytes holds about 21 bytes that cannot be squeezed. */
const RANDOM_PER_LINE = 25;
const PHRASES = 64;
const NEWLINE = 10;

/** xorshift128: the same four words give the same sequence everywhere. */
function randomWords(seed: string): () => number {
  const hex = digestOf(seed).slice('sha256:'.length);
  const word = (at: number) => Number.parseInt(hex.slice(at, at + 8), 16) | 0;
  let a = word(0);
  let b = word(8);
  let c = word(16);
  let d = word(24);
  return () => {
    let t = d;
    const s = a;
    d = c;
    c = b;
    b = s;
    t ^= t << 11;
    t ^= t >>> 8;
    a = t ^ s ^ (s >>> 19);
    return a >>> 0;
  };
}

/**
 * `size` bytes of printable lines, the same for the same seed, never all in memory: what a `filled` file holds. A gzip of it is about a
 * third of its size, as for program text. A longer file of the same seed begins with the bytes of the shorter one.
 */
export function* fillerChunks(size: number, seed: string): Generator<Uint8Array> {
  const next = randomWords(seed);
  const letters = new Uint8Array(ALPHABET.length);
  for (let at = 0; at < letters.length; at++) {
    letters[at] = ALPHABET.charCodeAt(at);
  }
  const phraseLength = LINE - RANDOM_PER_LINE - 1;
  const phrases = new Uint8Array(PHRASES * phraseLength);
  for (let at = 0; at < phrases.length; at++) {
    phrases[at] = letters[next() & 63] ?? 0;
  }
  let left = size;
  while (left > 0) {
    const chunk = new Uint8Array(CHUNK);
    for (let line = 0; line < CHUNK; line += LINE) {
      const phrase = (next() % PHRASES) * phraseLength;
      chunk.set(phrases.subarray(phrase, phrase + phraseLength), line);
      let at = line + phraseLength;
      const end = at + RANDOM_PER_LINE;
      while (at < end) {
        let word = next();
        for (let part = 0; part < 5 && at < end; part++) {
          chunk[at++] = letters[word & 63] ?? 0;
          word >>>= 6;
        }
      }
      chunk[at] = NEWLINE;
    }
    yield left < CHUNK ? chunk.subarray(0, left) : chunk;
    left -= CHUNK;
  }
}
