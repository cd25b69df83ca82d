import { describe, expect, it } from 'vitest';
import { registryMachine } from './registryMachine';

describe('docker login', () => {
  it('keeps what was typed in config.json, which logout takes out again', async () => {
    const { docker, files } = registryMachine();
    const login = await docker('login -u you --password-stdin registry.example.com', { stdin: 'secret\n' });
    expect(login.stdout).toBe('Login Succeeded\n');
    expect(login.stderr).toContain("WARNING! Your credentials are stored unencrypted in '/root/.docker/config.json'.");
    const config = (): unknown => JSON.parse(new TextDecoder().decode(files.readFile('/root/.docker/config.json')));
    expect(config()).toEqual({ auths: { 'registry.example.com': { auth: btoa('you:secret') } } });
    expect(files.stat('/root/.docker/config.json')?.mode).toBe(0o600);
    expect((await docker('logout registry.example.com')).stdout).toBe('Removing login credentials for registry.example.com\n');
    expect(config()).toEqual({ auths: {} });
  });

  it('refuses a wrong password and keeps nothing', async () => {
    const { docker, files } = registryMachine();
    expect(await docker('login -u you -p wrong registry.example.com')).toEqual({
      stdout: '',
      stderr:
        'WARNING! Using --password via the CLI is insecure. Use --password-stdin.\n' +
        'Error response from daemon: Get "https://registry.example.com/v2/": unauthorized: authentication required\n',
      exit: 1,
    });
    expect(files.stat('/root/.docker/config.json')).toBeUndefined();
  });

  it('says that Docker Hub has no accounts here, and asks nothing where no terminal is', async () => {
    const { docker } = registryMachine();
    for (const options of [{ stdin: 'x' }, {}]) {
      const ran = await docker(`login -u you${'stdin' in options ? ' --password-stdin' : ''}`, { ...options, columns: 80 });
      expect([ran.exit, ran.stderr.startsWith('layer-by-layer: ')]).toEqual([64, true]);
    }
    expect((await docker('login -u x')).stderr).toBe('error: cannot perform an interactive login from a non-TTY device\n');
  });
});

describe('docker push', () => {
  it('is denied until one has logged in', async () => {
    const { docker } = registryMachine();
    await docker('pull -q alpine:3.20');
    await docker('tag alpine:3.20 registry.example.com/team/alpine:1');
    const denied = await docker('push registry.example.com/team/alpine:1');
    expect(denied.stdout).toBe('The push refers to repository [registry.example.com/team/alpine]\nda9db072f522: Waiting\n');
    expect(denied.stderr).toMatch(/^push access denied, .*: insufficient_scope: authorization failed\n$/);
    expect(denied.exit).toBe(1);
    await docker('login -u you --password-stdin registry.example.com', { stdin: 'secret' });
    const pushed = await docker('push registry.example.com/team/alpine:1');
    expect(pushed.stdout).toMatch(/da9db072f522: Pushed\n1: digest: sha256:667734314504[0-9a-f]+ size: 527\n$/);
    expect((await docker('push -q registry.example.com/team/alpine:1')).stdout).toBe('registry.example.com/team/alpine:1\n');
  });

  it('redraws lines in a terminal, with a bar where there is room', async () => {
    const { docker } = registryMachine();
    await docker('pull -q alpine:3.20');
    await docker('tag alpine:3.20 localhost:5000/alpine');
    const wide = await docker('push localhost:5000/alpine', { columns: 120 });
    expect(wide.stdout).toContain('\u001b[1A\u001b[2K\rda9db072f522: Pushing [=');
    expect(wide.stdout).toContain('da9db072f522: Pushed \r\u001b[1B');
  });

  it('refuses a tag together with -a', async () => {
    const { docker } = registryMachine();
    expect(await docker('push -a alpine:3.20')).toEqual({ stdout: '', stderr: "tag can't be used with --all-tags/-a\n", exit: 1 });
  });
});

describe('looking into a registry', () => {
  it('shows an index’s images before anything is pulled (docker buildx imagetools inspect)', async () => {
    const { docker, engine } = registryMachine();
    const { stdout } = await docker('buildx imagetools inspect busybox');
    expect(stdout.split('\n').slice(0, 8)).toEqual([
      'Name:      docker.io/library/busybox:latest',
      'MediaType: application/vnd.oci.image.index.v1+json',
      'Digest:    sha256:9ba6ea775138cf6162f628f3e93d5413dd363d286a15b53f6d9b39bb555c1a0e',
      '           ',
      'Manifests: ',
      expect.stringMatching(/^ {2}Name: +docker\.io\/library\/busybox:latest@sha256:1cfa4e2b/),
      expect.stringMatching(/^ {2}MediaType: /),
      expect.stringMatching(/^ {2}Platform: +linux\/amd64$/),
    ]);
    expect(engine.images()).toEqual([]);
  });

  it('shows a manifest with the sizes of its layers (docker manifest inspect)', async () => {
    const { docker } = registryMachine();
    const { stdout } = await docker('manifest inspect alpine:3.20');
    const manifest = JSON.parse(stdout) as { layers: { size: number }[] };
    expect(manifest.layers.map(({ size }) => size)).toEqual([3_623_904]);
    expect(stdout).toContain('\n\t"schemaVersion": 2');
    expect((await docker('manifest inspect alpine:nosuch')).stderr).toBe('no such manifest: docker.io/library/alpine:nosuch\n');
    expect((await docker('buildx imagetools inspect alpine:nosuch')).stderr).toBe('ERROR: docker.io/library/alpine:nosuch: not found\n');
  });

  it('says that docker search is not simulated', async () => {
    const { docker } = registryMachine();
    const { stderr, exit } = await docker('search nginx');
    expect([stderr.startsWith('layer-by-layer: '), exit]).toEqual([true, 64]);
  });
});
