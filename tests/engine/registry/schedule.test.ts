import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/engine/digest/digest';
import type { ChainID } from '../../../src/engine/digest/digest';
import { transferSchedule } from '../../../src/engine/registry/schedule';
import type { LayerToGet } from '../../../src/engine/registry/schedule';

const speeds = { downloadBytesPerSecond: 1_000_000, latencyMs: 100, unpackBytesPerSecond: 10_000_000 };

const layer = (name: string, size: number, fetch = true): LayerToGet => ({
  digest: digestOf(name),
  chainId: digestOf(`chain ${name}`) as string as ChainID,
  size,
  unpackedSize: size * 3,
  fetch,
});

const layersArbitrary = fc
  .array(fc.tuple(fc.nat(5_000_000), fc.boolean()), { maxLength: 8 })
  .map((all) => all.map(([size, fetch], index) => layer(String(index), size, fetch)));

describe('the course of a pull', () => {
  it('downloads three layers at a time, which share the connection', () => {
    const layers = ['a', 'b', 'c', 'd'].map((name) => layer(name, 1_000_000));
    const downloaded = transferSchedule(layers, speeds).filter(({ event }) => event?.type === 'layer.downloaded');
    // Three at a third of the speed, then the fourth alone.
    expect(downloaded.map(({ at }) => at)).toEqual([3100, 3100, 3100, 4200]);
  });

  it('unpacks strictly in the order of the stack, whatever arrives first', () => {
    const schedule = transferSchedule([layer('big', 4_000_000), layer('small', 1000)], speeds);
    const at = (type: string, name: string) =>
      schedule.find(({ event }) => event?.type === type && event.digest === digestOf(name))?.at ?? -1;
    expect(at('layer.downloaded', 'small')).toBeLessThan(at('layer.downloaded', 'big'));
    expect(at('layer.stored', 'small')).toBeGreaterThanOrEqual(at('layer.stored', 'big'));
  });

  it('shows progress in steps of 1,048,576 bytes (recording 29.7.2/08 step 0)', () => {
    const shown = transferSchedule([layer('a', 3_600_000)], speeds).flatMap(({ event }) =>
      event?.type === 'layer.downloading' ? [event.current] : [],
    );
    expect(shown).toEqual([1_048_576, 2_097_152, 3_145_728]);
  });

  it('counts seconds of unpacking from one', () => {
    const seconds = transferSchedule([layer('a', 8_000_000)], speeds).flatMap(({ event }) =>
      event?.type === 'layer.extracting' ? [event.seconds] : [],
    );
    expect(seconds).toEqual([1, 2, 3]);
  });

  it('never has more than three downloads open, is sorted by time, and unpacks every layer once, in order', () => {
    fc.assert(
      fc.property(layersArbitrary, (layers) => {
        const schedule = transferSchedule(layers, speeds);
        const times = schedule.map(({ at }) => at);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(schedule.flatMap(({ unpacked }) => unpacked ?? [])).toEqual(layers);
        const fetched = layers.filter(({ fetch }) => fetch);
        expect(schedule.filter(({ event }) => event?.type === 'layer.downloaded')).toHaveLength(fetched.length);
        const showing = schedule.flatMap(({ at, event }) => (event?.type === 'layer.downloading' ? [{ at, digest: event.digest }] : []));
        for (const tick of new Set(showing.map(({ at }) => at))) {
          expect(new Set(showing.filter(({ at }) => at === tick).map(({ digest }) => digest)).size).toBeLessThanOrEqual(3);
        }
      }),
    );
  });
});
