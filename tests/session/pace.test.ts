import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetsMs, livePaceMs, longestIdleMs, timelineOf } from '../../src/session/pace';

const moments = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 50 });

describe('the time line of a recorded command', () => {
  it('keeps the order of moments and fits the budget', () => {
    fc.assert(
      fc.property(moments, (list) => {
        const sorted = [...list].sort((one, other) => one - other);
        const placed = sorted.map(timelineOf(sorted, 'pull'));
        expect(placed).toEqual([...placed].sort((one, other) => one - other));
        expect(placed.at(-1)).toBeLessThanOrEqual(budgetsMs.pull);
      }),
    );
  });

  it('cuts a long wait and leaves short ones as they are', () => {
    expect([0, 300, 5300, 5400].map(timelineOf([0, 300, 5300, 5400], 'other'))).toEqual([0, 300, 300 + longestIdleMs, 400 + longestIdleMs]);
  });

  it('shrinks a long command by one factor', () => {
    const steady = Array.from({ length: 331 }, (_, index) => index * 100);
    const placed = steady.map(timelineOf(steady, 'pull'));
    expect(placed.at(-1)).toBe(budgetsMs.pull);
    expect(placed[165]).toBe(budgetsMs.pull / 2);
  });
});

describe('a live session', () => {
  it('runs at the simulated speed at first, and lets half a minute pass in under six seconds', () => {
    expect(livePaceMs(100)).toBeGreaterThan(95);
    expect(livePaceMs(30_000)).toBeLessThan(6000);
  });
});
