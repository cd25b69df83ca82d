import { describe, expect, it } from 'vitest';
import { historyCount, historyRows } from '../../src/pictures/stack/historyRows';
import { imageStack } from '../../src/pictures/stack/imageStack';
import type { ImageStackGeometry } from '../../src/pictures/stack/imageStack';
import { stackItems, stackNeighbour, stackRelated } from '../../src/pictures/stack/stackNavigation';
import type { MachineView } from '../../src/session/worldView';
import { busyContainer, node, SCENES, sixtyLayers, webApp } from '../../src/scenes/machines';

function stack(machine: MachineView, width: number, withContainer = false): ImageStackGeometry {
  const [image] = machine.images;
  if (!image) throw new Error('no image');
  return imageStack(machine, image, { width, container: withContainer ? machine.containers[0] : undefined });
}

describe('imageStack', () => {
  it.each([264, 460])('lays out a container on its image as it did before, %d px wide', (width) => {
    const { slabs, rows, container, height } = stack(busyContainer(), width, true);
    expect([
      `height ${height}`,
      ...slabs.map((slab) => `slab ${slab.x},${slab.y} ${slab.width}x${slab.height} ${slab.figure}`),
      `container ${container?.y} ${container?.height} ${container?.figure}`,
      ...rows.map(
        (row) => `${row.kind} ${row.row?.number ?? '-'} ${row.y.toFixed(1)} ${row.text} | ${row.figure} | ${row.of ? 'tied' : 'free'}`,
      ),
    ]).toMatchSnapshot();
  });

  it('shows every history row and every layer once, whatever the image', () => {
    for (const make of Object.values(SCENES)) {
      const machine = make();
      for (const image of machine.images) {
        const rows = historyRows(machine, image);
        expect(rows.flatMap((row) => (row.layer ? [row.layer.key] : []))).toEqual(image.layers);
        expect(rows.flatMap((row) => row.number ?? [])).toEqual(image.history.map((_, index) => index + 1));
      }
    }
  });

  it('says of a layer that no history row speaks of it', () => {
    const machine = webApp();
    const [image] = machine.images;
    if (!image) throw new Error('no image');
    const rows = historyRows(machine, { ...image, history: [] });
    expect(new Set(rows.map((row) => row.number))).toEqual(new Set([undefined]));
    expect(rows).toHaveLength(image.layers.length);
  });

  it('counts what made a layer', () => {
    const machine = node();
    const [image] = machine.images;
    expect(image && historyCount(historyRows(machine, image))).toBe('12 history rows, 8 of them made a layer');
  });

  it('keeps its rows apart and in order, and everything within its bounds', () => {
    for (const machine of [node(), webApp(), sixtyLayers()]) {
      const geometry = stack(machine, 264, true);
      geometry.rows.forEach((row, index) => {
        const next = geometry.rows[index + 1];
        if (next) expect(row.y - next.y).toBeGreaterThanOrEqual(24);
      });
      for (const item of stackItems(geometry)) {
        expect(item.y).toBeGreaterThanOrEqual(0);
        expect(item.y + item.height).toBeLessThanOrEqual(geometry.height);
      }
    }
  });

  it('leads from a layer to its history row and back', () => {
    const geometry = stack(webApp(), 460);
    const [slab] = geometry.slabs;
    const row = stackNeighbour(geometry, slab?.id ?? '', 'right') ?? '';
    expect(geometry.rows.find((each) => each.id === row)?.row?.number).toBe(1);
    expect(stackNeighbour(geometry, row, 'left')).toBe(slab?.id);
    expect(stackRelated(geometry, row)).toEqual(new Set([row, slab?.id]));
  });

  it('names what the writable layer holds and counts the rest', () => {
    const changes = stack(busyContainer(), 460, true).rows.filter((row) => row.kind === 'change');
    expect(changes.map((row) => row.text)).toEqual([
      'app/log/access.log',
      'app/server.js',
      'etc/hosts',
      'tmp/cache',
      'tmp/cache/entry-0',
      'and 12 more',
    ]);
  });
});
