/** Disk usage and pruning of the build cache (moby/buildkit cache/manager.go, DiskUsage and Prune). */
import type { BuildCacheUsage, PruneBuildCacheOptions } from '../api';
import type { EngineInternals } from '../internals';
import type { CacheRecord } from './cacheRecord';
import { forgetResultsOnImages, recordSize, recordsOf, removeRecord } from './cacheRecords';
import { imageRecords } from './recordLayers';

type Stores = Pick<EngineInternals, 'buildCache' | 'content' | 'images'>;

/** Every record, oldest first. `isNoticed`: see `imageRecords`. */
export function buildCacheUsage(internals: Stores, isNoticed = true): readonly BuildCacheUsage[] {
  const records = recordsOf(internals.buildCache);
  const byId = new Map(records.map((record) => [record.id, record]));
  const shared = new Set<string>();
  for (const id of imageRecords(internals, isNoticed)) {
    // Whatever an image's layer stands on is the image's too.
    for (let record = byId.get(id); record !== undefined; record = byId.get(record.parent ?? '')) shared.add(record.id);
  }
  return records.map((record) => usageOf(record, shared.has(record.id)));
}

/**
 * Removes what nothing holds or stands on, then what that leaves free: in that order in the result. Without `all`, layers of images
 * that are here stay. The caller collects garbage.
 */
export function pruneBuildCache(
  internals: Stores & Pick<EngineInternals, 'clock'>,
  options: PruneBuildCacheOptions,
): readonly BuildCacheUsage[] {
  const removed: BuildCacheUsage[] = [];
  const oldest = internals.clock.now() - (options.unusedForMs ?? 0);
  const keepBytes = options.keepBytes ?? 0;
  for (;;) {
    const usages = new Map(buildCacheUsage(internals).map((usage) => [usage.id, usage]));
    const total = [...usages.values()].reduce((sum, { size }) => sum + size, 0);
    if (keepBytes > 0 && total <= keepBytes) break;
    const records = recordsOf(internals.buildCache);
    const parents = new Set(records.map(({ parent }) => parent));
    const ofImages = imageRecords(internals);
    const free = records.filter((record) => {
      const usage = usages.get(record.id);
      if (usage === undefined || record.held || parents.has(record.id)) return false;
      if (options.all !== true && ofImages.has(record.id)) return false;
      if (options.unusedForMs !== undefined && (record.lastUsedAt ?? record.createdAt) > oldest) return false;
      return options.matches?.(usage) ?? true;
    });
    const ordered = keepBytes > 0 ? [...free].sort(byLastUse).slice(0, 1) : free;
    if (ordered.length === 0) break;
    for (const { id } of ordered) {
      const usage = usages.get(id);
      if (usage !== undefined) removed.push(usage);
      removeRecord(internals.buildCache, id);
    }
  }
  if (removed.length > 0) forgetResultsOnImages(internals.buildCache);
  return removed;
}

/** As `docker system df -v` lists them. */
export function byLastUse(a: Pick<CacheRecord, 'lastUsedAt' | 'order'>, b: Pick<CacheRecord, 'lastUsedAt' | 'order'>): number {
  return (a.lastUsedAt ?? 0) - (b.lastUsedAt ?? 0) || a.order - b.order;
}

function usageOf(record: CacheRecord, shared: boolean): BuildCacheUsage {
  const { id, type, parent, description, mutable, held, createdAt, lastUsedAt, usageCount, order } = record;
  return {
    id,
    type,
    parents: parent === undefined ? [] : [parent],
    description,
    size: recordSize(record),
    mutable,
    inUse: held,
    shared,
    createdAt,
    ...(lastUsedAt === undefined ? {} : { lastUsedAt }),
    usageCount,
    order,
  };
}
