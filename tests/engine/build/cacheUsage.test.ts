import { describe, expect, it } from 'vitest';
import type { BuildCacheUsage } from '../../../src/engine/api';
import { usualMachine } from '../../../src/engine/machineSettings';
import { reference } from '../machine';
import { World } from './world';

const EMPTY_LAYER_BLOB = 32;

async function machine(): Promise<World> {
  const world = new World();
  await world.engine.pull(reference('alpine:3.20'));
  return world;
}

const shown = (usages: readonly BuildCacheUsage[]): string[] =>
  usages.map(({ type, size, shared, mutable, inUse }) =>
    [type, size, shared && 'shared', mutable && 'mutable', inUse && 'held'].filter(Boolean).join(' '),
  );

describe('the build cache on disk', () => {
  it('has a record of what was sent, of the base by its compressed layer, and of each step with the directory the runtime leaves (recording 29.7.2/06 step 9)', async () => {
    const world = await machine();
    await world.build('FROM alpine:3.20\nRUN true\n');
    expect(shown(world.engine.buildCacheUsage())).toEqual([
      'source.local 8192 mutable',
      'source.local 4096 mutable',
      'regular 3623904 shared',
      `regular ${4096 + 4096 + EMPTY_LAYER_BLOB} shared`,
    ]);
  });

  it('counts a base that the build itself fetched with its snapshot (recording 29.7.2/05 step 80)', async () => {
    const world = new World();
    await world.build('FROM alpine:3.20\nRUN true\n');
    const base = world.engine.buildCacheUsage().find(({ description }) => description.startsWith('pulled from'));
    expect(base?.size).toBe(3_623_904 + 8_458_240);
  });

  it('keeps the result of every build under --no-cache', async () => {
    const world = await machine();
    await world.build('FROM alpine:3.20\nRUN echo x > /x\n');
    const before = world.engine.buildCacheUsage().length;
    world.clock.sleep(2000);
    await world.build('FROM alpine:3.20\nRUN echo x > /x\n', { noCache: true });
    expect(world.engine.buildCacheUsage()).toHaveLength(before + 1);
  });

  it('prunes what no image has, steps before what they stand on', async () => {
    const world = await machine();
    await world.build('FROM alpine:3.20\nRUN echo x > /x\nRUN echo y > /y\n');
    world.engine.removeImage('app:1');
    const removed = world.engine.pruneBuildCache({});
    expect(removed.filter(({ type }) => type === 'regular').map(({ description }) => description)).toEqual([
      'mount / from exec /bin/sh -c echo y > /y',
      'mount / from exec /bin/sh -c echo x > /x',
    ]);
    expect(shown(world.engine.buildCacheUsage())).toEqual(['regular 3623904 shared']);
  });

  it('leaves layers of images alone unless all is asked for, and images whole then', async () => {
    const world = await machine();
    await world.build('FROM alpine:3.20\nRUN echo x > /x\n');
    expect(shown(world.engine.pruneBuildCache({})).every((text) => text.startsWith('source.local'))).toBe(true);
    world.engine.pruneBuildCache({ all: true });
    expect(world.engine.buildCacheUsage()).toEqual([]);
    expect(world.engine.image('app:1').layers).toHaveLength(2);
  });

  it('stops when no more than what may stay is left', async () => {
    const world = await machine();
    await world.build('FROM alpine:3.20\nRUN echo x > /x\n');
    const total = world.engine.buildCacheUsage().reduce((sum, { size }) => sum + size, 0);
    expect(world.engine.pruneBuildCache({ all: true, keepBytes: total - 1 })).toHaveLength(1);
  });

  it('never lets go of a context in which a file was looked for in vain, and names its record (recording 29.7.2/05 step 49)', async () => {
    const world = await machine();
    const { error } = await world.build('FROM alpine:3.20\nCOPY nope /\n');
    const held = world.engine.buildCacheUsage().filter(({ inUse }) => inUse);
    expect(shown(held)).toEqual(['source.local 4096 held']);
    expect(error?.message).toContain(`::${held[0]?.id ?? ''}: "/nope"`);
    world.engine.pruneBuildCache({ all: true });
    expect(world.engine.buildCacheUsage()).toHaveLength(1);
  });

  it('counts a second use only of the last step that was taken from the cache (recording 29.7.2/05 step 80)', async () => {
    const world = await machine();
    const dockerfile = 'FROM alpine:3.20\nWORKDIR /app\nRUN echo x > /x\n';
    await world.build(dockerfile);
    await world.build(dockerfile);
    const used = world.engine.buildCacheUsage().filter(({ type }) => type === 'regular');
    expect(used.map(({ usageCount }) => usageCount)).toEqual([1, 1, 2]);
  });

  it('counts a directory that was copied up and in which a file was changed with the block of its attributes (recording 29.7.2/05 step 80)', async () => {
    const world = await machine();
    await world.build('FROM alpine:3.20\nRUN echo x > /etc/new\nRUN echo y > /etc/new\n');
    const [added, changed] = world.engine.buildCacheUsage().filter(({ description }) => description.startsWith('mount'));
    expect((changed?.size ?? 0) - (added?.size ?? 0)).toBe(4096);
  });
});

describe('after a prune', () => {
  const outcomes = async (world: World, dockerfile: string, noCache = false): Promise<readonly string[]> =>
    (await world.build(dockerfile, { noCache })).vertices
      .filter(({ name }) => /^\[.*\d\/\d\]/.test(name))
      .map(({ name, outcome }) => `${name.replace(/^.*\] /, '').replace(/ .*$/, '')} ${outcome}`);

  it('what stands on a pulled image is done anew, although its records are kept (recording 29.7.2/05 steps 84 and 87)', async () => {
    const world = await machine();
    const dockerfile = 'FROM alpine:3.20\nWORKDIR /app\nRUN true\n';
    expect(await outcomes(world, dockerfile)).toEqual(['FROM done', 'WORKDIR done', 'RUN done']);
    expect(await outcomes(world, dockerfile, true)).toEqual(['FROM done', 'WORKDIR cached', 'RUN done']);
    world.engine.pruneBuildCache({});
    expect(world.engine.buildCacheUsage().filter(({ type }) => type === 'regular')).toHaveLength(4);
    expect(await outcomes(world, dockerfile)).toEqual(['FROM done', 'WORKDIR done', 'RUN done']);
    expect(await outcomes(world, dockerfile)).toEqual(['FROM done', 'WORKDIR cached', 'RUN cached']);
  });

  it('what stands on a base that the builder fetched itself is still found', async () => {
    const world = new World();
    const dockerfile = 'FROM alpine:3.20\nWORKDIR /app\n';
    await world.build(dockerfile);
    expect(world.engine.pruneBuildCache({})).not.toHaveLength(0);
    expect(await outcomes(world, dockerfile)).toEqual(['FROM done', 'WORKDIR cached']);
  });

  it('forgets nothing when there was nothing to prune', async () => {
    const world = await machine();
    const dockerfile = 'FROM alpine:3.20\nWORKDIR /app\n';
    await world.build(dockerfile);
    expect(world.engine.pruneBuildCache({ matches: () => false })).toHaveLength(0);
    expect(await outcomes(world, dockerfile)).toEqual(['FROM done', 'WORKDIR cached']);
  });
});

describe('which records are an image’s', () => {
  const sharedSteps = (world: World): readonly boolean[] =>
    world.engine.buildCacheUsage().flatMap(({ type, shared }, index) => (type === 'regular' && index > 0 ? [shared] : []));
  const failing = 'FROM alpine:3.20\nRUN echo x > /x\nRUN exit 1\n';
  const fixed = 'FROM alpine:3.20\nRUN echo x > /x\nRUN echo y > /y\n';

  it('is told by their layers', async () => {
    const world = await machine();
    await world.build(failing);
    await world.build(fixed);
    expect(sharedSteps(world)).toEqual([true, true, true]);
  });

  it('is told by the layers that they had when they were first asked (buildkit cache/refs.go, layerDigestChain)', async () => {
    const world = await machine();
    await world.build(failing);
    world.engine.buildCacheUsage();
    await world.build(fixed);
    expect(sharedSteps(world)).toEqual([true, true, false]);
    expect(world.engine.pruneBuildCache({}).map(({ description }) => description)).toContain('mount / from exec /bin/sh -c echo y > /y');
  });

  it('does not change by being looked at from outside', async () => {
    const world = await machine();
    await world.build(failing);
    world.engine.buildCacheUsage({ unnoticed: true });
    await world.build(fixed);
    expect(sharedSteps(world)).toEqual([true, true, true]);
  });

  it('is also asked by the builder’s own collection, a good minute after a build (recording 29.7.2/05 step 80)', async () => {
    const world = await machine();
    await world.build(failing);
    await world.clock.sleep(62_000);
    await world.build(fixed);
    expect(sharedSteps(world)).toEqual([true, true, false]);
  });

  it('is asked so a good minute after the daemon has started, even in the middle of a build', async () => {
    const world = new World(undefined, { ...usualMachine, daemonUpForMs: 59_000 });
    await world.engine.pull(reference('alpine:3.20'));
    await world.build('FROM alpine:3.20\nRUN echo x > /x\nRUN sleep 5\nRUN echo y > /y\n');
    expect(sharedSteps(world)).toEqual([true, true, true, false]);
  });
});

describe('stages that do not depend on one another', () => {
  it('are built at the same time (recording 29.7.2/08 step 28)', async () => {
    const world = await machine();
    const dockerfile = (stages: string): string =>
      `FROM alpine:3.20 AS a\nRUN sleep 1\nFROM ${stages} AS b\nRUN sleep 2\nFROM alpine:3.20\nCOPY --from=b / /b\nCOPY --from=a / /a\n`;
    const seconds = async (text: string): Promise<number> => {
      const before = world.clock.now();
      await world.build(text, { noCache: true });
      return (world.clock.now() - before) / 1000;
    };
    const beside = await seconds(dockerfile('alpine:3.20'));
    const after = await seconds(dockerfile('a'));
    expect(after - beside).toBeGreaterThan(0.9);
  });
});
