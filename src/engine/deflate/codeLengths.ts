/**
 * Lengths of an optimal prefix code with no code longer than `longest` bits, by package-merge (Larmore and Hirschberg 1990).
 *
 * Where a single symbol and a pair weigh the same, the pair goes first: other orders are as short and give other bytes, and this is Go's.
 */
export class CodeLengths {
  private readonly order: Int32Array;
  private readonly weights: Float64Array;
  /** Weights of the items of the level at hand and of the one below. */
  private items: Float64Array;
  private below: Float64Array;
  /** For each level, how many symbols are among its first 0, 1, 2, … items. */
  private readonly symbolsAmong: Int32Array[] = [];

  constructor(alphabet: number, longest: number) {
    this.order = new Int32Array(alphabet);
    this.weights = new Float64Array(alphabet);
    this.items = new Float64Array(2 * alphabet);
    this.below = new Float64Array(2 * alphabet);
    for (let level = 0; level < longest; level++) this.symbolsAmong.push(new Int32Array(2 * alphabet + 1));
  }

  /** Writes a length for each symbol into `lengths`, 0 for one that does not occur. */
  of(frequencies: Int32Array, lengths: Uint8Array): void {
    lengths.fill(0);
    const used = this.sorted(frequencies);
    if (used <= 2) {
      for (const symbol of this.order.subarray(0, used)) lengths[symbol] = 1;
      return;
    }
    const levels = Math.min(this.symbolsAmong.length, used - 1);
    let taken = 0;
    for (let level = 0; level < levels; level++) taken = this.merge(level, used, level === 0 ? 0 : taken >> 1);
    // From the top down: each pair taken takes two items of the level below, and each level a symbol is among adds one bit to its code.
    let count = 2 * used - 2;
    for (let level = levels - 1; level >= 0; level--) {
      const symbols = this.symbolsAmong[level]?.[count] ?? 0;
      for (const symbol of this.order.subarray(0, symbols)) lengths[symbol] = (lengths[symbol] ?? 0) + 1;
      count = 2 * (count - symbols);
    }
  }

  /** Orders the symbols that occur, rarest first, equals by number. Returns how many there are. */
  private sorted(frequencies: Int32Array): number {
    let used = 0;
    for (let symbol = 0; symbol < frequencies.length; symbol++) if (frequencies[symbol] !== 0) this.order[used++] = symbol;
    this.order.subarray(0, used).sort((one, other) => (frequencies[one] ?? 0) - (frequencies[other] ?? 0) || one - other);
    for (let at = 0; at < used; at++) this.weights[at] = frequencies[this.order[at] ?? 0] ?? 0;
    return used;
  }

  /** Makes a level out of the symbols and the pairs of the level below. Returns how many items it has. */
  private merge(level: number, used: number, pairs: number): number {
    [this.items, this.below] = [this.below, this.items];
    const { items, below, weights } = this;
    const among = this.symbolsAmong[level] ?? new Int32Array();
    let symbol = 0;
    let pair = 0;
    for (let at = 0; at < used + pairs; at++) {
      const single = symbol < used ? (weights[symbol] ?? 0) : Infinity;
      const double = pair < pairs ? (below[2 * pair] ?? 0) + (below[2 * pair + 1] ?? 0) : Infinity;
      if (single < double) symbol++;
      else pair++;
      items[at] = Math.min(single, double);
      among[at + 1] = symbol;
    }
    return used + pairs;
  }
}
