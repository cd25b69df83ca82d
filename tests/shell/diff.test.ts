import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changes } from '../../src/shell/programs/diff/compare';
import type { Change } from '../../src/shell/programs/diff/compare';

const same = (line: string): string => line;

/** The second list, made of the first by the changes. */
function applied(before: readonly string[], after: readonly string[], list: readonly Change[]): readonly string[] {
  let at = 0;
  return [...list, { oldFrom: before.length, oldTo: before.length, newFrom: after.length, newTo: after.length }].flatMap((change) => {
    const kept = before.slice(at, change.oldFrom);
    at = change.oldTo;
    return [...kept, ...after.slice(change.newFrom, change.newTo)];
  });
}

const numbered = (from: number, to: number): readonly string[] => Array.from({ length: to - from }, (_, at) => String(from + at));

describe('what differs between two lists of lines', () => {
  it('makes the one of the other, in as few lines as there are', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const found = changes(before, after, same) ?? [];
        expect(applied(before, after, found)).toEqual(after);
        const touched = found.reduce((sum, { oldFrom, oldTo, newFrom, newTo }) => sum + oldTo - oldFrom + newTo - newFrom, 0);
        expect(touched).toBe(before.length + after.length - 2 * longestCommon(before, after));
      }),
    );
  });

  it('is soon said of long files that have nothing in common, and of one line among many', () => {
    const [one, other] = [numbered(0, 40_000), numbered(40_000, 80_000)];
    expect(changes(one, other, same)).toEqual([{ oldFrom: 0, oldTo: 40_000, newFrom: 0, newTo: 40_000 }]);
    expect(changes(one, [...one.slice(0, 9), 'new', ...one.slice(10)], same)).toEqual([{ oldFrom: 9, oldTo: 10, newFrom: 9, newTo: 10 }]);
  });

  it('is not looked for where it would take too long', () => {
    const one = numbered(0, 8000);
    expect(changes(one, one.toReversed(), same)).toBeUndefined();
  });
});

/** By the table, for short lists. */
function longestCommon(one: readonly string[], other: readonly string[]): number {
  let row = other.map(() => 0);
  for (const line of one) {
    const next: number[] = [];
    other.forEach((candidate, at) => {
      next.push(line === candidate ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0));
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}
