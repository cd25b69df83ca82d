import type { EpochMs } from '../clock';
import type { ChainID } from '../digest/digest';
import type { BuildCacheEntry } from '../internals';
import { snapshotUsage } from '../layer/snapshotUsage';
import type { CacheKey } from './cacheKey';
import { addRecord, recordOf, useRecord } from './cacheRecords';
import type { CacheStores } from './cacheRecords';
import type { CacheRecord } from './cacheRecord';
import { sentFiles } from './contextFiles';
import type { SentFiles } from './contextFiles';
import type { SentEntry } from './transfer';

/** The result of a step: the stack of layers it leaves. */
export interface StepResult {
  readonly key: CacheKey;
  readonly chainId: ChainID | undefined;
  readonly created: EpochMs;
  /** Its record among those of `docker buildx du`; undefined for `scratch` and for a base that nothing was done on. */
  readonly record: string | undefined;
}

/** A result whose layers are still here. */
export function cachedResult(stores: Pick<CacheStores, 'buildCache' | 'layers'>, key: CacheKey): StepResult | undefined {
  const entry = stores.buildCache.get(key);
  if (!entry || (entry.chainId !== undefined && !stores.layers.get(entry.chainId))) return undefined;
  return { key, chainId: entry.chainId, created: entry.created, record: entry.facts['record'] };
}

/** The same, if it stands on exactly this stack. */
export function cachedStep(stores: CacheStores, key: CacheKey, below: ChainID | undefined): StepResult | undefined {
  return stores.buildCache.get(key)?.facts['below'] === (below ?? '') ? cachedResult(stores, key) : undefined;
}

/** The key that a step turned out to have, by what it is known by beforehand (`knownDefinitionKey`). */
export function stepOfDefinition({ buildCache }: Pick<CacheStores, 'buildCache'>, definition: CacheKey): CacheKey | undefined {
  return buildCache.get(definitionEntry(definition))?.facts['step'] as CacheKey | undefined;
}

export function rememberDefinition(stores: CacheStores, definition: CacheKey, key: CacheKey): void {
  const created = stores.clock.now();
  remember(stores, { key: definitionEntry(definition), chainId: undefined, created, facts: { step: key } });
}

function definitionEntry(definition: CacheKey): string {
  return `definition ${definition}`;
}

/** Remembers what a step has left; an earlier result of the same step is no longer found, but keeps its record. */
export function rememberStep(
  stores: CacheStores,
  result: Omit<StepResult, 'record'>,
  below: Pick<StepResult, 'key' | 'chainId' | 'record'>,
  about: { readonly description: string; readonly name: string; readonly snapshotBytes: number },
): StepResult {
  const { description, name, snapshotBytes } = about;
  const record = addRecord(stores, { type: 'regular', parent: below.record, description, snapshotBytes }, result.chainId, result.created);
  remember(stores, { ...result, facts: { below: below.chainId ?? '', on: below.key, description: name, record } });
  return { ...result, record };
}

/** Whether a build has made use of this base before; from then on it does. */
export function useBase(stores: CacheStores, chainId: ChainID, name: string): { readonly known: boolean } {
  const key = baseEntryKey(chainId);
  const known = stores.buildCache.has(key);
  // It holds nothing: what the builder keeps of a base is in its records.
  if (!known) remember(stores, { key, chainId: undefined, created: stores.clock.now(), facts: { description: `pulled from ${name}` } });
  return { known };
}

/**
 * The record of a base on which something is to be done: one for each of its layers. A layer that was unpacked before the builder came
 * upon it (`unpackedBefore`) counts with its compressed bytes alone: the snapshot is the image store's (recording 29.7.2/06 step 9).
 */
export function baseRecord(stores: CacheStores, chainId: ChainID, name: string, unpackedBefore: ReadonlySet<ChainID>): string | undefined {
  let parent: string | undefined;
  for (const layer of stores.layers.chain(chainId)) {
    const key = `layer ${layer.chainId}`;
    const known = stores.buildCache.get(key)?.facts['record'];
    if (known !== undefined && recordOf(stores.buildCache, known) !== undefined) {
      parent = known;
      continue;
    }
    const description = `pulled from ${name}`;
    const blob: CacheRecord['blob'] = { digest: layer.digest, size: layer.size, empty: false };
    const snapshotBytes = unpackedBefore.has(layer.chainId) ? 0 : layer.unpackedSize;
    const record = addRecord(stores, { type: 'regular', parent, description, snapshotBytes, blob }, layer.chainId);
    remember(stores, { key, chainId: layer.chainId, created: stores.clock.now(), facts: { record } });
    parent = record;
  }
  return parent;
}

/** What the builder still has of a context directory, so that only changes are sent. */
export function knownContext(stores: CacheStores, root: string): SentFiles {
  return stores.buildCache.get(contextKey(root))?.facts ?? {};
}

export function rememberContext(stores: CacheStores, root: string, entries: readonly SentEntry[]): void {
  remember(stores, { key: contextKey(root), chainId: undefined, created: stores.clock.now(), facts: sentFiles(entries) });
}

/**
 * The builder's copy of files that a client sent, one for each directory and purpose: `dockerfile`, `.dockerignore`, `context`.
 * Returns the ID of its record.
 */
export function localSource(
  stores: CacheStores,
  source: { readonly root: string; readonly purpose: 'dockerfile' | '.dockerignore' | 'context' },
  entries: readonly SentEntry[],
): string {
  const key = localKey(source);
  const snapshotBytes = snapshotUsage({ entries: entries.map(({ path, node }) => ({ ...node, path })) });
  const known = stores.buildCache.get(key)?.facts['record'];
  if (known !== undefined) {
    useRecord(stores, known, { snapshotBytes });
    return known;
  }
  const description = `local source for ${source.purpose === 'dockerfile' ? 'dockerfile' : 'context'}`;
  const record = addRecord(stores, { type: 'source.local', parent: undefined, description, snapshotBytes }, undefined);
  remember(stores, { key, chainId: undefined, created: stores.clock.now(), facts: { record } });
  return record;
}

/**
 * A context in which a file was looked for in vain is never let go of (recording 29.7.2/05: the second name in the error of step 49 is
 * the ID of a record that step 80 shows as not reclaimable); the next build makes another copy.
 */
export function abandonContext(stores: CacheStores, root: string): void {
  const key = localKey({ root, purpose: 'context' });
  const id = stores.buildCache.get(key)?.facts['record'];
  const entry = id === undefined ? undefined : stores.buildCache.get(`record ${id}`);
  stores.buildCache.delete(key);
  if (entry?.record === undefined) return;
  stores.buildCache.set(entry.key, { ...entry, record: { ...entry.record, held: true, mutable: false, lastUsedAt: undefined } });
}

/** The record of a cache mount. */
export function cacheMountRecord(stores: CacheStores, id: string, description: string, bytes: number): void {
  const key = `cache mount ${id}`;
  const known = stores.buildCache.get(key)?.facts['record'];
  if (known !== undefined) return useRecord(stores, known, { snapshotBytes: bytes });
  const record = addRecord(stores, { type: 'exec.cachemount', parent: undefined, description, snapshotBytes: bytes }, undefined);
  remember(stores, { key, chainId: undefined, created: stores.clock.now(), facts: { record } });
}

function localKey({ root, purpose }: { readonly root: string; readonly purpose: string }): string {
  return `local ${purpose} ${root}`;
}

function baseEntryKey(chainId: ChainID): string {
  return `base ${chainId}`;
}

function contextKey(root: string): string {
  return `context ${root}`;
}

function remember(stores: CacheStores, entry: BuildCacheEntry): void {
  stores.buildCache.set(entry.key, entry);
}
