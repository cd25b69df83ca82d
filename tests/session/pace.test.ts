import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetsMs, livePaceMs, longestIdleMs, timelineOf } from '../../src/session/pace';

const moments = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 50 });
const works = fc.constantFrom('pull', 'build', 'other' as const);

describe('the time line of a recorded command', () => {
  it('keeps the order of moments, fits the budget and has no long wait', () => {
    fc.assert(
      fc.property(moments, works, (list, work) => {
        const sorted = [0, ...list].sort((one, other) => one - other);
        const placed = sorted.map(timelineOf(sorted, work));
        const waits = placed.slice(1).map((at, index) => at - (placed[index] ?? 0));
        expect(Math.min(...waits)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...waits)).toBeLessThanOrEqual(longestIdleMs + 1);
        expect(placed.at(-1)).toBeLessThanOrEqual(budgetsMs[work].most);
      }),
    );
  });

  it('cuts a long wait and leaves short ones as they are', () => {
    expect([0, 300, 5300, 5400].map(timelineOf([0, 300, 5300, 5400], 'other'))).toEqual([0, 300, 300 + longestIdleMs, 400 + longestIdleMs]);
  });

  it('shrinks a long command by one factor', () => {
    const steady = Array.from({ length: 331 }, (_, index) => index * 100);
    const placed = steady.map(timelineOf(steady, 'pull'));
    expect(placed.at(-1)).toBe(budgetsMs.pull.most);
    expect(placed[165]).toBe(budgetsMs.pull.most / 2);
  });

  it('slows a quick build down so that it can be watched, at most threefold, and nothing else', () => {
    const quick = Array.from({ length: 21 }, (_, index) => index * 100);
    expect(timelineOf(quick, 'build')(2000)).toBe(budgetsMs.build.comfortable);
    expect(timelineOf([0, 100], 'build')(100)).toBe(300);
    expect(timelineOf(quick, 'other')(2000)).toBe(2000);
  });

  it('knows only the moments it was told', () => {
    expect(() => timelineOf([0, 10], 'pull')(5)).toThrow(RangeError);
  });
});

describe('a live session', () => {
  it('runs at the simulated speed at first, and lets half a minute pass in under six seconds', () => {
    expect(livePaceMs(100)).toBeGreaterThan(95);
    expect(livePaceMs(30_000)).toBeLessThan(6000);
  });
});
