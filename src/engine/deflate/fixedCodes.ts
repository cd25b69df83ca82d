import { assignBits } from './prefixCode';
import { DISTANCES, LITERALS } from './symbols';

/** The codes that a block may use without stating them (RFC 1951, 3.2.6). */
export interface Code {
  readonly lengths: Uint8Array;
  readonly bits: Uint16Array;
}

/** Two symbols more than occur: the codes of the others are counted with them. */
const literalLengths = Uint8Array.from({ length: LITERALS + 2 }, (_, symbol) =>
  symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8,
);
const distanceLengths = new Uint8Array(DISTANCES).fill(5);

function codeOf(lengths: Uint8Array): Code {
  const bits = new Uint16Array(lengths.length);
  assignBits(lengths, bits);
  return { lengths, bits };
}

export const FIXED_LITERALS = codeOf(literalLengths);
export const FIXED_DISTANCES = codeOf(distanceLengths);
