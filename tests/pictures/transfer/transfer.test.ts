import { describe, expect, it } from 'vitest';
import { durationText, secondsOn, totalsOf, transferPicture, transferSummary } from '../../../src/pictures/transfer/transfer';
import { nodeAndPython, sixtyLayers } from '../../../src/scenes/machines';
import { baseOfBuild, basesOfBuild, halfway } from '../../../src/scenes/transfers';

describe('transferPicture', () => {
  it.each([264, 390, 760])('lays out a pull underway as it did before, %i px wide', (width) => {
    const machine = nodeAndPython();
    expect(transferPicture(halfway(machine), machine, { width })).toMatchSnapshot();
  });

  it('draws bars as long as their bytes, the largest as long as the room', () => {
    const machine = nodeAndPython();
    const { rows } = transferPicture(halfway(machine), machine, { width: 760 });
    const largest = rows.reduce((one, other) => (one.layer.size > other.layer.size ? one : other));
    for (const row of rows) {
      const due = (largest.bar.width * row.layer.size) / largest.layer.size;
      expect(Math.abs(row.bar.width - Math.max(4, due))).toBeLessThanOrEqual(0.5);
    }
  });

  it('stands the topmost layer highest and keeps ids apart where a digest comes twice', () => {
    const machine = sixtyLayers();
    const transfer = halfway(machine);
    const twice = { ...transfer, layers: [...transfer.layers, ...transfer.layers.slice(-1)] };
    const { rows } = transferPicture(twice, machine, { width: 390 });
    expect(rows[0]?.layer).toEqual(twice.layers.at(-1));
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  });

  it.each([264, 760])('names each image over its layers where a build fetches several, %i px wide', (width) => {
    const machine = basesOfBuild();
    if (machine.transfer === undefined) throw new Error('something is fetched');
    const { rows, headings, height } = transferPicture(machine.transfer, machine, { width });
    expect(headings.map(({ text }) => text)).toEqual(['python:3.12-bookworm', 'node:22-bookworm']);
    const [, node] = headings.map(({ y }) => y);
    expect(rows.filter((row) => row.y + row.height < (node ?? 0)).map(({ layer }) => layer.image)).toEqual(
      Array.from({ length: 7 }, () => 'python:3.12-bookworm'),
    );
    const parts = [...rows.map((row) => [row.y, row.y + row.height]), ...headings.map(({ y }) => [y - 14, y + 4])].sort(
      ([one = 0], [other = 0]) => one - other,
    );
    for (const [index, [, end = 0]] of parts.entries()) expect(end).toBeLessThanOrEqual(parts[index + 1]?.[0] ?? height);
  });

  it('names the instructions of a base, of which the machine has no image', () => {
    const machine = baseOfBuild();
    if (machine.transfer === undefined) throw new Error('something is fetched');
    const { rows, headings } = transferPicture(machine.transfer, machine, { width: 760 });
    expect(rows.at(-1)?.fullLabel).toBe('base: alpine 3.24.2');
    expect(headings).toEqual([]);
  });

  it('keeps label, state and bar inside the picture', () => {
    const machine = nodeAndPython();
    for (const width of [240, 264, 390, 459, 460, 1080]) {
      for (const row of transferPicture(halfway(machine), machine, { width }).rows) {
        expect(row.bar.x + row.bar.width).toBeLessThanOrEqual(width);
        expect(row.bar.width).toBeGreaterThan(0);
        expect(row.labelAt.x + row.label.length * 7.3).toBeLessThanOrEqual(width - 118 + 4);
      }
    }
  });
});

describe('transferSummary', () => {
  it('says what has travelled and what was there', () => {
    const transfer = halfway();
    const totals = totalsOf(transfer);
    expect(transferSummary(transfer)).toBe(
      'pull of python:3.12-bookworm from docker.io: 19MB of 31.9MB have travelled, 4 of 7 layers already there (349MB)',
    );
    expect(totals.atOnce).toBe(1);
    expect(totals.travels + totals.stays).toBe(transfer.layers.reduce((sum, layer) => sum + layer.size, 0));
  });

  it('says that a build fetches, and from where', () => {
    const { transfer } = basesOfBuild();
    expect(transfer && transferSummary(transfer)).toMatch(
      /^fetch of node:22-bookworm, python:3.12-bookworm from docker.io for a build: 3\d\dMB of \d+MB have travelled, 4 of 15 layers shared \(349MB\)$/,
    );
  });

  it('says when nothing had to travel', () => {
    const transfer = halfway();
    const there = { ...transfer, kind: 'push' as const, state: 'done' as const, layers: transfer.layers.slice(0, 4) };
    expect(transferSummary(there)).toBe(
      'push of python:3.12-bookworm to docker.io: nothing had to travel, 4 of 4 layers already there (349MB)',
    );
  });
});

describe('cost of a transfer', () => {
  it('is bytes over speed', () => {
    expect(secondsOn(100_000_000, 100e6)).toBe(8);
  });

  it.each([
    [0.41, '0.5 s'],
    [38.2, '38 s'],
    [725, '12 min'],
    [6000, '1 h 40 min'],
  ])('%f seconds read %s', (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });
});
