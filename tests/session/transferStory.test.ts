import { describe, expect, it } from 'vitest';
import { runCommand } from '../../src/session/runCommand';
import type { TransferView } from '../../src/session/worldView';
import { watchedWorld } from './runLines';
import type { WatchedWorld } from './runLines';

const transfers = ({ seen }: WatchedWorld): readonly TransferView[] => seen.flatMap(({ machines }) => machines[0]?.transfer ?? []);

const transferOf = ({ machine }: WatchedWorld): TransferView => {
  const { transfer } = machine();
  if (transfer === undefined) throw new Error('something was transferred');
  return transfer;
};

const bytes = (layers: readonly { readonly moved: number }[]): number => layers.reduce((sum, { moved }) => sum + moved, 0);

describe('the view of a pull', () => {
  it('moves bytes layer by layer, three at a time, until all are here', async () => {
    const watched = await watchedWorld();
    await watched.run('docker pull node:22-bookworm');
    const all = transfers(watched);
    expect(Math.max(...all.map(({ layers }) => layers.filter(({ state }) => state === 'moving').length))).toBe(3);
    const sums = all.map(({ layers }) => bytes(layers));
    expect(sums).toEqual([...sums].sort((one, other) => one - other));
    const times = all.map(({ elapsedMs }) => elapsedMs);
    expect(times).toEqual([...times].sort((one, other) => one - other));
    const last = transferOf(watched);
    expect(last).toMatchObject({ kind: 'pull', reference: 'node:22-bookworm', registry: 'docker.io', state: 'done' });
    expect(last.layers.every(({ state, moved, size }) => state === 'done' && moved === size)).toBe(true);
    expect(last.elapsedMs).toBeGreaterThanOrEqual((bytes(last.layers) / last.bytesPerSecond) * 1000);
  });

  it('lists what is here already, of which nothing travels', async () => {
    const watched = await watchedWorld();
    await watched.run('docker pull node:22-bookworm');
    await watched.run('docker pull python:3.12-bookworm');
    const { layers } = transferOf(watched);
    expect(layers.filter(({ state }) => state === 'exists').map(({ moved }) => moved)).toEqual([0, 0, 0, 0]);
    expect(layers.filter(({ state }) => state === 'done')).toHaveLength(3);
  });

  it('stays as it ended until another begins', async () => {
    const watched = await watchedWorld();
    await watched.run('docker pull alpine:3.20');
    const pulled = transferOf(watched);
    await watched.run('docker rmi alpine:3.20');
    await watched.run('docker pull nosuch');
    expect(transferOf(watched)).toEqual(pulled);
  });
});

describe('the view of a push', () => {
  const push = 'docker push localhost:5000/you/app:1';

  it('sends every layer to an empty registry, and nothing the second time', async () => {
    const watched = await watchedWorld();
    for (const line of ['docker pull hello-world', 'docker tag hello-world localhost:5000/you/app:1', push]) await watched.run(line);
    const sent = transferOf(watched);
    expect(sent).toMatchObject({ kind: 'push', reference: 'localhost:5000/you/app:1', registry: 'localhost:5000', state: 'done' });
    expect(sent.layers.every(({ state, moved, size }) => state === 'done' && moved === size)).toBe(true);
    await watched.run(push);
    expect(transferOf(watched).layers.map(({ state, moved }) => [state, moved])).toEqual(sent.layers.map(() => ['exists', 0]));
  });

  it('mounts what another repository of the registry has', async () => {
    const watched = await watchedWorld();
    for (const line of [
      'docker pull hello-world',
      'docker tag hello-world localhost:5000/you/app:1',
      push,
      'docker tag hello-world localhost:5000/team/other:1',
      'docker push localhost:5000/team/other:1',
    ])
      await watched.run(line);
    expect(transferOf(watched).layers.map(({ state, moved }) => [state, moved])).toEqual([['mounted', 0]]);
  });

  it('that is refused is no transfer', async () => {
    const watched = await watchedWorld();
    await watched.run('docker pull hello-world');
    const pulled = transferOf(watched);
    await watched.run('docker push hello-world');
    expect(transferOf(watched)).toEqual(pulled);
  });
});

describe('the view of what a build fetches to stand on', () => {
  const ofBuild = (watched: WatchedWorld): readonly TransferView[] => transfers(watched).filter(({ kind }) => kind === 'build');

  async function built(dockerfile: string, before: readonly string[] = []): Promise<WatchedWorld> {
    const watched = await watchedWorld();
    for (const line of [...before, `printf '${dockerfile}' > Dockerfile`, 'docker build -q -t app .']) await watched.run(line);
    return watched;
  }

  it('moves bytes layer by layer, three at a time, until the first step', async () => {
    const watched = await built('FROM node:22-bookworm\\nRUN echo hi > /hi\\n');
    const all = ofBuild(watched);
    expect(all[0]?.layers.map(({ state, moved }) => [state, moved])).toEqual(Array.from({ length: 8 }, () => ['waiting', 0]));
    expect(Math.max(...all.map(({ layers }) => layers.filter(({ state }) => state === 'moving').length))).toBe(3);
    const sums = all.map(({ layers }) => bytes(layers));
    expect(sums).toEqual([...sums].sort((one, other) => one - other));
    const last = transferOf(watched);
    expect(last).toMatchObject({ kind: 'build', reference: 'node:22-bookworm', registry: 'docker.io', state: 'done' });
    expect(last.layers.every(({ state, moved, size }) => state === 'done' && moved === size)).toBe(true);
    expect(last.elapsedMs).toBeGreaterThanOrEqual((bytes(last.layers) / last.bytesPerSecond) * 1000);
  });

  it('is over before the first step begins', async () => {
    const { seen } = await built('FROM alpine:3.20\\nRUN echo hi > /hi\\n');
    const running = seen.flatMap(({ machines: [machine] }) =>
      machine?.build?.instructions.some(({ makes, state }) => makes === 'layer' && state === 'running') === true ? [machine] : [],
    );
    expect(running.length).toBeGreaterThan(0);
    expect(new Set(running.map(({ transfer }) => transfer?.state))).toEqual(new Set(['done']));
  });

  it('goes in step with the layers of the tower', async () => {
    const { seen } = await built('FROM node:22-bookworm\\nRUN echo hi > /hi\\n');
    const inStep: Readonly<Record<string, string>> = {
      waiting: 'waiting',
      moving: 'downloading',
      moved: 'downloaded',
      unpacking: 'extracting',
      done: 'stored',
    };
    const compared = seen.flatMap(({ machines: [machine] }) => {
      const { layers = [] } = machine?.transfer ?? {};
      const tower = new Map(Object.values(machine?.layers ?? {}).map(({ digest, state }) => [digest, state]));
      return layers.flatMap(({ digest, state }) => (tower.has(digest) ? [[inStep[state], tower.get(digest)]] : []));
    });
    expect(new Set(compared.map(([state]) => state)).size).toBe(5);
    expect(compared.filter(([one, other]) => one !== other)).toEqual([]);
  });

  it('lists all the bases, each layer under its image, and a layer that two of them have travels once', async () => {
    const watched = await built('FROM node:22-bookworm AS js\\nRUN echo hi > /hi\\nFROM python:3.12-bookworm\\nCOPY --from=js /hi /hi\\n');
    const last = transferOf(watched);
    expect(last).toMatchObject({
      kind: 'build',
      reference: 'node:22-bookworm, python:3.12-bookworm',
      registry: 'docker.io',
      state: 'done',
    });
    const states = (image: string): readonly string[] => last.layers.flatMap((layer) => (layer.image === image ? [layer.state] : []));
    expect(states('node:22-bookworm')).toEqual(Array.from({ length: 8 }, () => 'done'));
    expect(states('python:3.12-bookworm')).toEqual(['shared', 'shared', 'shared', 'shared', 'done', 'done', 'done']);
  });

  it('says what made a layer where the machine is left with no image that does', async () => {
    const watched = await built('FROM node:22-bookworm AS js\\nRUN echo hi > /hi\\nFROM alpine:3.20\\nCOPY --from=js /hi /hi\\n');
    const { layers } = transferOf(watched);
    const kept = new Set(Object.values(watched.machine().layers).map(({ digest }) => digest));
    expect(layers.filter(({ digest }) => kept.has(digest)).map(({ image, createdBy }) => [image, createdBy])).toEqual([
      ['alpine:3.20', undefined],
    ]);
    expect(layers.filter(({ createdBy }) => createdBy !== undefined && createdBy !== '')).toHaveLength(8);
  });

  it('leaves out what an image here shares with the base', async () => {
    const watched = await built('FROM python:3.12-bookworm\\nRUN echo hi > /hi\\n', ['docker pull node:22-bookworm']);
    expect(transferOf(watched).layers.map(({ state }) => state)).toEqual(['exists', 'exists', 'exists', 'exists', 'done', 'done', 'done']);
  });

  it('is none when the base is here, or when only cached steps stand on it', async () => {
    const watched = await built('FROM alpine:3.20\\nRUN echo hi > /hi\\n', ['docker pull alpine:3.20']);
    expect(transferOf(watched)).toMatchObject({ kind: 'pull', reference: 'alpine:3.20' });
    await watched.run('docker pull hello-world');
    await watched.run('docker rmi alpine:3.20 app');
    await watched.run('docker build -q -t app .');
    expect(transferOf(watched)).toMatchObject({ kind: 'pull', reference: 'hello-world:latest' });
  });

  it('fails with a build that is interrupted', async () => {
    const cancellation = { cancelled: false };
    const { world, run, machine } = await watchedWorld();
    await run("printf 'FROM node:22-bookworm\\nRUN echo hi\\n' > Dockerfile");
    world.subscribe(() => {
      cancellation.cancelled ||= machine().transfer?.layers.some(({ state }) => state === 'moved') === true;
    });
    await runCommand(world, 'docker build -q .', { stdout: () => undefined, stderr: () => undefined }, { cancellation });
    const { transfer } = machine();
    expect(transfer).toMatchObject({ kind: 'build', state: 'failed' });
    expect(transfer?.layers.some(({ state }) => state === 'waiting')).toBe(true);
  });
});
