import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { baselineKey, readBaseline } from './baseline';
import { figuresOf, readFigures } from './figures';
import { findRecordings } from './recordingFile';
import { replay } from './replay';
import { docker29 } from '../../src/engine/profile';

const baseline = readBaseline();

describe('the figures of the coverage page', () => {
  it('are those of the baseline (run.ts --update-baseline writes both)', () => {
    const files = findRecordings([join(import.meta.dirname, docker29.version)]);
    expect(readFigures()).toEqual(figuresOf(docker29.version, files, baseline));
  });
});

describe('steps of recorded Docker 29.7.2 sessions that once came out equal still do', () => {
  for (const file of findRecordings([join(import.meta.dirname, '29.7.2')])) {
    const expected = baseline[baselineKey(file)] ?? [];
    it(`${baselineKey(file)}: ${expected.length} steps`, async () => {
      const outcomes = await replay(file, docker29);
      const lost = outcomes
        .filter((outcome) => expected.includes(outcome.index) && outcome.status !== 'equal')
        .map((outcome) => `[${outcome.index}] $ ${outcome.command}\n${outcome.diff}`);
      expect(lost.join('\n')).toBe('');
    }, 180_000);
  }
});
