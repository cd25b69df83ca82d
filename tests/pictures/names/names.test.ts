import { describe, expect, it } from 'vitest';
import type { Box } from '../../../src/pictures/geometry';
import { homeOf } from '../../../src/pictures/names/homeOf';
import { namesPicture } from '../../../src/pictures/names/names';
import { namesItems, namesNeighbour } from '../../../src/pictures/names/navigation';
import { documentRows, namesOutline, namesSummary } from '../../../src/pictures/names/outline';
import type { DocumentView } from '../../../src/session/worldView';
import { manyNames, staleServer, underway, unseen, untaggedLeftBehind, WORLDS } from '../../../src/scenes/worlds';

const WIDTHS = [264, 390, 460, 760, 1080];

describe('namesPicture', () => {
  it.each(Object.keys(WORLDS))('lays out the world %s as it did before, on a phone and in a pane', (name) => {
    for (const width of [264, 760]) expect(namesPicture(WORLDS[name]?.() ?? staleServer(), { width })).toMatchSnapshot(`${name} ${width}`);
  });

  it.each(WIDTHS)('puts nothing on top of anything else and nothing outside its place, %i px wide', (width) => {
    for (const world of [...Object.values(WORLDS), manyNames]) {
      const geometry = namesPicture(world(), { width });
      const solid: readonly Box[] = [...geometry.names, ...geometry.stones, ...geometry.stones.flatMap((stone) => stone.courses)];
      const overlaps = solid.flatMap((one, n) => solid.slice(n + 1).filter((other) => overlap(one, other)));
      expect(overlaps).toEqual([]);
      expect(solid.filter((box) => !geometry.places.some((place) => inside(box, place)))).toEqual([]);
      expect(Math.max(0, ...geometry.places.map((place) => place.x + place.width))).toBeLessThanOrEqual(width);
    }
  });

  it('plants every name of every machine and every tag of every registry once', () => {
    const world = staleServer();
    const planted = namesPicture(world, { width: 760 }).names.map((name) => `${name.place} ${name.name.fullName}`);
    const here = world.machines.flatMap((machine) =>
      machine.images.flatMap((image) => image.names.map((name) => `${machine.name} ${name}`)),
    );
    const there = (world.registries ?? []).flatMap(({ host, repositories }) =>
      repositories.flatMap(({ name, tags }) => tags.map(({ tag }) => `${host} ${host}/${name}:${tag}`)),
    );
    expect([...planted].sort()).toEqual([...here, ...there].sort());
  });

  it('keeps the order of digests the same at every place', () => {
    const { stones } = namesPicture(staleServer(), { width: 760 });
    const orders = ['laptop', 'registry.example.com'].map((place) =>
      stones.filter((stone) => stone.place === place).map((stone) => stone.placed.digest),
    );
    expect(orders[1]).toEqual(orders[0]);
  });

  it('keeps the id of a flag when it moves to another digest, so that it is seen to move', () => {
    const before = staleServer();
    const [laptop, server] = before.machines;
    if (!laptop || !server) throw new Error('the world has two machines');
    const after = {
      ...before,
      machines: [
        laptop,
        { ...server, images: laptop.images.slice(1).map((image) => ({ ...image, names: [...(server.images[0]?.names ?? [])] })) },
      ],
    };
    const flag = (world: typeof before): string | undefined =>
      namesPicture(world, { width: 760 }).names.find((name) => name.place === 'server')?.id;
    expect(flag(after)).toBe(flag(before));
  });

  it('marks the tag that its registry has moved on', () => {
    const marked = namesPicture(staleServer(), { width: 760 }).names.filter((name) => name.name.behind);
    expect(marked.map((name) => [name.place, name.fullText])).toEqual([['server', 'registry.example.com/team/shop:latest']]);
  });

  it('says what has no name, and what is not there yet', () => {
    expect(namesPicture(untaggedLeftBehind(), { width: 460 }).stones.flatMap((stone) => stone.caption?.text ?? [])).toEqual(['untagged']);
    expect(namesPicture(underway(), { width: 460 }).stones.map((stone) => stone.label)).toEqual(['on its way']);
    expect(namesPicture(unseen(), { width: 460 }).places.map((place) => place.empty)).toEqual(['no images', undefined]);
  });
});

describe('namesNeighbour', () => {
  const geometry = namesPicture(staleServer(), { width: 760 });
  const items = namesItems(geometry);

  it('leads from every item to every other by arrow keys', () => {
    const start = items[0]?.id ?? '';
    const reached = new Set([start]);
    for (const id of reached) {
      for (const direction of ['up', 'down', 'left', 'right'] as const) {
        const next = namesNeighbour(geometry, id, direction);
        if (next !== undefined) reached.add(next);
      }
    }
    expect(reached.size).toBe(items.length);
  });

  it('ends at the edges', () => {
    expect(namesNeighbour(geometry, items[0]?.id ?? '', 'down')).toBeUndefined();
    expect(namesNeighbour(geometry, items[0]?.id ?? '', 'left')).toBeUndefined();
  });
});

describe('namesOutline', () => {
  it('says all that the picture shows', () => {
    expect(namesOutline(staleServer())).toMatchSnapshot();
  });

  it('sums it up in one line', () => {
    expect(namesSummary(staleServer())).toBe(
      'laptop: 3 names on 2 images; registry.example.com: 3 tags on 2 digests; server: 1 name on 1 image; 1 name behind its registry',
    );
    expect(namesSummary(untaggedLeftBehind())).toBe('laptop: 1 name on 2 images; 1 image without a name');
  });
});

describe('documentRows', () => {
  it('goes from the index through the manifest to config and layers, and says what is not here', () => {
    const document = (
      role: DocumentView['role'],
      digest: string,
      refersTo: readonly string[],
      more: Partial<DocumentView> = {},
    ): DocumentView => {
      return { role, digest, mediaType: role, size: 500, refersTo, here: true, ...more };
    };
    const documents = [
      document('index', 'i', ['m', 'a', 'x']),
      document('manifest', 'm', ['c', 'l'], { platform: 'linux/amd64' }),
      document('config', 'c', []),
      document('attestation', 'a', []),
      document('manifest', 'x', [], { platform: 'linux/arm64', here: false }),
    ];
    const [image] = staleServer().machines[0]?.images ?? [];
    if (!image) throw new Error('the scene has an image');
    const rows = documentRows({ ...image, documents }, new Map([['l', 2_000_000]]));
    expect(rows.map((row) => [row.depth, row.digest, row.here])).toEqual([
      [0, 'i', true],
      [1, 'm', true],
      [2, 'c', true],
      [2, 'l', true],
      [1, 'a', true],
      [1, 'x', false],
    ]);
    expect(rows[3]?.size).toBe('2MB');
  });
});

describe('homeOf', () => {
  it.each([
    ['nginx:latest', { host: 'docker.io', repository: 'nginx', tag: 'latest' }],
    ['nginx', { host: 'docker.io', repository: 'nginx', tag: 'latest' }],
    ['bitnami/redis:7', { host: 'docker.io', repository: 'bitnami/redis', tag: '7' }],
    ['localhost/app:1', { host: 'localhost', repository: 'app', tag: '1' }],
    ['localhost:5000/team/app:1', { host: 'localhost:5000', repository: 'team/app', tag: '1' }],
    ['registry.example.com:5000/app', { host: 'registry.example.com:5000', repository: 'app', tag: 'latest' }],
    [`nginx@sha256:${'0'.repeat(64)}`, { host: 'docker.io', repository: 'nginx' }],
  ])('%s', (name, home) => {
    expect(homeOf(name)).toEqual(home);
  });
});

function overlap(one: Box, other: Box): boolean {
  return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
}

function inside(box: Box, place: Box): boolean {
  return box.x >= place.x && box.y >= place.y && box.x + box.width <= place.x + place.width && box.y + box.height <= place.y + place.height;
}
