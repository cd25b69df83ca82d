import { describe, expect, it } from 'vitest';
import { isEqual } from './corpusCase';
import { readCorpus } from './corpusFile';
import { corpusRunners } from './runners';

/** A test over one corpus; skipped, and saying so, where the recorded answers are absent. `but` names cases that are known to differ. */
export function describeCorpus(name: string, statement: string, but: readonly string[] = []): void {
  const file = readCorpus(name);
  const run = corpusRunners[name];
  describe.skipIf(file === undefined)(`${statement} (skipped without ../shared/fidelity/corpora)`, () => {
    it(
      but.length === 0 ? 'in every case' : `in every case but ${but.join(', ')}`,
      async () => {
        const cases = run === undefined ? [] : await run(file);
        const different = cases.filter((one) => !isEqual(one));
        expect(cases.length).toBeGreaterThan(0);
        expect(different.filter((one) => !but.includes(one.name))).toEqual([]);
        expect(different.map((one) => one.name)).toEqual(but);
      },
      60_000,
    );
  });
}
