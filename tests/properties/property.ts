import fc from 'fast-check';

/** The same cases on every machine and on every day: a failure seen once is seen again. */
fc.configureGlobal({ seed: 20_261_123 });

/** Holds for every value; `runs` of them are tried. */
export function forAll<T>(arbitrary: fc.Arbitrary<T>, runs: number, holds: (value: T) => void): void {
  fc.assert(
    fc.property(arbitrary, (value) => {
      holds(value);
    }),
    { numRuns: runs },
  );
}

export async function forAllAsync<T>(arbitrary: fc.Arbitrary<T>, runs: number, holds: (value: T) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(arbitrary, holds), { numRuns: runs });
}

/** What `action` gives; undefined where it refuses with one of the errors that are its contract. Anything else is thrown on. */
export function orRefusal<T>(action: () => T, ...refusals: readonly (new (...given: never[]) => Error)[]): T | undefined {
  try {
    return action();
  } catch (error) {
    if (refusals.some((refusal) => error instanceof refusal)) return undefined;
    throw error;
  }
}
