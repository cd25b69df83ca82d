import { describe, expect, it } from 'vitest';
import { chooseImages } from '../../src/pictures/chooseImages';
import { layerStack } from '../../src/pictures/layerStack';
import { signsIn } from '../../src/pictures/legend';
import { itemsOf, neighbour } from '../../src/pictures/navigation';
import { stackOutline, unpackedText } from '../../src/pictures/stackOutline';
import { summaryOf } from '../../src/pictures/summary';
import { building, containersAndDangling, nodeAndPython, nothing, oneLayer, pulling, SCENES } from '../../src/scenes/machines';

describe('stackOutline', () => {
  it.each(Object.entries(SCENES))('holds every image, layer, configuration row and container of the scene %s', (_, view) => {
    const machine = view();
    const outline = stackOutline(machine);
    expect(outline.map((entry) => entry.image)).toEqual(machine.images);
    for (const { image, rows, containers } of outline) {
      expect(rows.flatMap((row) => (row.kind === 'layer' ? [row.key] : []))).toEqual(image.layers);
      const configuration = image.history.filter((row) => row.layer === undefined).map((row) => row.createdBy);
      expect(rows.flatMap((row) => (row.kind === 'configuration' ? [row.createdBy] : []))).toEqual(configuration);
      expect(containers).toHaveLength(machine.containers.filter((container) => container.image === image.id).length);
    }
  });

  it('says with whom a layer is shared', () => {
    const [node] = stackOutline(nodeAndPython());
    const shared = node?.rows.flatMap((row) => (row.kind === 'layer' ? [row.sharedWith] : [])) ?? [];
    expect(shared.slice(0, 4)).toEqual(Array.from({ length: 4 }, () => ['python:3.12-bookworm']));
    expect(shared.slice(4).flat()).toEqual([]);
  });

  it('says what state each layer is in', () => {
    const python = stackOutline(pulling())[1];
    expect(python?.rows.flatMap((row) => (row.kind === 'layer' ? [row.state] : []))).toEqual([
      'already here',
      'already here',
      'already here',
      'already here',
      'downloaded, not yet unpacked',
      'downloading, 47 %',
      'waiting for download',
    ]);
  });

  it('lists layers that the history does not speak of', () => {
    const view = oneLayer();
    const [image] = view.images;
    const rows = image ? stackOutline({ ...view, images: [{ ...image, history: [] }] })[0]?.rows : undefined;
    expect(rows?.map((row) => row.kind)).toEqual(['layer']);
  });

  it('says how a size on disk is known', () => {
    const [layer] = Object.values(oneLayer().layers);
    if (!layer) throw new Error('the scene has no layer');
    expect(unpackedText({ ...layer, unpackedSizeSource: 'modelled' })).toContain('estimated');
    expect(unpackedText({ ...layer, unpackedSizeSource: 'measured' })).not.toContain('estimated');
  });
});

describe('neighbour', () => {
  const geometry = layerStack(nodeAndPython(), { width: 460 });

  it('climbs from the base to the flags and back down', () => {
    const [base] = geometry.slabs;
    const path = [base?.id ?? ''];
    for (let next = neighbour(geometry, path[0] ?? '', 'up'); next !== undefined; next = neighbour(geometry, next, 'up')) path.push(next);
    expect(path).toHaveLength(9);
    expect(path.at(-1)).toMatch(/^image /);
    for (let step = 0; step < 4; step += 1) path.push(neighbour(geometry, path.at(-1) ?? '', 'down') ?? 'none');
    expect(neighbour(geometry, base?.id ?? '', 'down')).toBeUndefined();
  });

  it('goes across to what stands at the same height, and nowhere at the edge', () => {
    const [left, right] = geometry.towers;
    const beside = neighbour(geometry, left?.id ?? '', 'right');
    expect(geometry.towers.map((tower) => tower.id).includes(beside ?? '') || beside?.startsWith('layer ')).toBe(true);
    expect(neighbour(geometry, right?.id ?? '', 'right')).toBeUndefined();
  });

  it('reaches every item from every other by arrow keys alone', () => {
    for (const view of [nodeAndPython(), containersAndDangling(), building()]) {
      const stack = layerStack(view, { width: 640 });
      const reached = new Set([itemsOf(stack)[0]?.id ?? '']);
      for (const id of reached) {
        for (const direction of ['up', 'down', 'left', 'right'] as const) {
          const next = neighbour(stack, id, direction);
          if (next !== undefined) reached.add(next);
        }
      }
      expect([...reached].sort()).toEqual(
        itemsOf(stack)
          .map((item) => item.id)
          .sort(),
      );
    }
  });
});

describe('legend and summary', () => {
  it('name only the signs that occur', () => {
    expect(signsIn(layerStack(oneLayer(), { width: 460 }))).toEqual(['layer', 'flag', 'pennant']);
    expect(signsIn(layerStack(pulling(), { width: 460 }))).toEqual(['layer', 'shared', 'flag', 'pennant', 'unfinished']);
    expect(signsIn(layerStack(containersAndDangling(), { width: 640 }))).toEqual([
      'layer',
      'shared',
      'flag',
      'pennant',
      'container',
      'untagged',
    ]);
    expect(signsIn(layerStack(nothing(), { width: 460 }))).toEqual([]);
  });

  it('count in one line', () => {
    expect(summaryOf(nodeAndPython())).toBe('2 images, 11 layers, 4 of them shared');
    expect(summaryOf(oneLayer())).toBe('1 image, 1 layer');
    expect(summaryOf(nothing())).toBe('no images yet');
  });
});

describe('chooseImages', () => {
  const world = { machines: [nodeAndPython()] };

  it('keeps the images asked for and only their layers', () => {
    const chosen = chooseImages(world, ['python:3.12-bookworm']);
    expect(chosen.images.map((image) => image.names)).toEqual([['python:3.12-bookworm']]);
    expect(Object.keys(chosen.layers)).toHaveLength(7);
  });

  it('says what there is when it does not find an image or a machine', () => {
    expect(() => chooseImages(world, ['pythn'])).toThrow('no image pythn on laptop; there are: node:22-bookworm, python:3.12-bookworm');
    expect(() => chooseImages(world, undefined, 'server')).toThrow('no machine server; there are: laptop');
  });
});
