import type { EpochMs } from '../clock';
import type { BuildCacheEntry } from '../internals';
import { askForLayers } from './recordLayers';

const KEY = 'collector';
/** After the daemon has started, and after each build (moby/buildkit control/control.go). */
const ASKED_AFTER_MS = 1_000;
/** Between being asked and doing it; whoever asks in the meantime gets the same (util/throttle, After). */
const DONE_AFTER_MS = 60_000;

type BuildCache = Map<string, BuildCacheEntry>;

/** Has the builder look through its cache a good minute after `since`, unless it is about to anyway. */
export function collectAfter(buildCache: BuildCache, since: EpochMs): void {
  if (!buildCache.has(KEY))
    buildCache.set(KEY, { key: KEY, chainId: undefined, created: since + ASKED_AFTER_MS + DONE_AFTER_MS, facts: {} });
}

/**
 * What the builder's garbage collection does when its time comes: nothing is removed, as a machine here never reaches the limits of age
 * and size that Docker sets, but every record is asked for its layers. To be called before anything about records changes.
 */
export function collectIfDue(buildCache: BuildCache, now: EpochMs): void {
  const due = buildCache.get(KEY)?.created;
  if (due === undefined || due > now) return;
  buildCache.delete(KEY);
  askForLayers(buildCache);
}
