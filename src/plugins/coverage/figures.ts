import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { code } from './table';
import type { CoverageTable } from './table';

const figuresSchema = v.object({
  version: v.string(),
  recordings: v.array(v.string()),
  commands: v.array(v.object({ command: v.string(), equal: v.number(), steps: v.number() })),
});

export type Figures = v.InferOutput<typeof figuresSchema>;

/** The figures that `run.ts --update-baseline` writes and the baseline test keeps true. */
export function readFigures(siteDir: string): Figures {
  return v.parse(figuresSchema, JSON.parse(readFileSync(join(siteDir, 'tests/fidelity/figures.json'), 'utf8')));
}

/** How many recorded steps of each command print the same here, byte for byte after normalising; docker commands only. */
export function figureTable({ commands }: Figures): CoverageTable {
  const docker = commands.filter(({ command }) => command.startsWith('docker'));
  const [equal, steps] = [docker.reduce((sum, one) => sum + one.equal, 0), docker.reduce((sum, one) => sum + one.steps, 0)];
  const share = (part: number, whole: number): string => `${Math.floor((100 * part) / whole)} %`;
  return {
    headings: ['Command', 'Steps equal', 'Share'],
    rows: [
      ...docker.map((one) => [code(one.command), `${one.equal} of ${one.steps}`, share(one.equal, one.steps)]),
      ['All', `${equal} of ${steps}`, share(equal, steps)],
    ],
  };
}
