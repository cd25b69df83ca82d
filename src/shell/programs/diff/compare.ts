/** What differs between two lists of lines: runs of lines that one has in place of the other's (Myers 1986, as every diff). */

/** Lines `from` to `to` (exclusive, counted from 0) of each side. */
export interface Change {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** Of lines that both sides have but that match nowhere: more than these are not compared, for each takes a list as long as their number. */
const MOST_STEPS = 3000;

/**
 * In order. `key` gives what two lines are compared by. Lines that the other side does not have at all are set aside first, as GNU's diff does; of
 * those that are left it takes O((n + m) · d) for d that match nowhere. Undefined where d is over 3,000.
 */
export function changes(before: readonly string[], after: readonly string[], key: (line: string) => string): readonly Change[] | undefined {
  const a = before.map(key);
  const b = after.map(key);
  const [inA, inB] = [new Set(a), new Set(b)];
  const left = a.flatMap((line, at) => (inB.has(line) ? [at] : []));
  const right = b.flatMap((line, at) => (inA.has(line) ? [at] : []));
  const pairs = path(linesAt(a, left), linesAt(b, right));
  if (pairs === undefined) return undefined;
  const found: Change[] = [];
  let [x, y] = [0, 0];
  for (const [nextX, nextY] of [
    ...pairs.map(([one, other]) => [left[one] ?? 0, right[other] ?? 0] as const),
    [a.length, b.length] as const,
  ]) {
    if (nextX > x || nextY > y) found.push({ oldFrom: x, oldTo: nextX, newFrom: y, newTo: nextY });
    [x, y] = [nextX + 1, nextY + 1];
  }
  return found;
}

function linesAt(lines: readonly string[], places: readonly number[]): readonly string[] {
  return places.map((at) => lines[at] ?? '');
}

/** For a number of steps d how far each diagonal k from -d to d leads in `a`: x at k + d, where k and d are both even or both odd. */
type Reach = Int32Array;

/** Pairs of equal lines, in order: a longest common subsequence. */
function path(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] | undefined {
  const trace: Reach[] = [];
  for (let d = 0; d <= MOST_STEPS; d++) {
    const last = trace.at(-1);
    const reach = new Int32Array(2 * d + 1);
    trace.push(reach);
    for (let k = -d; k <= d; k += 2) {
      let x = last === undefined ? 0 : down(last, k, d) ? at(last, k + 1) : at(last, k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach[k + d] = x;
      if (x >= a.length && x - k >= b.length) return back(trace, a.length, b.length);
    }
  }
  return undefined;
}

const at = (reach: Reach, k: number): number => reach[k + (reach.length - 1) / 2] ?? -1;

/** Whether step `d` came to diagonal `k` by a line of `b`, after steps that reach so far. */
const down = (last: Reach, k: number, d: number): boolean => k === -d || (k !== d && at(last, k - 1) < at(last, k + 1));

function back(trace: readonly Reach[], endX: number, endY: number): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  let [x, y] = [endX, endY];
  for (let d = trace.length - 1; d >= 0; d--) {
    const last = trace[d - 1];
    const k = x - y;
    const from = last !== undefined && down(last, k, d) ? k + 1 : k - 1;
    const startX = last === undefined ? 0 : at(last, from);
    const startY = last === undefined ? 0 : startX - from;
    while (x > startX && y > startY) {
      x -= 1;
      y -= 1;
      pairs.push([x, y]);
    }
    [x, y] = [startX, startY];
  }
  return pairs.reverse();
}
