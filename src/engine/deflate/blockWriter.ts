import { BitSink } from './bitSink';
import { CodeHeader } from './codeHeader';
import { FIXED_DISTANCES, FIXED_LITERALS } from './fixedCodes';
import { PrefixCode, costOf } from './prefixCode';
import { DISTANCES, DISTANCE_EXTRA, END_OF_BLOCK, FIRST_LENGTH, LENGTH_EXTRA, LENGTH_SYMBOL, LITERALS, distanceSymbol } from './symbols';
import { MATCH, matchDistance, matchLength } from './token';

const STORED = 0;
const FIXED = 1;
const DYNAMIC = 2;
const LONGEST_STORED = 65_535;
/** What Go counts for the header of a stored block, wherever in a byte it begins. */
const STORED_HEADER_BYTES = 5;
const LONGEST_CODE = 15;

/** Writes tokens as deflate blocks, each in the form that takes the fewest bits (RFC 1951, 3.2.3). */
export class BlockWriter {
  private readonly sink = new BitSink();
  private readonly literals = new PrefixCode(LITERALS, LONGEST_CODE);
  private readonly distances = new PrefixCode(DISTANCES, LONGEST_CODE);
  private readonly literalCounts = new Int32Array(LITERALS);
  private readonly distanceCounts = new Int32Array(DISTANCES);
  private readonly header = new CodeHeader();

  /** One block. `raw` is what the tokens stand for, or undefined where that is no longer at hand. Returns its whole bytes. */
  block(tokens: Int32Array, count: number, raw: Uint8Array | undefined): Uint8Array {
    this.countSymbols(tokens, count);
    this.literals.fit(this.literalCounts);
    this.distances.fit(this.distanceCounts);
    this.header.describe(
      this.literals.lengths.subarray(0, lastUsed(this.literalCounts) + 1),
      this.distances.lengths.subarray(0, lastUsed(this.distanceCounts) + 1),
    );
    const extra = costOf(this.literalCounts.subarray(FIRST_LENGTH), LENGTH_EXTRA) + costOf(this.distanceCounts, DISTANCE_EXTRA);
    const fixed = 3 + costOf(this.literalCounts, FIXED_LITERALS.lengths) + costOf(this.distanceCounts, FIXED_DISTANCES.lengths) + extra;
    const dynamic = 3 + this.header.cost() + this.literals.cost(this.literalCounts) + this.distances.cost(this.distanceCounts) + extra;
    const best = Math.min(fixed, dynamic);
    if (raw !== undefined && raw.length <= LONGEST_STORED && (raw.length + STORED_HEADER_BYTES) * 8 < best) {
      this.stored(raw, 0);
    } else if (dynamic < fixed) {
      this.sink.put(DYNAMIC << 1, 3);
      this.header.write(this.sink);
      this.sink.putTokens(tokens, count, this.literals, this.distances);
    } else {
      this.sink.put(FIXED << 1, 3);
      this.sink.putTokens(tokens, count, FIXED_LITERALS, FIXED_DISTANCES);
    }
    return this.sink.take();
  }

  /** The end of the stream, which Go marks with an empty stored block. */
  end(): Uint8Array {
    this.stored(new Uint8Array(), 1);
    return this.sink.take();
  }

  private stored(raw: Uint8Array, last: 0 | 1): void {
    this.sink.put((STORED << 1) | last, 3);
    this.sink.align();
    this.sink.put(raw.length, 16);
    this.sink.put(raw.length ^ 0xffff, 16);
    this.sink.putBytes(raw);
  }

  private countSymbols(tokens: Int32Array, count: number): void {
    const { literalCounts, distanceCounts } = this;
    literalCounts.fill(0);
    distanceCounts.fill(0);
    literalCounts[END_OF_BLOCK] = 1;
    // See BitSink.putTokens for why these are kept here.
    const [match, lengthSymbol, firstLength] = [MATCH, LENGTH_SYMBOL, FIRST_LENGTH];
    const [lengthOf, distanceOf, symbolOf] = [matchLength, matchDistance, distanceSymbol];
    for (let at = 0; at < count; at++) {
      const token = tokens[at] ?? 0;
      if (token < match) {
        literalCounts[token] = (literalCounts[token] ?? 0) + 1;
      } else {
        const symbol = firstLength + (lengthSymbol[lengthOf(token)] ?? 0);
        literalCounts[symbol] = (literalCounts[symbol] ?? 0) + 1;
        const far = symbolOf(distanceOf(token));
        distanceCounts[far] = (distanceCounts[far] ?? 0) + 1;
      }
    }
    // A block states at least one distance code, so one is counted where there is no match.
    if (lastUsed(distanceCounts) < 0) distanceCounts[0] = 1;
  }
}

function lastUsed(counts: Int32Array): number {
  let at = counts.length - 1;
  while (at >= 0 && counts[at] === 0) at--;
  return at;
}
