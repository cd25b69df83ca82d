import { describe, expect, it } from 'vitest';
import { diskMeter } from '../../src/pictures/disk/diskMeter';
import { diskSummary } from '../../src/pictures/disk/diskParts';
import type { DiskView } from '../../src/session/worldView';
import { nodeAndPython, withDisk } from '../../src/scenes/machines';

const nothing: DiskView = {
  content: 0,
  unpacked: 0,
  withoutSharing: 0,
  reclaimableImages: 0,
  containers: 0,
  volumes: 0,
  buildCache: 0,
};

function shared(): DiskView {
  return withDisk(nodeAndPython()).disk ?? nothing;
}

describe('diskMeter', () => {
  it.each([264, 460])('lays out two images that share a base as it did before, %d px wide', (width) => {
    const { bar, marker, rows } = diskMeter(shared(), { width });
    const pieces = rows.map(
      ({ name, figure, piece }) => `${name} ${figure} ${piece ? `${piece.x.toFixed(1)}+${piece.width.toFixed(1)}` : 'empty'}`,
    );
    expect([`bar ${bar.width.toFixed(1)}`, `marker ${marker?.x.toFixed(1)} ${marker?.text}`, ...pieces]).toMatchSnapshot();
  });

  it('marks where images would end without sharing, and nothing where nothing is shared', () => {
    expect(diskMeter(shared(), { width: 460 }).marker?.text).toMatch(/^without sharing [\d.]+GB$/);
    expect(diskMeter({ ...nothing, content: 10, unpacked: 20, withoutSharing: 30 }, { width: 460 }).marker).toBeUndefined();
  });

  it('keeps a byte visible beside a gigabyte', () => {
    const { rows } = diskMeter({ ...nothing, content: 1_000_000_000, volumes: 1 }, { width: 460 });
    expect(rows.find((row) => row.name === 'volumes')?.piece?.width).toBeGreaterThanOrEqual(3);
  });

  it('never draws beyond its width', () => {
    const { rows, marker } = diskMeter({ ...shared(), containers: 1, volumes: 1, buildCache: 1 }, { width: 264 });
    for (const { piece } of rows) if (piece) expect(piece.x + piece.width).toBeLessThanOrEqual(264.1);
    expect(marker?.x).toBeLessThanOrEqual(264);
  });

  it('says that nothing is there yet', () => {
    expect(diskSummary(nothing)).toBe('nothing on disk yet');
  });
});
