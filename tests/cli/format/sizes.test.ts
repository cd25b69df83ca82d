import { describe, expect, it } from 'vitest';
import { buildBytes, humanSize, humanSizeWithPrecision } from '../../../src/cli/format/humanSize';
import { describeCorpus } from '../../fidelity/corpora/describeCorpus';

describeCorpus('human-size', 'sizes are printed as go-units prints them');
describeCorpus('human-duration', 'durations are printed as go-units prints them');
describeCorpus('parse-size', 'sizes are read as go-units reads them');

describe('sizes', () => {
  it('keeps three digits where Docker lists images and four where it counts space', () => {
    expect(humanSizeWithPrecision(7_797_760, 3)).toBe('7.8MB');
    expect(humanSize(4_445_830)).toBe('4.446MB');
  });

  it('rounds a tie to the even digit, as Go does', () => {
    expect([81_250, 81_350, 81_750].map((bytes) => humanSizeWithPrecision(bytes, 3))).toEqual(['81.2kB', '81.3kB', '81.8kB']);
    expect([1_125, 1_375].map(buildBytes)).toEqual(['1.12kB', '1.38kB']);
  });
});
