import { CodeLengths } from './codeLengths';

/** A prefix code as a block uses it: for each symbol its length and its bits, the first bit lowest. */
export class PrefixCode {
  readonly lengths: Uint8Array;
  readonly bits: Uint16Array;
  private readonly optimal: CodeLengths;

  constructor(alphabet: number, longest: number) {
    this.lengths = new Uint8Array(alphabet);
    this.bits = new Uint16Array(alphabet);
    this.optimal = new CodeLengths(alphabet, longest);
  }

  /** Becomes the best code for these frequencies. */
  fit(frequencies: Int32Array): void {
    this.optimal.of(frequencies, this.lengths);
    assignBits(this.lengths, this.bits);
  }

  /** Bits that so many symbols take, without the bits that follow them. */
  cost(frequencies: Int32Array): number {
    return costOf(frequencies, this.lengths);
  }
}

export function costOf(frequencies: Int32Array, lengths: Uint8Array): number {
  let bits = 0;
  for (let symbol = 0; symbol < frequencies.length; symbol++) bits += (frequencies[symbol] ?? 0) * (lengths[symbol] ?? 0);
  return bits;
}

const LONGEST = 15;

/** Shorter codes first, and those of one length in the order of their symbols (RFC 1951, 3.2.2). */
export function assignBits(lengths: Uint8Array, bits: Uint16Array): void {
  let code = 0;
  for (let length = 1; length <= LONGEST; length++) {
    code <<= 1;
    for (let symbol = 0; symbol < lengths.length; symbol++) if (lengths[symbol] === length) bits[symbol] = reversed(code++, length);
  }
}

function reversed(code: number, length: number): number {
  let turned = 0;
  for (let bit = 0; bit < length; bit++) turned |= ((code >> bit) & 1) << (length - 1 - bit);
  return turned;
}
