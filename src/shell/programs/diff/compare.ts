/** What differs between two lists of lines: runs of lines that one has in place of the other's (Myers 1986, as every diff). */

/** Lines `from` to `to` (exclusive, counted from 0) of each side. */
export interface Change {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** In order. `key` gives what two lines are compared by. O((n + m) · d) for d changed lines. */
export function changes(before: readonly string[], after: readonly string[], key: (line: string) => string): readonly Change[] {
  const a = before.map(key);
  const b = after.map(key);
  const steps = path(a, b);
  const found: Change[] = [];
  let [x, y] = [0, 0];
  for (const [nextX, nextY] of [...steps, [a.length, b.length] as const]) {
    if (nextX > x || nextY > y) found.push({ oldFrom: x, oldTo: nextX, newFrom: y, newTo: nextY });
    [x, y] = [nextX + 1, nextY + 1];
  }
  return found;
}

/** Pairs of equal lines, in order: a longest common subsequence. */
function path(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const furthest = new Map<number, number>([[1, 0]]);
  const trace: ReadonlyMap<number, number>[] = [];
  for (let d = 0; d <= a.length + b.length; d++) {
    trace.push(new Map(furthest));
    for (let k = -d; k <= d; k += 2) {
      let x = down(furthest, k, d) ? at(furthest, k + 1) : at(furthest, k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      furthest.set(k, x);
      if (x >= a.length && x - k >= b.length) return back(trace, a.length, b.length);
    }
  }
  return [];
}

const at = (furthest: ReadonlyMap<number, number>, k: number): number => furthest.get(k) ?? -1;

const down = (furthest: ReadonlyMap<number, number>, k: number, d: number): boolean =>
  k === -d || (k !== d && at(furthest, k - 1) < at(furthest, k + 1));

function back(trace: readonly ReadonlyMap<number, number>[], endX: number, endY: number): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  let [x, y] = [endX, endY];
  for (let d = trace.length - 1; d >= 0; d--) {
    const furthest = trace[d] ?? new Map<number, number>();
    const k = x - y;
    const from = down(furthest, k, d) ? k + 1 : k - 1;
    const startX = d === 0 ? 0 : at(furthest, from);
    const startY = d === 0 ? 0 : startX - from;
    while (x > startX && y > startY) {
      x -= 1;
      y -= 1;
      pairs.push([x, y]);
    }
    [x, y] = [startX, startY];
  }
  return pairs.reverse();
}
