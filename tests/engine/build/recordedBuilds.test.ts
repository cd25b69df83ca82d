import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BuildOptions } from '../../../src/engine/api';
import { renderCodeFrame } from '../../../src/engine/build/codeFrame';
import { buildFailureOf } from '../../../src/engine/build/failure';
import { validateImage } from '../../../src/engine/image/validate';
import { World, reference } from './world';
import type { Outcome } from './world';

interface RecordedStep {
  cmd?: string;
  file?: string;
  content?: string;
  stderr?: string;
  exit?: number;
}

const recording = JSON.parse(readFileSync('tests/fidelity/29.7.2/05-build-buildkit.json', 'utf8')) as { steps: RecordedStep[] };

interface Shown {
  name: string;
  outcome: string;
  lines: string[];
}

/** Vertices of a recorded plain display: name, outcome, sub-lines and log, without numbers, times and digests. */
function recordedVertices(text: string): Shown[] {
  const byNumber = new Map<string, Shown>();
  for (const line of text.split('\n')) {
    const match = /^#(\d+) (.*)$/.exec(line);
    const [, number, rest] = match ?? [];
    if (number === undefined || rest === undefined || number === '0' || rest === '...') continue;
    const known = byNumber.get(number);
    if (!known) byNumber.set(number, { name: plain(rest), outcome: 'open', lines: [] });
    else if (/^DONE/.test(rest)) known.outcome = 'done';
    else if (rest === 'CACHED') known.outcome = 'cached';
    else if (rest === 'CANCELED') known.outcome = 'cancelled';
    else if (rest.startsWith('ERROR: ')) known.outcome = plain(rest);
    else if (rest.startsWith('WARN: ')) known.lines.push(rest);
    else if (/^\d+\.\d+ /.test(rest)) known.lines.push(rest.replace(/^\d+\.\d+ /, ''));
    else if (/ done$/.test(rest)) known.lines.push(plain(rest.replace(/ done$/, '').replace(/ \d+\.\d+s$/, '')));
  }
  return [...byNumber.values()];
}

function plain(text: string): string {
  return text.replace(/[0-9a-f]{64}/g, 'H64').replace(/\b[a-z0-9]{25}\b/g, 'B25');
}

function figure(status: string): string {
  const match = /^(transferring \w+:) (\d+)$/.exec(status);
  if (match) return `${match[1]} ${match[2]}B`;
  return status.replace(/^(sha256:\S+) (\d+)$/, (_, digest: string, size: string) => {
    const shown = `${Number((Number(size) / 1e6).toPrecision(3))}MB`;
    return `${digest} ${shown} / ${shown}`;
  });
}

function ownVertices({ vertices }: Outcome): Shown[] {
  return vertices.map(({ name, outcome, error, statuses, log, warnings }) => ({
    name: plain(name),
    outcome: error !== undefined ? `ERROR: ${plain(error)}` : outcome,
    lines: [...statuses.map(figure).map(plain), ...warnings.map((text) => `WARN: ${text}`), ...log.split('\n').slice(0, -1)],
  }));
}

function options(command: string): { context: string | null; options: Partial<BuildOptions> } {
  const names = [...command.matchAll(/ -t (\S+)/g)].map((match) => reference(match[1] ?? ''));
  const buildArg = /--build-arg (\w+)=(\S+)/.exec(command);
  const label = /--label (\w+)=(\S+)/.exec(command);
  const directory = /(\S+)$/.exec(command.replace(/ - < .*/, ''))?.[1] ?? '';
  return {
    context: command.includes(' - <') ? null : `/work/${directory}`,
    options: {
      names,
      ...(buildArg ? { buildArgs: { [buildArg[1] ?? '']: buildArg[2] ?? '' } } : {}),
      ...(label ? { labels: { [label[1] ?? '']: label[2] ?? '' } } : {}),
      ...(command.includes('--target build') ? { target: 'build' } : {}),
      ...(command.includes('--no-cache') ? { noCache: true } : {}),
      ...(command.includes('--pull') ? { pull: true } : {}),
      ...(command.includes('--platform linux/arm64') ? { platform: { os: 'linux', architecture: 'arm64' } } : {}),
    },
  };
}

/** Vertices whose order or state Docker leaves to chance are compared without it. */
function comparable(shown: readonly Shown[]): Shown[] {
  return [...shown]
    .map(({ name, outcome, lines }) => ({
      name,
      outcome: name.includes('FROM') && (outcome === 'cached' || outcome === 'done') ? 'any' : outcome,
      lines,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const isBuild = ({ cmd = '' }: RecordedStep): boolean => /^docker build /.test(cmd) && !/UPPER|--check|rawjson|--metadata-file/.test(cmd);

describe('builds tell what the recorded ones told (29.7.2/05)', async () => {
  const world = new World();
  await world.engine.pull(reference('alpine:3.20'));
  const failed: string[] = [];
  for (const [index, step] of recording.steps.entries()) {
    if (index > 76) break;
    if (step.file !== undefined) world.write(step.file, step.content ?? '');
    if (step.cmd === 'docker rmi app:2') world.engine.removeImage('app:2');
    if (step.cmd === undefined || !isBuild(step)) continue;
    const { context, options: given } = options(step.cmd);
    const file = context === null ? '/work/unused/Dockerfile' : `${context}/Dockerfile`;
    const outcome = await world.build(new TextDecoder().decode(world.files.readFile(file)), { context, ...given });
    if (outcome.image)
      failed.push(...validateImage(world.internals, outcome.image.target).map((one) => `${step.cmd}: ${JSON.stringify(one)}`));
    const stderr = step.stderr ?? '';
    it(`${index}: ${step.cmd}`, () => {
      if (stderr.includes('#1')) expect(comparable(ownVertices(outcome))).toEqual(comparable(recordedVertices(stderr)));
      const message = /^ERROR: failed to build: failed to solve: (.*)$/m.exec(stderr)?.[1];
      expect(outcome.error === undefined ? undefined : plain(outcome.error.message)).toBe(
        message === undefined ? undefined : plain(message),
      );
      const frame = /^(\S*Dockerfile:\d+\n-+\n[^]*?\n-+)$/m.exec(stderr)?.[1];
      const own = outcome.error && buildFailureOf(outcome.error).frame;
      expect(own && renderCodeFrame(own).join('\n')).toBe(frame);
    });
  }
  it('leave images that are whole', () => {
    expect(failed).toEqual([]);
  });
});
