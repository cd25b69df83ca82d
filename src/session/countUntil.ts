import type { TimelineMs } from './recording';

/** How many frames, sorted by time, have `t` at or before the moment. Binary search. */
export function countUntil(frames: readonly { readonly t: TimelineMs }[], t: TimelineMs): number {
  let low = 0;
  let high = frames.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const frame = frames[middle];
    if (frame !== undefined && frame.t <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}
