import { beforeEach, describe, expect, it } from 'vitest';
import type { BuildEvent, EngineEvent } from '../../../src/engine/events';
import { reference } from '../machine';
import { World } from './world';

type Fetching = Extract<BuildEvent, { type: 'build.fetching' }>;

const fetchingOf = (events: readonly EngineEvent[]): readonly Fetching['bases'][] =>
  events.flatMap((event) => (event.type === 'build.fetching' ? [event.bases] : []));

const TWO_BASES = 'FROM busybox AS tools\nRUN echo 1 > /1\nFROM alpine:3.20\nCOPY --from=tools /1 /1\n';

describe('what a build tells of the bases that it fetches', () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });

  it('is told once, in the order in which they are fetched, before anything travels', async () => {
    const { events } = await world.build(TWO_BASES);
    const told = fetchingOf(events);
    expect(told.map((bases) => bases.map((base) => base.reference))).toEqual([
      ['docker.io/library/busybox:latest', 'docker.io/library/alpine:3.20'],
    ]);
    const at = events.findIndex(({ type }) => type === 'build.fetching');
    expect(events.slice(0, at).some((event) => event.type === 'vertex.status' && event.id.startsWith('sha256:'))).toBe(false);
  });

  it('names exactly the layers whose progress follows', async () => {
    const { events } = await world.build(TWO_BASES);
    const announced = fetchingOf(events).flatMap((bases) => bases.flatMap(({ layers }) => layers.map(({ digest }) => digest as string)));
    const come = events.flatMap((event) => (event.type === 'vertex.status' && /^sha256:/.test(event.id) && event.done ? [event.id] : []));
    expect(come).toEqual(announced);
  });

  it('leaves out a base that is here', async () => {
    await world.engine.pull(reference('busybox'));
    const { events } = await world.build(TWO_BASES);
    expect(fetchingOf(events).map((bases) => bases.map((base) => base.reference))).toEqual([['docker.io/library/alpine:3.20']]);
  });

  it('is nothing when a base is only passed by on the way to cached steps', async () => {
    await world.build(TWO_BASES);
    world.engine.pruneBuildCache({});
    expect(fetchingOf((await world.build(TWO_BASES)).events)).toEqual([]);
  });

  it('lists a layer that comes with another base as one that need not travel', async () => {
    const { events } = await world.build('FROM alpine:3.20 AS one\nRUN true\nFROM alpine:latest\nCOPY --from=one /etc/hosts /h\n');
    const digests = fetchingOf(events).flatMap((bases) =>
      bases.flatMap(({ layers }) => layers.flatMap(({ digest, alreadyExists }) => (alreadyExists ? [] : [digest]))),
    );
    expect(new Set(digests).size).toBe(digests.length);
  });
});
