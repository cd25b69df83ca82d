import type { BitSink } from './bitSink';
import { PrefixCode } from './prefixCode';
import { CODE_LENGTHS, CODE_LENGTH_ORDER, DISTANCES, LITERALS } from './symbols';

const REPEAT = 16;
const FEW_ZEROS = 17;
const MANY_ZEROS = 18;
/** Bits that follow a repetition. */
const FOLLOWING: Readonly<Record<number, number>> = { [REPEAT]: 2, [FEW_ZEROS]: 3, [MANY_ZEROS]: 7 };
const FEWEST_CODE_LENGTHS = 4;
const LONGEST = 7;

/** How a block states its own codes: their lengths, with repetitions, in a code of its own (RFC 1951, 3.2.7). */
export class CodeHeader {
  private readonly lengths = new Uint8Array(LITERALS + DISTANCES);
  private readonly symbols = new Uint8Array(LITERALS + DISTANCES);
  private readonly following = new Uint8Array(LITERALS + DISTANCES);
  private count = 0;
  private stated = 0;
  private literals = 0;
  private distances = 0;
  private readonly frequencies = new Int32Array(CODE_LENGTHS);
  private readonly code = new PrefixCode(CODE_LENGTHS, LONGEST);

  /** Prepares the statement of these lengths. */
  describe(literals: Uint8Array, distances: Uint8Array): void {
    this.lengths.set(literals);
    this.lengths.set(distances, literals.length);
    this.literals = literals.length;
    this.distances = distances.length;
    this.count = 0;
    this.frequencies.fill(0);
    const all = literals.length + distances.length;
    for (let at = 0; at < all;) {
      let end = at + 1;
      while (end < all && this.lengths[end] === this.lengths[at]) end++;
      this.addRun(this.lengths[at] ?? 0, end - at);
      at = end;
    }
    this.code.fit(this.frequencies);
    this.stated = CODE_LENGTHS;
    while (this.stated > FEWEST_CODE_LENGTHS && this.frequencies[CODE_LENGTH_ORDER[this.stated - 1] ?? 0] === 0) this.stated--;
  }

  /** Bits of the statement. */
  cost(): number {
    let bits = 5 + 5 + 4 + 3 * this.stated + this.code.cost(this.frequencies);
    for (const [symbol, more] of Object.entries(FOLLOWING)) bits += (this.frequencies[Number(symbol)] ?? 0) * more;
    return bits;
  }

  write(sink: BitSink): void {
    sink.put(this.literals - 257, 5);
    sink.put(this.distances - 1, 5);
    sink.put(this.stated - FEWEST_CODE_LENGTHS, 4);
    for (const symbol of CODE_LENGTH_ORDER.slice(0, this.stated)) sink.put(this.code.lengths[symbol] ?? 0, 3);
    for (let at = 0; at < this.count; at++) {
      const symbol = this.symbols[at] ?? 0;
      sink.put(this.code.bits[symbol] ?? 0, this.code.lengths[symbol] ?? 0);
      const more = FOLLOWING[symbol];
      if (more !== undefined) sink.put(this.following[at] ?? 0, more);
    }
  }

  private add(symbol: number, following = 0): void {
    this.symbols[this.count] = symbol;
    this.following[this.count++] = following;
    this.frequencies[symbol] = (this.frequencies[symbol] ?? 0) + 1;
  }

  /** A repetition stands for as much as it can; what is left is too short for one. */
  private addRun(length: number, run: number): void {
    let left = run;
    if (length === 0) {
      for (; left >= 11; left -= Math.min(left, 138)) this.add(MANY_ZEROS, Math.min(left, 138) - 11);
      if (left >= 3) {
        this.add(FEW_ZEROS, left - 3);
        left = 0;
      }
    } else {
      this.add(length);
      left--;
      for (; left >= 3; left -= Math.min(left, 6)) this.add(REPEAT, Math.min(left, 6) - 3);
    }
    for (; left > 0; left--) this.add(length);
  }
}
