import { describe, expect, it } from 'vitest';
import { runDocker } from './emptyMachine';

describe('what Docker has and this program has not', () => {
  it('is said in one plain sentence, with exit code 64', async () => {
    for (const line of ['network ls', 'compose up', 'run --gpus all nginx', 'swarm init', 'buildx inspect', 'version', '--host x ps']) {
      const ran = await runDocker(line.split(' '));
      expect([line, ran.exit, ran.stdout]).toEqual([line, 64, '']);
      expect(ran.stderr).toMatch(/^layer-by-layer: [^\n]* not simulated\.\n$/);
    }
  });
  it('is not confused with what Docker does not have', async () => {
    for (const [words, usage] of [
      ['manifest bogus', 'docker manifest COMMAND'],
      ['context bogus', 'docker context'],
    ] as const) {
      const [noun] = words.split(' ');
      expect(await runDocker(words.split(' '))).toEqual({
        stdout: '',
        stderr: `docker: unknown command: docker ${words}\n\nUsage:  ${usage}\n\nRun 'docker ${noun} --help' for more information\n`,
        exit: 1,
      });
    }
    expect((await runDocker(['volumes'])).stderr).toContain('unknown command: docker volumes');
  });
  it('is listed in the help of its noun, which an unknown command with --help shows too', async () => {
    const help = (await runDocker(['context', '--help'])).stdout;
    expect(help).toContain('  ls          List contexts\n');
    expect(await runDocker(['context', 'bogus', '--help'])).toEqual({ stdout: help, stderr: '', exit: 0 });
    expect((await runDocker(['manifest', '--help'])).stdout).toContain('EXPERIMENTAL:\n  docker manifest is an experimental feature.\n');
    expect((await runDocker(['buildx'])).stderr).toContain('build, du, imagetools inspect, ls and prune are there.');
  });
  it('an answer cannot be typed into a running command in a terminal, and is read from a pipe', async () => {
    expect((await runDocker(['image', 'prune'], { columns: 80 })).exit).toBe(64);
    expect((await runDocker(['image', 'prune'], { stdin: 'n\n' })).stdout).toMatch(/\[y\/N\] $/);
    expect((await runDocker(['image', 'prune'], { stdin: 'y\n' })).stdout).toContain('Total reclaimed space: 0B');
  });
});
