/**
 * How simulated time becomes time that a person spends, in both places where that happens.
 *
 * A recording knows the whole command beforehand. Waits longer than `longestIdleMs` are cut to it. What then takes longer than its budget
 * shrinks by one factor; a pull or build that would be over before one could look is slowed down towards a comfortable time, at most
 * threefold and never so that a wait gets longer than the longest. Figures on the screen (`DONE 0.3s`) are simulated time in any case.
 *
 * A live session does not know what comes: simulated milliseconds go by on a logarithm, at full speed in the beginning and faster the
 * longer the command takes, so that half a minute passes in under six seconds.
 */
export const longestIdleMs = 800;

/** What a command takes on the time line of a recording. */
export const budgetsMs = {
  pull: { comfortable: 4000, most: 6500 },
  build: { comfortable: 4500, most: 7500 },
  other: { comfortable: 0, most: 5000 },
} as const;

const mostSlowing = 3;

export type Work = keyof typeof budgetsMs;

/**
 * From moments of a command (simulated milliseconds since its beginning) to moments on the time line (whole milliseconds since Enter was
 * pressed). Monotone. Only for the moments given; throws `RangeError` for others.
 */
export function timelineOf(moments: readonly number[], work: Work): (moment: number) => number {
  const known = [...new Set([0, ...moments])].sort((one, other) => one - other);
  const placed = new Map<number, number>();
  let at = 0;
  let before = 0;
  let longestWait = 0;
  for (const moment of known) {
    const wait = Math.min(moment - before, longestIdleMs);
    longestWait = Math.max(longestWait, wait);
    at += wait;
    before = moment;
    placed.set(moment, at);
  }
  const scale = scaleFor(at, longestWait, work);
  return (moment) => {
    const cut = placed.get(moment);
    if (cut === undefined) throw new RangeError(`moment ${moment} was not announced to the time line`);
    return Math.round(cut * scale);
  };
}

function scaleFor(duration: number, longestWait: number, work: Work): number {
  const { comfortable, most } = budgetsMs[work];
  if (duration > most) return most / duration;
  return Math.max(1, Math.min(mostSlowing, comfortable / Math.max(duration, 1), longestIdleMs / Math.max(longestWait, 1)));
}

/** Real milliseconds that a live command has taken after so much simulated time, at pace 1. */
export function livePaceMs(simulatedMs: number): number {
  const turning = 1600;
  return turning * Math.log1p(simulatedMs / turning);
}
