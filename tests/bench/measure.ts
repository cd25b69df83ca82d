/** One size of one measure. */
export interface Measured {
  /** What grows: instructions, bytes, images, files, commands. */
  readonly size: number;
  /** Median, in milliseconds. */
  readonly ms: number;
}

export interface Measure {
  readonly name: string;
  readonly unit: string;
  /** Smallest first. */
  readonly sizes: readonly Measured[];
  /**
   * How the time grows from the smallest to the largest size, as an exponent: 1 is linear, 2 quadratic. A ratio of one run, so that it
   * says the same on every machine.
   */
  readonly growth: number;
  /** Further figures in words: throughput, memory, a yardstick. */
  readonly notes: readonly string[];
}

export function now(): number {
  return performance.now();
}

/** Milliseconds that `work` takes: the median of `times` runs, each on a fresh `prepare()`d value that is not timed. */
export async function medianMs<T>(times: number, prepare: () => T | Promise<T>, work: (value: T) => unknown): Promise<number> {
  const taken: number[] = [];
  for (let run = 0; run < times; run++) {
    const value = await prepare();
    const start = now();
    await work(value);
    taken.push(now() - start);
  }
  return median(taken);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

export function measure(name: string, unit: string, sizes: readonly Measured[], notes: readonly string[] = []): Measure {
  return { name, unit, sizes, growth: growthOf(sizes), notes };
}

function growthOf(sizes: readonly Measured[]): number {
  const first = sizes[0];
  const last = sizes.at(-1);
  if (first === undefined || last === undefined || first.size === last.size) return Number.NaN;
  return Math.log(last.ms / first.ms) / Math.log(last.size / first.size);
}
