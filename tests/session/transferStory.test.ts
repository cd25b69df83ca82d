import { describe, expect, it } from 'vitest';
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
