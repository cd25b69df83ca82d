import { describe, expect, it } from 'vitest';
import { validateStore } from '../../../src/engine/validateStore';
import { failure, outcome, reference } from '../machine';
import { output, pass, sh, started, withBusybox } from './running';

describe('a detached container', () => {
  it('goes on with the simulated clock and ends when its process does', async () => {
    const made = await withBusybox();
    await started(made, ['sh', '-c', 'echo a; sleep 3; echo b']);
    const begun = made.clock.now();
    expect(made.engine.container.get('web')).toMatchObject({ state: 'running', exitCode: 0 });
    await pass(made, 2999);
    expect(made.engine.container.get('web').state).toBe('running');
    await pass(made, 5000);
    expect(made.engine.container.get('web')).toMatchObject({ state: 'exited', exitCode: 0, pid: 0 });
    // The end is stamped with the moment it came, not with the one at which somebody looked.
    expect(made.engine.container.get('web').finishedAt).toBe(begun + 3000);
    expect(made.engine.container.logs('web')).toEqual([
      { at: begun, stream: 'stdout', text: 'a\n' },
      { at: begun + 3000, stream: 'stdout', text: 'b\n' },
    ]);
  });

  it('is waited for by letting time pass', async () => {
    const made = await withBusybox();
    await started(made, ['sh', '-c', 'sleep 5; exit 7']);
    const begun = made.clock.now();
    expect(await made.engine.container.wait('web')).toEqual({ exitCode: 7, ended: true });
    expect(made.clock.now()).toBe(begun + 5000);
  });

  it('two run side by side, in order of time', async () => {
    const made = await withBusybox();
    await started(made, ['sh', '-c', 'sleep 2; echo two'], { name: 'second' });
    await started(made, ['sh', '-c', 'sleep 1; echo one'], { name: 'first' });
    await pass(made, 10_000);
    expect(made.events.flatMap((event) => (event.type === 'container.output' ? [event.text] : []))).toEqual(['one\n', 'two\n']);
  });

  it('with --rm leaves nothing when it has ended', async () => {
    const made = await withBusybox();
    await started(made, ['sleep', '1'], { remove: true });
    await pass(made, 1000);
    expect(made.engine.containers()).toEqual([]);
  });
});

describe('docker stop and kill', () => {
  it('a first process that handles no SIGTERM is killed after ten seconds: 137', async () => {
    const made = await withBusybox();
    await started(made, ['sleep', '1000']);
    const begun = made.clock.now();
    await made.engine.container.stop('web');
    expect([made.clock.now() - begun, made.engine.container.get('web').exitCode]).toEqual([10_000, 137]);
  });

  it('with --init SIGTERM ends it at once: 143', async () => {
    const made = await withBusybox();
    await started(made, ['sleep', '1000'], { init: true });
    const begun = made.clock.now();
    await made.engine.container.stop('web');
    expect([made.clock.now() - begun, made.engine.container.get('web').exitCode]).toEqual([0, 143]);
  });

  it('what is killed does nothing more', async () => {
    const made = await withBusybox();
    await started(made, ['sh', '-c', 'sleep 5; touch /late']);
    await made.engine.container.kill('web');
    await pass(made, 10_000);
    expect(made.engine.container.files('web').stat('/late')).toBeUndefined();
    expect((await failure(made.engine.container.kill('web'))).code).toBe('container-not-running');
  });

  it('a signal that nobody knows is refused, and nothing has happened', async () => {
    const made = await withBusybox();
    await started(made, ['sleep', '1000']);
    expect((await failure(made.engine.container.kill('web', 'BOGUS'))).message).toBe('invalid signal: BOGUS');
    expect(made.engine.container.get('web').state).toBe('running');
  });

  it('files that it wrote are there when it starts again, and its log goes on', async () => {
    const made = await withBusybox();
    await started(made, ['sh', '-c', 'echo run >> /count; cat /count; sleep 100']);
    await made.engine.container.restart('web', { timeoutSeconds: 0 });
    expect(made.engine.container.logs('web').map(({ text }) => text)).toEqual(['run\n', 'run\n', 'run\n']);
  });
});

describe('docker pause', () => {
  it('stops the process’s time', async () => {
    const made = await withBusybox();
    await started(made, ['sleep', '5']);
    made.engine.container.pause('web');
    await pass(made, 60_000);
    expect(made.engine.container.get('web')).toMatchObject({ state: 'running', paused: true });
    expect((await failure(made.engine.container.exec('web', { command: ['ls'] }, output().io))).message).toBe(
      'Container web is paused, unpause the container before exec',
    );
    made.engine.container.unpause('web');
    await pass(made, 4999);
    expect(made.engine.container.get('web').state).toBe('running');
    await pass(made, 1);
    expect(made.engine.container.get('web').state).toBe('exited');
  });
});

describe('restart policies', () => {
  it('on-failure starts again as often as it says, with growing pauses', async () => {
    const made = await withBusybox();
    await started(made, ['sh', '-c', 'echo x; exit 3'], { restart: { name: 'on-failure', maximumRetries: 2 } });
    expect(made.engine.container.get('web')).toMatchObject({ state: 'running', restarting: true });
    await pass(made, 1000);
    expect(made.engine.container.get('web')).toMatchObject({ state: 'exited', exitCode: 3, restartCount: 2 });
    expect(made.engine.container.logs('web')).toHaveLength(3);
  });

  it('always ends with docker stop', async () => {
    const made = await withBusybox();
    await started(made, ['sleep', '1'], { restart: { name: 'always', maximumRetries: 0 } });
    await pass(made, 5000);
    await made.engine.container.stop('web', { timeoutSeconds: 0 });
    await pass(made, 60_000);
    expect(made.engine.container.get('web').state).toBe('exited');
  });
});

describe('docker exec', () => {
  it('works on the files of the running container', async () => {
    const made = await withBusybox();
    await started(made, ['sleep', '1000']);
    await sh(made, 'echo hi > /motd');
    expect(await sh(made, 'cat /motd')).toBe('hi\n');
  });

  it('in the background goes on with the container and ends with it', async () => {
    const made = await withBusybox();
    await started(made, ['sleep', '1000']);
    await made.engine.container.exec(
      'web',
      { command: ['sh', '-c', 'sleep 2; touch /done; sleep 100; touch /late'], detach: true },
      output().io,
    );
    expect(made.engine.container.processes('web').map(({ argv }) => argv[0])).toEqual(['sleep', 'sh']);
    await pass(made, 3000);
    expect(made.engine.container.files('web').stat('/done')).toBeDefined();
    await made.engine.container.kill('web');
    await pass(made, 200_000);
    expect(made.engine.container.files('web').stat('/late')).toBeUndefined();
  });

  it('says what cannot be started (recording 29.7.2/03 step 25)', async () => {
    const made = await withBusybox();
    await started(made, ['sleep', '1000']);
    const missing = await failure(made.engine.container.exec('web', { command: ['nosuch'] }, output().io));
    expect([missing.message, missing.data.exitCode]).toEqual([
      'OCI runtime exec failed: exec failed: unable to start container process: exec: "nosuch": executable file not found in $PATH',
      127,
    ]);
  });
});

describe('published ports', () => {
  const binding = { containerPort: 80, protocol: 'tcp', hostIp: '', hostPort: 8080 };

  it('are one container’s at a time', async () => {
    const made = await withBusybox();
    await started(made, ['sleep', '1000'], { ports: [binding] });
    const { id } = await made.engine.container.create({ image: 'busybox', command: ['sleep', '1'], name: 'other', ports: [binding] });
    expect((await failure(made.engine.container.start(id))).message).toMatch(
      /^failed to set up container networking: driver failed programming external connectivity on endpoint other \([0-9a-f]{64}\): Bind for 0\.0\.0\.0:8080 failed: port is already allocated$/,
    );
    expect(made.engine.container.get('other')).toMatchObject({ state: 'created', published: [] });
    await made.engine.container.stop('web', { timeoutSeconds: 0 });
    await made.engine.container.start(id);
    expect(made.engine.container.get('other').published).toEqual([binding]);
  });

  it('lead to whoever listens in the container', async () => {
    const made = await withBusybox();
    await started(made, ['sleep', '1000'], { ports: [binding] });
    const request = { method: 'GET', path: '/', host: 'localhost:8080', body: new Uint8Array() };
    const { network } = made.engine.container;
    expect(network.request('localhost', 8080, request).kind).toBe('empty-reply');
    expect(network.request('localhost', 8081, request).kind).toBe('refused');
    expect(network.request('example.com', 80, request).kind).toBe('unreachable');
  });
});

describe('volumes', () => {
  it('outlive their container; anonymous ones go with --rm', async () => {
    const made = await withBusybox();
    const mounts = [
      { type: 'volume' as const, source: 'data', destination: '/data' },
      { type: 'volume' as const, destination: '/tmp2' },
    ];
    await started(made, ['sh', '-c', 'echo x > /data/f; touch /tmp2/g'], { mounts, remove: true });
    expect(made.engine.container.volumes.list().map(({ name, size }) => [name, size])).toEqual([['data', 2]]);
    await started(made, ['cat', '/data/f'], { mounts });
    expect(made.engine.container.logs('web').map(({ text }) => text)).toEqual(['x\n']);
    expect(outcome(() => made.engine.container.volumes.remove('data'))).toMatch(/^remove data: volume is in use - \[[0-9a-f]{64}\]$/);
  });

  it('hold what the image has at their place, and are no change of the container', async () => {
    const made = await withBusybox();
    await started(made, ['sh', '-c', 'ls /etc/network; touch /etc/network/own; sleep 9'], {
      mounts: [{ type: 'volume', destination: '/etc/network' }],
    });
    expect(made.engine.container.logs('web').length).toBeGreaterThan(0);
    expect(made.engine.container.diff('web')).toEqual([]);
  });

  it('whose name is none are refused before anything is made', async () => {
    const made = await withBusybox();
    const mounts = [
      { type: 'volume' as const, source: 'ok', destination: '/a' },
      { type: 'volume' as const, source: 'b', destination: 'relative' },
    ];
    expect((await failure(made.engine.container.create({ image: 'busybox', mounts }))).code).toBe('mount-invalid');
    expect([made.engine.containers(), made.engine.container.volumes.list()]).toEqual([[], []]);
  });
});

describe('docker run --read-only', () => {
  it('refuses writes, but not into a volume', async () => {
    const made = await withBusybox();
    const { io, text } = output();
    const mounts = [{ type: 'volume' as const, source: 'data', destination: '/data' }];
    await made.engine.run({ image: 'busybox', command: ['sh', '-c', 'touch /data/f && touch /x'], readOnly: true, mounts }, io);
    expect(text()).toBe('touch: /x: Read-only file system\n');
  });
});

describe('the store', () => {
  it('is whole after containers have come, failed and gone', async () => {
    const made = await withBusybox();
    await started(made, ['sleep', '1000']);
    await failure(made.engine.run({ image: 'busybox', command: ['nosuch'], remove: true }, output().io));
    await made.engine.container.commit('web', { name: 'docker.io/library/kept:1' });
    made.engine.removeImage('busybox', { force: true });
    made.engine.removeContainer('web', { force: true });
    expect(validateStore(made.internals)).toEqual([]);
    expect(made.engine.containers()).toEqual([]);
    expect(made.engine.findImage('kept:1')).toBeDefined();
    expect(reference('kept:1').tag).toBe('1');
  });
});
