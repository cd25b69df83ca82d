import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetsMs, livePaceMs, longestIdleMs, placed } from '../../src/session/pace';

const moments = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 50 });
const works = fc.constantFrom('pull', 'build', 'other' as const);

const happenings = (...moments: readonly number[]) => moments.map((moment) => ({ moment }));

describe('the time line of a recorded command', () => {
  it('keeps the order of what happens, fits the budget and has no long wait', () => {
    fc.assert(
      fc.property(moments, works, fc.infiniteStream(fc.boolean()), (list, work, milestones) => {
        const sorted = [0, ...list].sort((one, other) => one - other);
        const places = placed(
          sorted.map((moment) => ({ moment, milestone: milestones.next().value === true })),
          work,
        );
        const waits = places.slice(1).map((at, index) => at - (places[index] ?? 0));
        expect(Math.min(...waits)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...waits)).toBeLessThanOrEqual(longestIdleMs + 1);
        expect(places.at(-1)).toBeLessThanOrEqual(budgetsMs[work].most);
      }),
    );
  });

  it('cuts a long wait and leaves short ones as they are', () => {
    expect(placed(happenings(0, 300, 5300, 5400), 'other')).toEqual([0, 300, 300 + longestIdleMs, 400 + longestIdleMs]);
  });

  it('shrinks a long command by one factor', () => {
    const places = placed(happenings(...Array.from({ length: 331 }, (_, index) => index * 100)), 'pull');
    expect(places.at(-1)).toBe(budgetsMs.pull.most);
    expect(places[165]).toBe(budgetsMs.pull.most / 2);
  });

  it('slows a quick build down so that it can be watched, at most threefold, and nothing else', () => {
    const quick = happenings(...Array.from({ length: 21 }, (_, index) => index * 100));
    expect(placed(quick, 'build').at(-1)).toBe(budgetsMs.build.comfortable);
    expect(placed(happenings(0, 100), 'build')).toEqual([0, 300]);
    expect(placed(quick, 'other').at(-1)).toBe(2000);
  });

  it('shows milestones of one moment one after the other', () => {
    const cached = [{ moment: 0 }, { moment: 100, milestone: true }, { moment: 100, milestone: true }, { moment: 100 }];
    expect(placed(cached, 'other')).toEqual([0, 100, 450, 450]);
  });
});

describe('a live session', () => {
  it('runs at the simulated speed at first, and lets half a minute pass in under six seconds', () => {
    expect(livePaceMs(100)).toBeGreaterThan(95);
    expect(livePaceMs(30_000)).toBeLessThan(6000);
  });
});
