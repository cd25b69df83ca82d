/** `run.ts --corpora DIR`: one figure for each corpus file of a folder, and what is not equal unless `quiet`. */
import { canonical, isEqual } from './corpora/corpusCase';
import { readCorpus } from './corpora/corpusFile';
import { corpusRunners } from './corpora/runners';
import { unifiedDiff } from './diff';

/** Prints `NAME-cases.json: N of M cases equal` for each file there is. Resolves to 2 when there is none, else to 0. */
export async function reportCorpora(folder: string, quiet: boolean, print: (text: string) => void): Promise<number> {
  let files = 0;
  for (const [name, run] of Object.entries(corpusRunners)) {
    const file = readCorpus(name, folder);
    if (file === undefined) continue;
    files += 1;
    const cases = await run(file);
    const different = cases.filter((one) => !isEqual(one));
    print(`${name}-cases.json: ${cases.length - different.length} of ${cases.length} cases equal\n`);
    if (!quiet) for (const { name: title, wanted, got } of different) print(unifiedDiff(shown(wanted), shown(got), title));
  }
  if (files === 0) print(`no corpus file found in ${folder}\n`);
  return files === 0 ? 2 : 0;
}

function shown(value: unknown): string {
  return `${typeof value === 'string' ? value.trimEnd() : canonical(value)}\n`;
}
