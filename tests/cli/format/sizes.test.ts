import { describe, expect, it } from 'vitest';
import { bytesSize, humanSize, humanSizeWithPrecision } from '../../../src/cli/format/humanSize';
import { humanDuration } from '../../../src/cli/format/humanDuration';
import { fromHumanSize, ramInBytes } from '../../../src/cli/format/parseSize';
import { corporaPresent, readCorpus } from './corpora';

interface SizeCase {
  readonly bytes: number;
  readonly humanSizePrecision3: string;
  readonly humanSize: string;
  readonly bytesSize: string;
}
interface ParseCase {
  readonly input: string;
  readonly fromHumanSize?: number;
  readonly ramInBytes?: number;
}

describe.skipIf(!corporaPresent)('sizes and durations (skipped without ../shared/fidelity/corpora)', () => {
  it('prints sizes as go-units does', () => {
    for (const one of readCorpus<{ cases?: SizeCase[] }>('human-size-cases.json').cases ?? []) {
      expect([one.bytes, humanSizeWithPrecision(one.bytes, 3), humanSize(one.bytes), bytesSize(one.bytes)]).toEqual([
        one.bytes,
        one.humanSizePrecision3,
        one.humanSize,
        one.bytesSize,
      ]);
    }
  });

  it('prints durations as go-units does', () => {
    for (const one of readCorpus<{ cases?: { seconds: number; human: string }[] }>('human-duration-cases.json').cases ?? []) {
      expect([one.seconds, humanDuration(one.seconds)]).toEqual([one.seconds, one.human]);
    }
  });

  it('reads sizes as go-units does', () => {
    for (const one of readCorpus<{ cases?: ParseCase[] }>('parse-size-cases.json').cases ?? []) {
      expect([one.input, fromHumanSize(one.input) ?? -1, ramInBytes(one.input) ?? -1]).toEqual([
        one.input,
        one.fromHumanSize ?? -1,
        one.ramInBytes ?? -1,
      ]);
    }
  });
});

describe('sizes', () => {
  it('keeps three digits where Docker lists images and four where it counts space', () => {
    expect(humanSizeWithPrecision(7_797_760, 3)).toBe('7.8MB');
    expect(humanSize(4_445_830)).toBe('4.446MB');
  });
});
