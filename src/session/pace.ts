/**
 * How simulated time becomes time that a person spends, in both places where that happens.
 *
 * A recording knows the whole command beforehand: waits longer than `longestIdleMs` are cut to it, and if the command then still takes
 * longer than its budget, all of its times shrink by one factor. Work that is quick in truth is never stretched.
 *
 * A live session does not know what comes: simulated milliseconds go by on a logarithm, at full speed in the beginning and faster the
 * longer the command takes, so that half a minute passes in under six seconds.
 */
export const longestIdleMs = 800;

/** What a command may take on the time line of a recording. */
export const budgetsMs = { pull: 6500, build: 7500, other: 5000 } as const;

export type Work = keyof typeof budgetsMs;

/**
 * From moments of a command (simulated milliseconds since its beginning, not descending) to moments on the time line (since Enter was
 * pressed, whole milliseconds). Monotone; the first simulated millisecond is the first of the time line.
 */
export function timelineOf(moments: readonly number[], work: Work): (moment: number) => number {
  const known = [...new Set([0, ...moments])].sort((one, other) => one - other);
  const placed = new Map<number, number>();
  let at = 0;
  let before = 0;
  for (const moment of known) {
    at += Math.min(moment - before, longestIdleMs);
    before = moment;
    placed.set(moment, at);
  }
  const scale = Math.min(1, budgetsMs[work] / Math.max(at, 1));
  return (moment) => {
    const cut = placed.get(moment);
    if (cut === undefined) throw new RangeError(`moment ${moment} was not announced to the time line`);
    return Math.round(cut * scale);
  };
}

/** Real milliseconds that a live command has taken after so much simulated time, at pace 1. */
export function livePaceMs(simulatedMs: number): number {
  const turning = 1600;
  return turning * Math.log1p(simulatedMs / turning);
}
