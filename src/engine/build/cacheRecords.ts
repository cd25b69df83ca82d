import type { ChainID, Digest } from '../digest/digest';
import type { BuildCacheEntry, EngineInternals } from '../internals';
import type { CacheRecord } from './cacheRecord';
import { manifestValue, heldDocuments } from '../image/walk';

export type CacheStores = Pick<EngineInternals, 'buildCache' | 'layers' | 'clock' | 'nextId'>;

const PREFIX = 'record ';
const CONTEXT = 'local context ';
const LAYER = 'layer ';

export function recordsOf(buildCache: ReadonlyMap<string, BuildCacheEntry>): readonly CacheRecord[] {
  return [...buildCache.values()].flatMap(({ record }) => record ?? []);
}

export function recordOf(buildCache: ReadonlyMap<string, BuildCacheEntry>, id: string | undefined): CacheRecord | undefined {
  return id === undefined ? undefined : buildCache.get(PREFIX + id)?.record;
}

/** Adds a record, used once. Returns its ID. */
export function addRecord(
  stores: CacheStores,
  fields: Pick<CacheRecord, 'type' | 'parent' | 'description' | 'snapshotBytes'> & Partial<Pick<CacheRecord, 'blob' | 'held'>>,
  chainId: ChainID | undefined,
): string {
  const { buildCache, clock, nextId } = stores;
  const id = nextId('cacheRecord');
  const now = clock.now();
  const held = fields.held ?? false;
  const { blob } = fields;
  const mutable = blob === undefined && !held;
  const lastUsedAt = held ? undefined : now;
  const record = { ...fields, id, blob, mutable, held, createdAt: now, lastUsedAt, usageCount: 1, order: nextOrder(buildCache) };
  buildCache.set(PREFIX + id, { key: PREFIX + id, chainId, created: now, facts: {}, record });
  return id;
}

/** Something begins to stand on a record: it can no longer be written to. */
export function standOn(buildCache: Map<string, BuildCacheEntry>, id: string | undefined): void {
  if (recordOf(buildCache, id)?.mutable === true && id !== undefined) changeRecord(buildCache, id, { mutable: false });
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
  for (let record = recordOf(stores.buildCache, top); record !== undefined; record = recordOf(stores.buildCache, record.parent)) {
    const chainId = stores.buildCache.get(PREFIX + record.id)?.chainId;
    const layer = chainId === undefined ? undefined : stores.layers.get(chainId);
    if (record.blob !== undefined || layer === undefined) continue;
    const blob = { digest: layer.digest, size: layer.size, empty: layer.changeset.entries.length === 0 };
    changeRecord(stores.buildCache, record.id, { blob, mutable: false });
  }
}

/** Removes a record with everything that is found by it. */
export function removeRecord(buildCache: Map<string, BuildCacheEntry>, id: string): void {
  for (const [key, entry] of [...buildCache]) {
    if (key !== PREFIX + id && entry.facts['record'] !== id) continue;
    buildCache.delete(key);
    // Without its copy of a context, the builder asks for all of it again.
    if (key.startsWith(LAYER)) buildCache.delete(`base ${key.slice(LAYER.length)}`);
    if (key.startsWith(CONTEXT)) buildCache.delete(`context ${key.slice(CONTEXT.length)}`);
  }
}

/** Bytes that the record is shown with. */
export function recordSize({ snapshotBytes, blob }: CacheRecord): number {
  return snapshotBytes + (blob?.size ?? 0);
}

/**
 * The records whose layers are those of an image that is here, or whose compressed layers so far are (buildkit
 * snapshot/imagerefchecker: layers without a blob and empty layers do not count).
 */
export function imageRecords(internals: Pick<EngineInternals, 'buildCache' | 'content' | 'images'>): ReadonlySet<string> {
  const stacks = new Set<string>();
  for (const target of new Set(internals.images.list().map((named) => named.target.digest))) {
    for (const digest of heldDocuments(internals.content, target)) {
      const layers = manifestValue(internals.content.getBlob(digest))?.layers;
      if (layers !== undefined) stacks.add(stackKey(layers.map((layer) => layer.digest).filter((one) => !isEmptyLayer(internals, one))));
    }
  }
  stacks.delete('');
  const keyOf = (record: CacheRecord | undefined): string => {
    if (record === undefined) return '';
    const own = record.blob === undefined || record.blob.empty ? '' : record.blob.digest;
    return keyOf(recordOf(internals.buildCache, record.parent)) + own;
  };
  return new Set(recordsOf(internals.buildCache).flatMap((record) => (stacks.has(keyOf(record)) ? [record.id] : [])));
}

function isEmptyLayer({ buildCache }: Pick<EngineInternals, 'buildCache'>, digest: Digest): boolean {
  return recordsOf(buildCache).some(({ blob }) => blob?.empty === true && blob.digest === digest);
}

function stackKey(layers: readonly Digest[]): string {
  return layers.join('');
}

function changeRecord(buildCache: Map<string, BuildCacheEntry>, id: string, change: Partial<CacheRecord>): void {
  const entry = buildCache.get(PREFIX + id);
  if (entry?.record !== undefined) buildCache.set(entry.key, { ...entry, record: { ...entry.record, ...change } });
}

function nextOrder(buildCache: ReadonlyMap<string, BuildCacheEntry>): number {
  return recordsOf(buildCache).reduce((most, { order }) => Math.max(most, order), 0) + 1;
}
