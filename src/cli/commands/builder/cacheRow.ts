import type { BuildCacheUsage } from '../../../engine/api';
import type { EpochMs } from '../../../engine/clock';
import { humanDuration } from '../../format/humanDuration';
import { humanSize } from '../../format/humanSize';

/** A record as buildx shows it: `*` after the ID of one that may still be written to, and after the size of one that images share. */
export function cacheRow(
  usage: BuildCacheUsage,
  now: EpochMs,
): { readonly id: string; readonly reclaimable: string; readonly size: string; readonly lastAccessed: string } {
  return {
    id: usage.mutable ? `${usage.id}*` : usage.id,
    reclaimable: String(!usage.inUse),
    size: humanSize(usage.size) + (usage.shared ? '*' : ''),
    lastAccessed: usage.lastUsedAt === undefined ? '' : `${humanDuration((now - usage.lastUsedAt) / 1000)} ago`,
  };
}
