import { describe, expect, it } from 'vitest';
import { build } from '../../engine/builtImages';
import { registryMachine } from './registryMachine';

describe('docker save', () => {
  it('writes a file for its owner alone and prints nothing', async () => {
    const made = registryMachine();
    await build(made, 'app:1', { a: 'one' });
    expect(await made.docker('save -o /tmp/app.tar app:1')).toEqual({ stdout: '', stderr: '', exit: 0 });
    expect(made.files.stat('/tmp/app.tar')?.mode).toBe(0o600);
    await made.docker('rmi app:1');
    expect((await made.docker('load -i /tmp/app.tar')).stdout).toBe('Loaded image: app:1\n');
  });

  it('refuses a terminal, a folder that is not there, and a folder (recordings 29.7.2/07 step 33, 08 step 13)', async () => {
    const made = registryMachine();
    await build(made, 'app:1', { a: 'one' });
    expect((await made.docker('save app:1', { columns: 80 })).stderr).toBe(
      'cowardly refusing to save to a terminal. Use the -o flag or redirect\n',
    );
    expect((await made.docker('save -o /nonexistent/x.tar app:1')).stderr).toBe(
      'failed to save image: invalid output path: stat /nonexistent: no such file or directory\n',
    );
    expect((await made.docker('save -o /tmp app:1')).stderr).toBe('failed to save image: cannot write to a directory\n');
  });

  it('writes nothing where bytes are not on this site, and says so with exit code 64', async () => {
    const made = registryMachine();
    await made.docker('pull -q alpine:3.20');
    const { stderr, exit } = await made.docker('save -o /tmp/a.tar alpine:3.20');
    expect(stderr).toMatch(/^layer-by-layer: alpine:3\.20 cannot be saved: of the layer da9db072f522 /);
    expect(exit).toBe(64);
    expect(made.files.stat('/tmp/a.tar')).toBeUndefined();
  });
});

describe('docker load', () => {
  it('names files that cannot be read, and an empty terminal', async () => {
    const { docker } = registryMachine();
    expect((await docker('load -i none.tar')).stderr).toBe('open none.tar: no such file or directory\n');
    expect((await docker('load -i /tmp')).stderr).toBe('read /tmp: is a directory\n');
    expect((await docker('load', { columns: 80 })).stderr).toBe('requested load from stdin, but stdin is empty\n');
    expect((await docker('load')).stderr).toBe('unrecognized image format\n');
  });
});

describe('docker import', () => {
  it('says that a URL is not simulated', async () => {
    const { docker } = registryMachine();
    expect(await docker('import https://example.com/a.tar')).toEqual({
      stdout: '',
      stderr: 'layer-by-layer: importing from a URL is not simulated.\n',
      exit: 64,
    });
  });
});
