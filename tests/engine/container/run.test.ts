import { describe, expect, it } from 'vitest';
import type { RunOptions } from '../../../src/engine/api';
import type { ProcessResult, ProcessRunner, ProcessSpec } from '../../../src/engine/container/process';
import type { FileTree } from '../../../src/engine/filetree/tree';
import { failure, machine, outcome, reference } from '../machine';
import type { Machine } from '../machine';

const silent = { stdout: () => undefined, stderr: () => undefined };

interface Ran {
  readonly specs: ProcessSpec[];
  readonly made: Machine;
}

async function withBusybox(
  work: (spec: ProcessSpec, tree: FileTree) => ProcessResult = () => ({ kind: 'exited', exitCode: 0 }),
): Promise<Ran> {
  const specs: ProcessSpec[] = [];
  const processes: ProcessRunner = {
    run: (spec, tree, io) => {
      specs.push(spec);
      io.stdout('hello\n');
      return Promise.resolve(work(spec, tree));
    },
  };
  const made = machine({ processes, containerNames: { left: ['boring', 'pensive'], right: ['wozniak', 'goldstine'] } });
  await made.engine.pull(reference('busybox'));
  return { specs, made };
}

const run = ({ engine }: Machine, options: Partial<RunOptions> = {}) => engine.run({ image: 'busybox', ...options }, silent);

describe('docker run', () => {
  it('streams output and leaves an exited container that holds its image', async () => {
    const { made } = await withBusybox(() => ({ kind: 'exited', exitCode: 3 }));
    const { containerId, exitCode } = await run(made, { name: 'web' });
    expect(exitCode).toBe(3);
    expect(made.engine.containers()).toMatchObject([
      { id: containerId, name: 'web', state: 'exited', exitCode: 3, command: ['sh'], image: 'busybox' },
    ]);
    expect(made.engine.image('busybox').inUse).toBe(true);
    expect(made.events.map(({ type }) => type).filter((type) => type.startsWith('container.'))).toEqual([
      'container.created',
      'container.started',
      'container.output',
      'container.exited',
    ]);
  });

  it('with --rm leaves nothing', async () => {
    const { made } = await withBusybox();
    await run(made, { remove: true });
    expect(made.engine.containers()).toEqual([]);
  });

  it('sets the variables in Docker’s order (recording 29.7.2/03 step 45)', async () => {
    const { made, specs } = await withBusybox();
    const { containerId } = await run(made, { env: ['X=1'] });
    expect(specs[0]?.env).toEqual([
      'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      `HOSTNAME=${containerId.slice(0, 12)}`,
      'X=1',
      'HOME=/root',
    ]);
  });

  it('puts a HOME that is given before the rest (step 82)', async () => {
    const { made, specs } = await withBusybox();
    await run(made, { env: ['FOO=bar', 'HOME=/root'] });
    expect(specs[0]?.env.slice(2)).toEqual(['HOME=/root', 'FOO=bar']);
  });

  it('takes the command given, and an entrypoint that drops the image’s command', async () => {
    const { made, specs } = await withBusybox();
    await run(made, { command: ['echo', 'hi'] });
    await run(made, { entrypoint: '/bin/cat', command: ['/etc/passwd'] });
    await run(made, { entrypoint: '/bin/true' });
    expect(specs.map(({ argv }) => argv)).toEqual([['echo', 'hi'], ['/bin/cat', '/etc/passwd'], ['/bin/true']]);
  });

  it('makes the working directory where there is none', async () => {
    let type: string | undefined;
    const { made, specs } = await withBusybox((spec, tree) => {
      type = tree.stat(spec.workingDirectory)?.type;
      return { kind: 'exited', exitCode: 0 };
    });
    await run(made, { workingDirectory: '/new/place' });
    expect([specs[0]?.workingDirectory, type]).toEqual(['/new/place', 'directory']);
  });

  it('counts what the container wrote in disk blocks (recordings 29.7.2/03 steps 12 and 29, 06 step 9)', async () => {
    const { made } = await withBusybox((_spec, tree) => {
      tree.writeFile('/z', { kind: 'filled', size: 500_000, seed: 'z' });
      return { kind: 'exited', exitCode: 0 };
    });
    await run(made);
    expect(made.engine.containers()[0]).toMatchObject({ writableSize: 507_904, virtualSize: 4_579_328 + 28_672 + 507_904 });
    const idle = await withBusybox();
    await run(idle.made);
    expect(idle.made.engine.containers()[0]?.writableSize).toBe(4096);
  });

  it('gives the container a root and an /etc of the moment it was made (recording 29.7.2/03 step 102)', async () => {
    let seen: unknown;
    const { made } = await withBusybox((_spec, tree) => {
      seen = ['/', '/etc'].map((path) => tree.stat(path)?.mtime);
      return { kind: 'exited', exitCode: 0 };
    });
    const now = Math.floor(made.clock.now() / 1000);
    await run(made);
    expect(seen).toEqual([now, now]);
    expect(made.engine.containers()[0]?.writableSize).toBe(4096);
  });

  it('does not change the image', async () => {
    const { made } = await withBusybox((_spec, tree) => {
      tree.remove('/bin', { recursive: true });
      return { kind: 'exited', exitCode: 0 };
    });
    await run(made);
    expect(made.engine.imageTree(made.engine.image('busybox')).stat('/bin/sh')?.type).toBe('file');
  });

  it('says what could not be started, and keeps the container as created (recording 29.7.2/02 steps 32 and 33)', async () => {
    const start =
      'failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: exec: ';
    const missing = await withBusybox(() => ({ kind: 'not-found', program: 'nosuchcmd' }));
    const notFound = await failure(run(missing.made));
    expect([notFound.code, notFound.message, notFound.data.exitCode]).toEqual([
      'program-not-found',
      `${start}"nosuchcmd": executable file not found in $PATH`,
      127,
    ]);
    expect(missing.made.engine.containers()[0]?.state).toBe('created');
    const forbidden = await withBusybox(() => ({ kind: 'not-executable', program: '/etc/passwd' }));
    const denied = await failure(run(forbidden.made));
    expect([denied.code, denied.message, denied.data.exitCode]).toEqual([
      'program-not-executable',
      `${start}"/etc/passwd": permission denied`,
      126,
    ]);
  });

  it('refuses a name that is taken, or is none', async () => {
    const { made } = await withBusybox();
    const { containerId } = await run(made, { name: 'web' });
    expect((await failure(run(made, { name: 'web' }))).message).toBe(
      `Conflict. The container name "/web" is already in use by container "${containerId}". You have to remove (or rename) that container to be able to reuse that name.`,
    );
    expect((await failure(run(made, { name: 'bad name' }))).message).toBe(
      'Invalid container name (bad name), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed',
    );
  });

  it('needs an image that is here', async () => {
    const { made } = await withBusybox();
    expect((await failure(run(made, { image: 'nosuch' }))).message).toBe('No such image: nosuch:latest');
  });

  it('draws names and IDs from the seed, and never calls Steve Wozniak boring', async () => {
    const names = async () => {
      const { made } = await withBusybox();
      await run(made);
      await run(made);
      return made.engine.containers().map(({ id, name }) => [id, name]);
    };
    const drawn = await names();
    expect(drawn).toEqual(await names());
    expect(drawn.flat()).not.toContain('boring_wozniak');
    expect(drawn.every(([id]) => /^[0-9a-f]{64}$/.test(id ?? ''))).toBe(true);
  });
});

describe('docker rm', () => {
  it('takes a name, an ID or the beginning of one', async () => {
    const { made } = await withBusybox();
    const { containerId } = await run(made, { name: 'web' });
    expect(made.engine.removeContainer(containerId.slice(0, 5))).toBe(containerId);
    expect(outcome(() => made.engine.removeContainer('web'))).toBe('No such container: web');
  });

  it('refuses a running container unless forced', async () => {
    let seen: unknown;
    const { made } = await withBusybox(() => {
      seen = [outcome(() => made.engine.removeContainer('web')), outcome(() => made.engine.removeImage('busybox', { force: true }))];
      return { kind: 'exited', exitCode: 0 };
    });
    await run(made, { name: 'web' });
    expect(seen).toEqual([
      'cannot remove container "web": container is running: stop the container before removing or force remove',
      [{ untagged: 'busybox:latest' }],
    ]);
  });
});
