import type { EpochMs } from '../clock';
import type { ChainID } from '../digest/digest';
import type { BuildCacheEntry, EngineInternals } from '../internals';
import type { CacheRecord } from './cacheRecord';
import { collectIfDue } from './collector';

export type CacheStores = Pick<EngineInternals, 'buildCache' | 'layers' | 'clock' | 'nextId'>;

export interface RecordedLayer {
  readonly chainId: ChainID | undefined;
  readonly created: EpochMs;
}

const PREFIX = 'record ';
const CONTEXT = 'local context ';
const LAYER = 'layer ';

export function recordsOf(buildCache: ReadonlyMap<string, BuildCacheEntry>): readonly CacheRecord[] {
  return [...buildCache.values()].flatMap(({ record }) => record ?? []);
}

export function recordOf(buildCache: ReadonlyMap<string, BuildCacheEntry>, id: string | undefined): CacheRecord | undefined {
  return id === undefined ? undefined : buildCache.get(PREFIX + id)?.record;
}

/** Adds a record, used once. `made`: when what it holds was begun, if not now. Returns its ID. */
export function addRecord(
  stores: CacheStores,
  fields: Pick<CacheRecord, 'type' | 'parent' | 'description' | 'snapshotBytes'> & Partial<Pick<CacheRecord, 'blob' | 'held'>>,
  chainId: ChainID | undefined,
  made = stores.clock.now(),
): string {
  const { buildCache, clock, nextId } = stores;
  collectIfDue(buildCache, clock.now());
  const id = nextId('cacheRecord');
  const now = clock.now();
  const held = fields.held ?? false;
  const { blob } = fields;
  const mutable = blob === undefined && !held;
  const lastUsedAt = held ? undefined : now;
  const record = {
    ...fields,
    id,
    blob,
    mutable,
    layers: undefined,
    held,
    createdAt: now,
    lastUsedAt,
    usageCount: 1,
    order: nextOrder(buildCache),
  };
  buildCache.set(PREFIX + id, { key: PREFIX + id, chainId, created: made, facts: {}, record });
  return id;
}

/** Something begins to stand on a record: it can no longer be written to. */
export function standOn({ buildCache, clock }: Pick<CacheStores, 'buildCache' | 'clock'>, id: string | undefined): void {
  if (id === undefined || recordOf(buildCache, id)?.mutable !== true) return;
  collectIfDue(buildCache, clock.now());
  // BuildKit makes another record of it, which nobody has asked for its layers yet.
  changeRecord(buildCache, id, { mutable: false, layers: undefined });
}

/** A build has made use of the record, and is done with it. */
export function useRecord(stores: CacheStores, id: string | undefined, change: Partial<Pick<CacheRecord, 'snapshotBytes'>> = {}): void {
  const record = recordOf(stores.buildCache, id);
  if (record === undefined) return;
  const order = nextOrder(stores.buildCache);
  changeRecord(stores.buildCache, record.id, {
    ...change,
    lastUsedAt: stores.clock.now(),
    usageCount: record.usageCount + 1,
    order,
  });
}

/** A record and those below it have been exported: their compressed layers are kept with them from now on. */
export function exportRecords(stores: CacheStores, top: string | undefined): void {
  collectIfDue(stores.buildCache, stores.clock.now());
  for (let record = recordOf(stores.buildCache, top); record !== undefined; record = recordOf(stores.buildCache, record.parent)) {
    const chainId = stores.buildCache.get(PREFIX + record.id)?.chainId;
    const layer = chainId === undefined ? undefined : stores.layers.get(chainId);
    if (record.blob !== undefined || layer === undefined) continue;
    const blob = { digest: layer.digest, size: layer.size, empty: layer.changeset.entries.length === 0 };
    changeRecord(stores.buildCache, record.id, { blob, mutable: false, layers: record.mutable ? undefined : record.layers });
  }
}

/** The uppermost `count` records of the stack that ends in `top`, base first: what layers they left, and when. */
export function recordStack(
  buildCache: ReadonlyMap<string, BuildCacheEntry>,
  top: string | undefined,
  count: number,
): readonly RecordedLayer[] {
  const entry = count === 0 || top === undefined ? undefined : buildCache.get(PREFIX + top);
  if (entry?.record === undefined) return [];
  return [...recordStack(buildCache, entry.record.parent, count - 1), { chainId: entry.chainId, created: entry.created }];
}

/** Removes a record with everything that is found by it. */
export function removeRecord(buildCache: Map<string, BuildCacheEntry>, id: string): void {
  for (const [key, entry] of [...buildCache]) {
    if (key !== PREFIX + id && entry.facts['record'] !== id) continue;
    buildCache.delete(key);
    forgetReason(buildCache, entry);
    // Without its copy of a context, the builder asks for all of it again.
    if (key.startsWith(LAYER)) buildCache.delete(`base ${key.slice(LAYER.length)}`);
    if (key.startsWith(CONTEXT)) buildCache.delete(`context ${key.slice(CONTEXT.length)}`);
  }
}

/**
 * After a prune, BuildKit goes through the results it knows and drops those that are gone, but with a request that has come to its end
 * (control/control.go, Prune): for whatever stands on a base of the image store it can no longer ask whether the base is there, and takes
 * it to be gone. The records stay, and nothing finds them (recording 29.7.2/05: FROM of step 84 and WORKDIR of 84 and 87, all kept in step 82,
 * are done anew, while step 89 still finds what stands on scratch).
 */
export function forgetResultsOnImages(buildCache: Map<string, BuildCacheEntry>): void {
  const isLent = (record: CacheRecord | undefined): boolean =>
    record !== undefined && ((record.blob !== undefined && record.snapshotBytes === 0) || isLent(recordOf(buildCache, record.parent)));
  for (const [key, entry] of [...buildCache]) {
    if (!isLent(recordOf(buildCache, entry.facts['record']))) continue;
    if (key.startsWith(LAYER)) buildCache.delete(`base ${key.slice(LAYER.length)}`);
    else {
      buildCache.delete(key);
      forgetReason(buildCache, entry);
    }
  }
}

/** A step whose result is not found any more is new again. */
function forgetReason(buildCache: Map<string, BuildCacheEntry>, { facts }: BuildCacheEntry): void {
  if (facts['on'] !== undefined) buildCache.delete(`reason ${facts['on']}`);
}

/** Bytes that the record is shown with. */
export function recordSize({ snapshotBytes, blob }: CacheRecord): number {
  return snapshotBytes + (blob?.size ?? 0);
}

export function changeRecord(buildCache: Map<string, BuildCacheEntry>, id: string, change: Partial<CacheRecord>): void {
  const entry = buildCache.get(PREFIX + id);
  if (entry?.record !== undefined) buildCache.set(entry.key, { ...entry, record: { ...entry.record, ...change } });
}

function nextOrder(buildCache: ReadonlyMap<string, BuildCacheEntry>): number {
  return recordsOf(buildCache).reduce((most, { order }) => Math.max(most, order), 0) + 1;
}
