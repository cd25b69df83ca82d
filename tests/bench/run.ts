/**
 * Times the engine on three sizes of each kind of work and shows how the time grows.
 *
 *   npx tsx tests/bench/run.ts [builds] [layers] [lists] [dockerfiles] [take-overs] [seeks] [replays] [pictures] [frames] [typing] [--json FILE]
 */
import { writeFileSync } from 'node:fs';
import { benchBuilds } from './builds';
import { benchDockerfiles } from './dockerfiles';
import { benchLayers } from './layers';
import { benchLists } from './lists';
import type { Measure } from './measure';
import { benchReplays } from './replays';
import { benchSeeks } from './seeks';
import { benchFrames } from './pictureFrames';
import { benchPictures } from './pictures';
import { benchTakeOvers } from './takeOvers';
import { benchTyping } from './typing';

const kinds: Readonly<Record<string, () => readonly Measure[] | Promise<readonly Measure[]>>> = {
  builds: benchBuilds,
  layers: benchLayers,
  lists: benchLists,
  dockerfiles: benchDockerfiles,
  'take-overs': benchTakeOvers,
  seeks: benchSeeks,
  replays: benchReplays,
  pictures: benchPictures,
  frames: benchFrames,
  typing: benchTyping,
};

function row({ name, unit, sizes, growth, notes }: Measure): string {
  const times = sizes.map(({ size, ms }) => `${size} ${unit}: ${ms >= 10 ? Math.round(ms) : ms.toFixed(1)} ms`).join(', ');
  const measured = sizes.length === 0 ? '' : `\n  ${times}\n  grows with exponent ${growth.toFixed(2)}`;
  return `${name}${measured}${notes.map((note) => `\n  ${note}`).join('')}\n`;
}

async function main(words: readonly string[]): Promise<number> {
  const json = words.includes('--json') ? words[words.indexOf('--json') + 1] : undefined;
  const wanted = words.filter((word) => word !== '--json' && word !== json);
  const unknown = wanted.filter((word) => !(word in kinds));
  if (unknown.length > 0) {
    process.stderr.write(`no such measure: ${unknown.join(', ')}; there are ${Object.keys(kinds).join(', ')}\n`);
    return 2;
  }
  const measures: Measure[] = [];
  for (const [name, bench] of Object.entries(kinds)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const one of await bench()) {
      measures.push(one);
      process.stdout.write(row(one));
    }
  }
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(measures, null, 2)}\n`);
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 2;
  },
);
