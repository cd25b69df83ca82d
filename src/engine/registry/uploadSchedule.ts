import type { Digest } from '../digest/digest';
import type { Speeds } from '../api';

/** A layer that a registry does not have yet. */
export interface LayerToPut {
  readonly digest: Digest;
  /** Compressed bytes. */
  readonly size: number;
}

/** `at` is in whole milliseconds from the beginning; what the daemon sees of a layer when it looks. */
export interface ScheduledUpload {
  readonly at: number;
  readonly layer: LayerToPut;
  /** Bytes sent so far; `pushed` when all are; `waiting` when none is because others are under way. */
  readonly state: { readonly kind: 'waiting' } | { readonly kind: 'pushing'; readonly current: number } | { readonly kind: 'pushed' };
}

/** Docker sends so many layers at once (`max-concurrent-uploads`). */
const PARALLEL = 5;
/** How often the daemon looks. */
const TICK_MS = 100;

/** The whole course of a push on one time line, the connection shared equally. Sorted by time. */
export function uploadSchedule(layers: readonly LayerToPut[], speeds: Speeds): readonly ScheduledUpload[] {
  const schedule: ScheduledUpload[] = [];
  const waiting = [...layers];
  let active: { readonly layer: LayerToPut; readonly begun: number; sent: number }[] = [];
  const rate = (speeds.uploadBytesPerSecond ?? speeds.downloadBytesPerSecond) / 1000;
  const told = new Set<Digest>();
  for (let now = 0; waiting.length > 0 || active.length > 0;) {
    while (active.length < PARALLEL && waiting.length > 0) {
      const layer = waiting.shift();
      if (layer !== undefined) {
        active.push({ layer, begun: now + speeds.latencyMs, sent: 0 });
      }
    }
    const flowing = active.filter(({ begun }) => begun <= now);
    const share = rate / Math.max(1, flowing.length);
    const next = Math.min(...active.map(({ begun, layer, sent }) => (begun > now ? begun : now + (layer.size - sent) / share)));
    for (let tick = (Math.floor(now / TICK_MS) + 1) * TICK_MS; tick < next; tick += TICK_MS) {
      for (const { layer, sent } of flowing) {
        schedule.push({ at: tick, layer, state: { kind: 'pushing', current: Math.floor(sent + (tick - now) * share) } });
      }
      for (const layer of waiting.filter(({ digest }) => !told.has(digest))) {
        told.add(layer.digest);
        schedule.push({ at: tick, layer, state: { kind: 'waiting' } });
      }
    }
    for (const part of flowing) {
      part.sent += (next - now) * share;
    }
    now = next;
    // Half a byte is the rounding of the shares, not a remainder.
    const done = active.filter(({ begun, sent, layer }) => begun <= now && sent >= layer.size - 0.5);
    for (const { layer } of done) {
      schedule.push({ at: Math.round(now), layer, state: { kind: 'pushed' } });
    }
    active = active.filter((part) => !done.includes(part));
  }
  return schedule;
}
