import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { World, reference } from './world';

interface Case {
  builder: string;
  mutation: string;
  dockerfile: string[];
  files: Record<string, string>;
  cmd: string | null;
  flags: string;
  steps: { step: string; result: 'CACHED' | 'RAN' }[];
  sameImageId: boolean;
  sameLayers: boolean;
}

const matrix = JSON.parse(readFileSync('tests/fidelity/29.7.2/cache-matrix.json', 'utf8')) as {
  baselineDockerfile: string[];
  baselineFiles: Record<string, string>;
  cases: Case[];
};

/**
 * Layers hold times in whole seconds. In the recording of `change USER` the last RUN came to lie in the same second in both builds, so
 * that it made the same layer twice; the first build begins at such a moment here that this is so again.
 */
const START = Date.UTC(2026, 10, 23, 5, 15, 0) + 550;

function mutate(world: World, command: string): void {
  const [name, ...args] = command.split(' ');
  const path = (file: string | undefined): string => `/work/${file ?? ''}`;
  const { files } = world;
  if (name === 'touch') files.touch(path(args[2]), Date.parse(args[1] ?? '') / 1000);
  else if (name === 'chmod') files.chmod(path(args[1]), Number.parseInt(args[0] ?? '', 8));
  else if (name === 'chown') files.chown(path(args[1]), { uid: Number(args[0]?.split(':')[0]), gid: Number(args[0]?.split(':')[1]) });
  else if (name === 'rm') files.remove(path(args[0]));
  else if (name === 'mv') files.rename(path(args[0]), path(args[1]));
  else throw new Error(`what is ${command}?`);
}

function buildArgs(flags: string): Record<string, string> {
  const match = /--build-arg (\w+)=(\S+)/.exec(flags);
  return match ? { [match[1] ?? '']: match[2] ?? '' } : {};
}

describe('the build cache decides as the recorded one did (cache-matrix.json)', () => {
  for (const one of matrix.cases.filter(({ builder }) => builder === 'buildkit')) {
    it(one.mutation, async () => {
      const world = new World(START);
      await world.engine.pull(reference('alpine:3.20'));
      world.clock.sleep(START + 60_000 - world.clock.now()).catch(() => undefined);
      for (const [path, text] of Object.entries(matrix.baselineFiles)) world.write(path, text);
      const first = await world.build(matrix.baselineDockerfile.join('\n'));
      for (const [path, text] of Object.entries(one.files)) world.write(path, text);
      if (one.cmd !== null) mutate(world, one.cmd);
      const second = await world.build(one.dockerfile.join('\n'), {
        buildArgs: buildArgs(one.flags),
        noCache: one.flags.includes('--no-cache'),
      });

      const steps = second.vertices.filter(({ name }) => /^\[\d/.test(name));
      expect(steps.map(({ name, outcome }) => ({ step: name, result: outcome === 'cached' ? 'CACHED' : 'RAN' }))).toEqual(one.steps);
      const layers = (outcome: typeof first): unknown => outcome.image?.layers.map(({ diffId }) => diffId);
      expect(second.image?.id === first.image?.id).toBe(one.sameImageId);
      expect(JSON.stringify(layers(second)) === JSON.stringify(layers(first))).toBe(one.sameLayers);
    });
  }
});
