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
  it('is said of actions of a template, too, and not taken for an error in it', async () => {
    for (const action of ['{{define "a"}}x{{end}}', '{{template "a"}}', '{{block "a" .}}x{{end}}']) {
      const ran = await runDocker(['images', '--format', action]);
      expect([ran.stdout, ran.exit]).toEqual(['', 64]);
      expect(ran.stderr).toMatch(/^layer-by-layer: the action \{\{\w+\}\} of a template is not simulated\.\n$/);
    }
  });
  it('is not said of a template that Go does not read either', async () => {
    for (const action of ['template', 'define', 'block'] as const) {
      const ran = await runDocker(['images', '--format', `{{${action}}}`]);
      expect(ran.stderr).toContain(`template: :1: unexpected "}}" in ${action} clause`);
      expect(ran.exit).not.toBe(64);
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
    expect(await runDocker(['buildx', 'bogus'])).toEqual({
      stdout: '',
      stderr:
        'ERROR: unknown command: "bogus"\nlayer-by-layer: docker buildx prints the list of its commands before that, which is not simulated.\n',
      exit: 1,
    });
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
