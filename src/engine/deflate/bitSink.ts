import type { Code } from './fixedCodes';
import { DISTANCE_EXTRA, END_OF_BLOCK, FIRST_LENGTH, LENGTH_EXTRA, LENGTH_SYMBOL, distanceSymbol } from './symbols';
import { MATCH, matchDistance, matchLength } from './token';

/** More than a block can take: 16,384 tokens of at most 48 bits, and its header. */
const ROOM = 131_072;

/** Gathers bits, lowest first, into bytes. */
export class BitSink {
  private readonly bytes = new Uint8Array(ROOM);
  private filled = 0;
  private held = 0;
  private holding = 0;

  /** At most 16 bits. */
  put(bits: number, count: number): void {
    this.held |= bits << this.holding;
    this.holding += count;
    if (this.holding >= 16) {
      this.bytes[this.filled++] = this.held;
      this.bytes[this.filled++] = this.held >> 8;
      this.held >>>= 16;
      this.holding -= 16;
    }
  }

  /** Fills the byte at hand with zeros. */
  align(): void {
    for (; this.holding > 0; this.holding -= 8) {
      this.bytes[this.filled++] = this.held;
      this.held >>>= 8;
    }
    this.holding = 0;
    this.held = 0;
  }

  /** Whole bytes, after `align`. */
  putBytes(bytes: Uint8Array): void {
    this.align();
    this.bytes.set(bytes, this.filled);
    this.filled += bytes.length;
  }

  /** The tokens and the end of their block. The bits at hand are kept in variables: this is where most of the time goes. */
  putTokens(tokens: Int32Array, count: number, literals: Code, distances: Code): void {
    const { bytes } = this;
    // Kept here too: what a module imports costs a property look-up each time where tools make CommonJS of it.
    const [match, lengthSymbol, lengthExtra, distanceExtra] = [MATCH, LENGTH_SYMBOL, LENGTH_EXTRA, DISTANCE_EXTRA];
    const [lengthOf, distanceOf, symbolOf, firstLength] = [matchLength, matchDistance, distanceSymbol, FIRST_LENGTH];
    let { filled, held, holding } = this;
    const send = (bits: number, length: number): void => {
      held |= bits << holding;
      holding += length;
      if (holding >= 16) {
        bytes[filled++] = held;
        bytes[filled++] = held >> 8;
        held >>>= 16;
        holding -= 16;
      }
    };
    const sendSymbol = (code: Code, symbol: number): void => {
      send(code.bits[symbol] ?? 0, code.lengths[symbol] ?? 0);
    };
    for (let at = 0; at < count; at++) {
      const token = tokens[at] ?? 0;
      if (token < match) {
        sendSymbol(literals, token);
        continue;
      }
      const length = lengthOf(token);
      const symbol = lengthSymbol[length] ?? 0;
      sendSymbol(literals, firstLength + symbol);
      const more = lengthExtra[symbol] ?? 0;
      if (more > 0) send(length & ((1 << more) - 1), more);
      const distance = distanceOf(token);
      const far = symbolOf(distance);
      sendSymbol(distances, far);
      const rest = distanceExtra[far] ?? 0;
      if (rest > 0) send(distance & ((1 << rest) - 1), rest);
    }
    sendSymbol(literals, END_OF_BLOCK);
    Object.assign(this, { filled, held, holding });
  }

  /** The whole bytes so far, which are forgotten here. */
  take(): Uint8Array {
    const taken = this.bytes.slice(0, this.filled);
    this.filled = 0;
    return taken;
  }
}
