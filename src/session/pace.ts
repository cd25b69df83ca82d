/**
 * How simulated time becomes time that a person spends, in both places where that happens.
 *
 * A recording knows the whole command beforehand. Waits longer than `longestIdleMs` are cut to it. What then takes longer than its budget
 * shrinks by one factor; a pull or build that would be over before one could look is slowed down towards a comfortable time, at most
 * threefold and never so that a wait gets longer than the longest. Layers that a build makes at once come one after the other. Figures on the screen (`DONE 0.3s`) are simulated time in any case.
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

/** Between two things that the eye should see one after the other, though they happen at once: layers that come from the build cache. */
const betweenMilestonesMs = 350;

export type Work = keyof typeof budgetsMs;

/** Something that happens in a command. */
export interface Happening {
  /** Simulated milliseconds since the command's beginning; never before the happening before it. */
  readonly moment: number;
  /** Worth a look of its own. */
  readonly milestone?: boolean;
}

/** Where each happening stands on the time line, in whole milliseconds since Enter was pressed, in the same order and not descending. */
export function placed(happenings: readonly Happening[], work: Work): readonly number[] {
  let at = 0;
  let before = 0;
  let longestWait = 1;
  let lastMilestone = Number.NEGATIVE_INFINITY;
  const unscaled = happenings.map(({ moment, milestone = false }) => {
    const began = at;
    at += Math.min(moment - before, longestIdleMs);
    if (milestone) {
      at = Math.max(at, lastMilestone + betweenMilestonesMs);
      lastMilestone = at;
    }
    before = moment;
    longestWait = Math.max(longestWait, at - began);
    return at;
  });
  const scale = scaleFor(at, longestWait, work);
  return unscaled.map((moment) => Math.round(moment * scale));
}

function scaleFor(duration: number, longestWait: number, work: Work): number {
  const { comfortable, most } = budgetsMs[work];
  if (duration > most) return most / duration;
  return Math.max(1, Math.min(mostSlowing, comfortable / Math.max(duration, 1), longestIdleMs / longestWait));
}

/** Real milliseconds that a live command has taken after so much simulated time, at pace 1. */
export function livePaceMs(simulatedMs: number): number {
  const turning = 1600;
  return turning * Math.log1p(simulatedMs / turning);
}
