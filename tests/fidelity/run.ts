/**
 * Replays recorded sessions of real Docker and says how many steps come out equal.
 *
 *   npx tsx tests/fidelity/run.ts PATH… [--profile docker-29] [--quiet] [--update-baseline]
 *   npx tsx tests/fidelity/run.ts --corpora DIR [--quiet]
 *
 * PATH is a recording, a folder of recordings, or a folder of such folders. Exit code 0 unless nothing could be read.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { baselineKey, baselinePath, readBaseline } from './baseline';
import { reportCorpora } from './corpora';
import { commandName, figuresOf, figuresPath, figuresText } from './figures';
import { findRecordings } from './recordingFile';
import { replay } from './replay';
import type { StepOutcome } from './replay';
import { profileNamed } from './world';

async function main(words: readonly string[]): Promise<number> {
  const options = { profile: 'docker-29', quiet: false, update: false, corpora: '', paths: [] as string[] };
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--quiet') options.quiet = true;
    else if (word === '--update-baseline') options.update = true;
    else if (word === '--corpora') options.corpora = words[(index += 1)] ?? '';
    else if (word === '--profile') options.profile = words[(index += 1)] ?? '';
    else if (word.startsWith('--profile=')) options.profile = word.slice('--profile='.length);
    else options.paths.push(word);
  }
  if (options.corpora !== '') return reportCorpora(options.corpora, options.quiet, (text) => void process.stdout.write(text));
  if (options.paths.length === 0) {
    process.stderr.write(
      'usage: run.ts PATH… [--profile docker-29] [--quiet] [--update-baseline]\n       run.ts --corpora DIR [--quiet]\n',
    );
    return 2;
  }
  const profile = profileNamed(options.profile);
  const files = findRecordings(options.paths);
  if (files.length === 0) {
    process.stderr.write('no recorded session found there\n');
    return 2;
  }
  const baseline = new Map(Object.entries(readBaseline()));
  const all: StepOutcome[] = [];
  for (const file of files) {
    const outcomes = await replay(file, profile);
    all.push(...outcomes);
    const counted = outcomes.filter((outcome) => outcome.status !== 'skipped');
    const equal = counted.filter((outcome) => outcome.status === 'equal');
    process.stdout.write(`${file.path}: ${equal.length}/${counted.length}\n`);
    if (!options.quiet)
      for (const outcome of outcomes)
        if (outcome.status === 'different') process.stdout.write(`[${outcome.index}] $ ${outcome.command}\n${outcome.diff}\n`);
    // A recording of another version is no measure to hold on to.
    if (file.recording.engine === profile.version) {
      baseline.set(
        baselineKey(file),
        equal.map((outcome) => outcome.index),
      );
    }
  }
  process.stdout.write(`\n${perCommand(all)}`);
  if (options.update) {
    writeFileSync(baselinePath, baselineText(baseline));
    const own = findRecordings([join(import.meta.dirname, profile.version)]);
    writeFileSync(figuresPath, figuresText(figuresOf(profile.version, own, Object.fromEntries(baseline))));
  }
  const skipped = all.filter((outcome) => outcome.status === 'skipped').length;
  const equal = all.filter((outcome) => outcome.status === 'equal').length;
  process.stdout.write(`skipped: ${skipped} artefacts of the recording rig\n`);
  process.stdout.write(`fidelity: ${equal} of ${all.length - skipped} steps equal\n`);
  return 0;
}

/** `docker images: 28/30`, one line for each command. */
function perCommand(outcomes: readonly StepOutcome[]): string {
  const counts = new Map<string, { equal: number; all: number }>();
  for (const outcome of outcomes) {
    if (outcome.status === 'skipped') continue;
    const name = commandName(outcome.command);
    const count = counts.get(name) ?? { equal: 0, all: 0 };
    counts.set(name, { equal: count.equal + (outcome.status === 'equal' ? 1 : 0), all: count.all + 1 });
  }
  return [...counts]
    .sort()
    .map(([name, count]) => `${name}: ${count.equal}/${count.all}\n`)
    .join('');
}

function baselineText(baseline: ReadonlyMap<string, readonly number[]>): string {
  const lines = [...baseline].sort().map(([file, indices]) => `  ${JSON.stringify(file)}: ${JSON.stringify(indices)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`fidelity: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
