import { beforeEach, describe, expect, it } from 'vitest';
import type { BuildOptions } from '../../../src/engine/api';
import { reference } from '../machine';
import { World } from './world';

const TWO_STAGES = `FROM busybox AS tools
RUN echo tool > /tool
FROM scratch
COPY --from=tools /tool /tool
`;

/** Names of steps with how they ended, without the stage and number. */
async function outcomes(world: World, dockerfile: string, options: Partial<BuildOptions> = {}): Promise<readonly string[]> {
  const { vertices } = await world.build(dockerfile, options);
  return vertices
    .filter(({ name }) => /^\[.*\d\/\d\]/.test(name))
    .map(({ name, outcome }) => `${name.replace(/^.*\] /, '').replace(/ .*$/, '')} ${outcome}`);
}

describe('a build whose target is in the cache', () => {
  let world: World;
  beforeEach(async () => {
    world = new World();
    await world.build(TWO_STAGES);
    world.engine.pruneBuildCache({});
  });

  it('neither does a stage again whose results are gone, nor fetches its base (recording 29.7.2/05 step 89)', async () => {
    expect(world.engine.buildCacheUsage().map(({ description }) => description)).toEqual(['fileop target']);
    const { events } = await world.build(TWO_STAGES);
    expect(await outcomes(world, TWO_STAGES)).toEqual(['FROM done', 'RUN cached', 'COPY cached']);
    expect(events.some(({ type }) => type.startsWith('layer.'))).toBe(false);
  });

  it('does the stage when it is asked for itself', async () => {
    expect(await outcomes(world, TWO_STAGES, { target: 'tools' })).toEqual(['FROM done', 'RUN done']);
  });

  it('does the stage when what takes its files has changed', async () => {
    expect(await outcomes(world, TWO_STAGES.replace('/tool /tool', '/tool /usr/tool'))).toEqual(['FROM done', 'RUN done', 'COPY done']);
  });

  it('says so in its plan', async () => {
    const plan = await world.engine.planBuild(undefined, { names: [], dockerfile: TWO_STAGES, dockerfileName: 'Dockerfile' });
    expect(plan.steps.map(({ outcome }) => outcome)).toEqual(['cached', 'cached']);
    expect(plan.bases.map(({ here }) => here)).toEqual([true]);
  });

  it('gives the image the times of the first build', async () => {
    const first = await new World().build(TWO_STAGES);
    await world.clock.sleep(5_000);
    const again = await world.build(TWO_STAGES);
    expect(again.image?.config).toEqual(first.image?.config);
  });
});

describe('a stage done anew with the same files', () => {
  it('leaves the steps that take them cached, by content', async () => {
    const world = new World();
    await world.engine.pull(reference('alpine:3.20'));
    world.write('a.txt', 'A');
    const stages = (first: string): string =>
      `FROM alpine:3.20 AS one\nCOPY a.txt /a.txt\n${first}\nFROM alpine:3.20\nCOPY --from=one /a.txt /b.txt\nRUN echo x > /x\n`;
    await world.build(stages('RUN echo 1 > /unused'));
    expect(await outcomes(world, stages('RUN echo 2 > /unused'))).toEqual([
      'FROM cached',
      'COPY cached',
      'RUN done',
      'COPY cached',
      'RUN cached',
    ]);
  });
});
