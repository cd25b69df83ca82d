/**
 * The alphabets of a deflate block (RFC 1951, 3.2.5 and 3.2.7): literals and lengths, distances, and code lengths.
 * Lengths count from 3 and distances from 1 here, so that both begin with 0.
 */

export const LITERALS = 286;
export const DISTANCES = 30;
export const CODE_LENGTHS = 19;
export const END_OF_BLOCK = 256;
export const FIRST_LENGTH = 257;

/** The order in which a block states the lengths of its code length codes. */
export const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] as const;

/** Length symbol, less 257, for each length less 3: four symbols to each power of two; the longest has one of its own. */
export const LENGTH_SYMBOL = Uint8Array.from({ length: 256 }, (_, length) => {
  if (length < 8) return length;
  if (length === 255) return 28;
  const power = 31 - Math.clz32(length);
  return 4 * (power - 1) + ((length >> (power - 2)) & 3);
});

/** How many bits follow a length symbol: the low bits of the length. */
export const LENGTH_EXTRA = Uint8Array.from({ length: LITERALS - FIRST_LENGTH }, (_, symbol) =>
  symbol < 8 || symbol === 28 ? 0 : (symbol >> 2) - 1,
);

/** Distance symbol of a distance less 1: two symbols to each power of two. */
export function distanceSymbol(distance: number): number {
  if (distance < 4) return distance;
  const power = 31 - Math.clz32(distance);
  return 2 * power + ((distance >> (power - 1)) & 1);
}

/** How many bits follow a distance symbol: the low bits of the distance. */
export const DISTANCE_EXTRA = Uint8Array.from({ length: DISTANCES }, (_, symbol) => (symbol < 4 ? 0 : (symbol >> 1) - 1));
