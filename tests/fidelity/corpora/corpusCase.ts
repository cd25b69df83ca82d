/** One case of a corpus: what the real library answered and what we answer. Equal when both are the same JSON. */
export interface CorpusCase {
  readonly name: string;
  readonly wanted: unknown;
  readonly got: unknown;
}

/** Runs every case of a parsed corpus file. */
export type CorpusRunner = (file: unknown) => readonly CorpusCase[] | Promise<readonly CorpusCase[]>;

/** JSON with sorted keys: the recordings give no order to the fields of an answer. */
export function canonical(value: unknown): string {
  return JSON.stringify(
    value,
    (_key, part: unknown) =>
      part !== null && typeof part === 'object' && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    1,
  );
}

export function isEqual({ wanted, got }: CorpusCase): boolean {
  return canonical(wanted) === canonical(got);
}

/** The answer of `action`, or the message of the kind of error that the library itself gives. Other errors are thrown on. */
export function answerOf<T>(action: () => T, isRefusal: (error: unknown) => error is Error): T | { readonly error: string } {
  try {
    return action();
  } catch (error) {
    if (isRefusal(error)) return { error: error.message };
    throw error;
  }
}
