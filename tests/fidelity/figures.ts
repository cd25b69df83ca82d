/** How many recorded steps of each command come out equal, as the baseline has it: what the coverage page shows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { baselineKey } from './baseline';
import type { RecordingFile } from './recordingFile';

export interface Figure {
  readonly command: string;
  readonly equal: number;
  readonly steps: number;
}

export interface Figures {
  /** Of the Docker that was recorded. */
  readonly version: string;
  readonly recordings: readonly string[];
  readonly commands: readonly Figure[];
}

export const figuresPath = join(import.meta.dirname, 'figures.json');

export function readFigures(): unknown {
  return JSON.parse(readFileSync(figuresPath, 'utf8'));
}

/** One row a line, as prettier would have it. */
export function figuresText({ version, recordings, commands }: Figures): string {
  const rows = commands.map(
    ({ command, equal, steps }) => `    { "command": ${JSON.stringify(command)}, "equal": ${equal}, "steps": ${steps} }`,
  );
  const files = recordings.map((file) => `    ${JSON.stringify(file)}`);
  return `{\n  "version": ${JSON.stringify(version)},\n  "recordings": [\n${files.join(',\n')}\n  ],\n  "commands": [\n${rows.join(',\n')}\n  ]\n}\n`;
}

/** Recordings of one version, and the indices of their steps that are equal. */
export function figuresOf(
  version: string,
  files: readonly RecordingFile[],
  baseline: Readonly<Record<string, readonly number[]>>,
): Figures {
  const counts = new Map<string, { equal: number; steps: number }>();
  for (const file of files) {
    const equal = new Set(baseline[baselineKey(file)] ?? []);
    file.recording.steps.forEach((step, index) => {
      if (step.cmd === undefined || step.artefact !== undefined) return;
      const command = step.env?.['DOCKER_BUILDKIT'] === '0' ? CLASSIC : commandName(step.cmd);
      const count = counts.get(command) ?? { equal: 0, steps: 0 };
      counts.set(command, { equal: count.equal + (equal.has(index) ? 1 : 0), steps: count.steps + 1 });
    });
  }
  const commands = [...counts].map(([command, count]) => ({ command, ...count })).sort((a, b) => (a.command < b.command ? -1 : 1));
  return { version, recordings: files.map(baselineKey), commands };
}

/** The legacy builder is declared not simulated; its steps are counted apart. */
const CLASSIC = 'docker build (classic builder)';

const NOUNS = new Set(['image', 'container', 'system', 'builder', 'buildx', 'volume', 'network', 'manifest']);

/** `docker image ls` of the first `docker` in a line; the first word of a line without. */
export function commandName(command: string): string {
  const words = command.split(/\s+/);
  const at = words.indexOf('docker');
  if (at < 0) return words[0] ?? '';
  const [first = '', second = ''] = words.slice(at + 1);
  if (first === '' || first.startsWith('-')) return 'docker';
  return NOUNS.has(first) && /^[a-z]+$/.test(second) ? `docker ${first} ${second}` : `docker ${first}`;
}
