import { beforeEach, describe, expect, it } from 'vitest';
import { reference } from '../machine';
import { World } from './world';

/** Of the steps, in order: what they end with under `--no-cache`, after a build with the cache. */
async function secondTime(world: World, dockerfile: string): Promise<readonly string[]> {
  await world.build(dockerfile);
  const { vertices } = await world.build(dockerfile, { noCache: true });
  return vertices
    .filter(({ name }) => /^\[.*\d\/\d\] (?!FROM)/.test(name))
    .map(({ name, outcome }) => `${name.replace(/^.*\] /, '')} ${outcome}`);
}

describe('under --no-cache', () => {
  let world: World;
  beforeEach(async () => {
    world = new World();
    await world.engine.pull(reference('alpine:3.20'));
  });

  it('a WORKDIR on the base comes from the cache (corpora: cache-matrix)', async () => {
    expect(await secondTime(world, 'FROM alpine:3.20\nWORKDIR /app\nRUN echo 1 > /1\n')).toEqual([
      'WORKDIR /app cached',
      'RUN echo 1 > /1 done',
    ]);
  });

  it('a WORKDIR after a step that was done anew is done anew, also when that left the same files', async () => {
    expect(await secondTime(world, 'FROM alpine:3.20\nRUN true\nWORKDIR /app\n')).toEqual(['RUN true done', 'WORKDIR /app done']);
  });

  it('so is the next one', async () => {
    expect(await secondTime(world, 'FROM alpine:3.20\nRUN true\nWORKDIR /app\nWORKDIR src\n')).toEqual([
      'RUN true done',
      'WORKDIR /app done',
      'WORKDIR src done',
    ]);
  });

  it('and one in a stage that goes on from there', async () => {
    expect(await secondTime(world, 'FROM alpine:3.20 AS one\nRUN true\nFROM one\nWORKDIR /app\n')).toEqual([
      'RUN true done',
      'WORKDIR /app done',
    ]);
  });
});
