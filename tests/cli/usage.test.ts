import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runDocker } from './emptyMachine';

interface Step {
  readonly cmd: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

const recording = JSON.parse(readFileSync(resolve(import.meta.dirname, '../fidelity/29.7.2/02-errors-usage.json'), 'utf8')) as {
  steps: Step[];
};

/** The recorded client kept its configuration elsewhere. */
function atHome(text: string): string {
  return text.replaceAll('/var/lib/dk/cfg29', '/root/.docker');
}

const plain = recording.steps.filter((step) => /^docker( [\w./:=-]+)*$/.test(step.cmd));

describe('what the client answers by itself is what Docker 29.7.2 answers', () => {
  for (const step of plain.filter((one) => /--help$|^docker$|^docker -|^docker image$/.test(one.cmd))) {
    it(`${step.cmd}`, async () => {
      expect(await runDocker(step.cmd.split(' ').slice(1))).toEqual({
        stdout: atHome(step.stdout),
        stderr: atHome(step.stderr),
        exit: step.exit,
      });
    });
  }
  for (const step of plain.filter((one) => one.exit !== 0 && /Usage: /.test(one.stderr) && !/--help$|^docker$|^docker -/.test(one.cmd))) {
    it(`${step.cmd} (${step.stderr.split('\n')[0] ?? ''})`, async () => {
      expect(await runDocker(step.cmd.split(' ').slice(1))).toEqual({ stdout: step.stdout, stderr: step.stderr, exit: step.exit });
    });
  }
  for (const step of plain.filter((one) => / nosuch$| nosuch /.test(one.cmd) && /No such container|no such object/.test(one.stderr))) {
    it(`${step.cmd}`, async () => {
      expect(await runDocker(step.cmd.split(' ').slice(1))).toEqual({ stdout: step.stdout, stderr: step.stderr, exit: step.exit });
    });
  }
});
