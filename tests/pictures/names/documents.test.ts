import { describe, expect, it } from 'vitest';
import type { Box } from '../../../src/pictures/geometry';
import { namesPicture } from '../../../src/pictures/names/names';
import { namesItems, namesNeighbour } from '../../../src/pictures/names/navigation';
import { documentRows } from '../../../src/pictures/names/outline';
import { documentTree, layerSizesOf } from '../../../src/pictures/names/documentTree';
import { namesDocumented, oneDocumented, sixtyDocumented } from '../../../src/scenes/worlds';
import type { ImageView, WorldView } from '../../../src/session/worldView';

const WIDTHS = [264, 390, 460, 620, 760, 1080];

function chosenOf(world: WorldView): string | undefined {
  return world.machines[0]?.images.at(-1)?.id;
}

describe('the documents in the picture of names', () => {
  it.each([264, 760])('stand where they stood before, %i px wide', (width) => {
    const lines = (namesPicture(sixtyDocumented(), { width }).chain?.documents ?? []).map(
      ({ x, y, width: wide, height, label, figure, notes, link }) =>
        `${x},${y} ${wide}×${height} ${[label, figure, ...notes].filter(Boolean).join(' | ')}${link === undefined ? '' : ` <- ${link}`}`,
    );
    expect(lines.join('\n')).toMatchSnapshot();
  });

  it('are drawn without being asked for where only one image has any', () => {
    expect(namesPicture(oneDocumented(), { width: 760 }).chain?.documents.map(({ label }) => label)).toContain('index');
    expect(namesPicture(namesDocumented(), { width: 760 }).chain).toBeUndefined();
  });

  it('say the media type of every layer: the one that all have, or each its own', () => {
    const world = oneDocumented();
    const sizes = layerSizesOf(world);
    const typesIn = (image: ImageView | undefined): readonly (string | undefined)[] =>
      (image &&
        documentTree(image, sizes)
          ?.children[0]?.children.slice(1)
          .map(({ mediaType }) => mediaType)) ??
      [];
    const [image] = world.machines[0]?.images ?? [];
    const gzip = 'application/vnd.oci.image.layer.v1.tar+gzip';
    expect(typesIn(image)).toEqual(image?.layers.map(() => gzip));
    const types = image?.layers.map((_, n) => (n === 1 ? gzip.replace('gzip', 'zstd') : gzip)) ?? [];
    const mixed = image?.documents?.map((document) => (document.layerTypes ? { ...document, layerTypes: types } : document));
    expect(typesIn(image && { ...image, documents: mixed ?? [] })).toEqual(types);
    const unsaid = image?.documents?.map(({ layerTypes: _, ...document }) => document);
    expect(typesIn(image && { ...image, documents: unsaid ?? [] })).toEqual(types.map(() => undefined));
  });

  it('are those of the image that is chosen', () => {
    const world = namesDocumented();
    const chosen = chosenOf(world);
    const { chain } = namesPicture(world, { width: 760, chosen });
    expect(chain?.of).toBe(chosen);
    expect(chain?.documents[0]?.digest).toBe(chosen);
  });

  it.each(WIDTHS)('lie within the picture and on nothing else, %i px wide', (width) => {
    for (const world of [oneDocumented(), sixtyDocumented(), namesDocumented()]) {
      const geometry = namesPicture(world, { width, chosen: chosenOf(world) });
      const boxes: readonly Box[] = [...geometry.stones, ...geometry.names, ...(geometry.chain?.documents ?? [])];
      expect(boxes.flatMap((one, n) => boxes.slice(n + 1).filter((other) => overlap(one, other)))).toEqual([]);
      expect(boxes.filter((box) => box.x < 0 || box.x + box.width > width || box.y + box.height > geometry.height)).toEqual([]);
    }
  });

  it('lead from index to manifest to config and layers: each is linked to what names it', () => {
    const documents = namesPicture(oneDocumented(), { width: 760 }).chain?.documents ?? [];
    const labelOf = (id: string | undefined): string | undefined => documents.find((document) => document.id === id)?.label;
    const index = documents.filter(({ parent }) => parent === undefined);
    expect(index.map(({ label }) => label)).toEqual(['index']);
    for (const { parent, link } of documents.slice(1)) expect([parent === undefined, link === undefined]).toEqual([false, false]);
    const ofManifest = documents.filter(({ parent }) => labelOf(parent) === 'manifest linux/amd64');
    expect(ofManifest.map(({ node }) => node?.role)).toEqual(['config', 'layer', 'layer', 'layer', 'layer']);
  });

  it('say digest, media type and size', () => {
    const [index] = namesPicture(oneDocumented(), { width: 760 }).chain?.documents ?? [];
    expect(index?.notes).toEqual([index?.digest.slice(7, 19), 'oci.image.index.v1+json']);
    expect(index?.figure).toBe('2.32kB');
  });

  it('count what would be too many: platforms that were not fetched, and layers in the middle of the stack', () => {
    const counted = (world: WorldView): readonly (string | undefined)[] =>
      (namesPicture(world, { width: 760 }).chain?.documents ?? []).flatMap((document) => document.counted?.text ?? []);
    expect(counted(oneDocumented())).toEqual(['6 more manifests, not fetched']);
    expect(counted(sixtyDocumented())).toEqual([expect.stringMatching(/^49 more layers, .*B$/)]);
  });

  it('have the base lowest, as in every picture of layers', () => {
    const world = oneDocumented();
    const [machine] = world.machines;
    const base = machine?.layers[machine.images[0]?.layers[0] ?? '']?.digest;
    expect(namesPicture(world, { width: 760 }).chain?.documents.findLast(({ node }) => node?.role === 'layer')?.digest).toBe(base);
  });

  it.each([264, 760])('are reached by arrow keys, and left again, %i px wide', (width) => {
    const geometry = namesPicture(oneDocumented(), { width });
    const items = namesItems(geometry);
    for (const start of [items[0], items.at(-1)]) {
      const reached = new Set([start?.id ?? '']);
      for (const id of reached) {
        for (const direction of ['up', 'down', 'left', 'right'] as const) {
          const next = namesNeighbour(geometry, id, direction);
          if (next !== undefined) reached.add(next);
        }
      }
      expect(reached.size).toBe(items.length);
    }
  });

  it('are all in the rows, also those that the drawing counts together', () => {
    const world = sixtyDocumented();
    const [image] = world.machines[0]?.images ?? [];
    if (!image) throw new Error('the scene has an image');
    const layers = new Set(image.layers.map((key) => world.machines[0]?.layers[key]?.digest)).size;
    expect(documentRows(image, layerSizesOf(world))).toHaveLength(5 - 1 + 1 + layers);
  });
});

function overlap(one: Box, other: Box): boolean {
  return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
}
