import type { EpochMs } from '../clock';
import type { ChainID } from '../digest/digest';
import type { BuildCacheEntry, EngineInternals } from '../internals';
import type { CacheKey } from './cacheKey';
import { sentFiles } from './contextFiles';
import type { SentFiles } from './contextFiles';
import type { SentEntry } from './transfer';

/** The result of a step: the stack of layers it leaves. */
export interface StepResult {
  readonly key: CacheKey;
  readonly chainId: ChainID | undefined;
  readonly created: EpochMs;
}

type Stores = Pick<EngineInternals, 'buildCache' | 'layers' | 'clock'>;

/** A result that stands on exactly this stack and whose layers are still here. */
export function cachedStep(stores: Stores, key: CacheKey, below: ChainID | undefined): StepResult | undefined {
  const entry = stores.buildCache.get(key);
  if (!entry || entry.facts['below'] !== (below ?? '')) return undefined;
  if (entry.chainId !== undefined && !stores.layers.get(entry.chainId)) return undefined;
  return { key, chainId: entry.chainId, created: entry.created };
}

export function rememberStep(stores: Stores, result: StepResult, below: ChainID | undefined, description: string): void {
  remember(stores, { ...result, facts: { below: below ?? '', description } });
}

/** Whether a build has made use of this base before; from then on it does. */
export function useBase(stores: Stores, chainId: ChainID, name: string): { readonly known: boolean } {
  const key = `base ${chainId}`;
  const known = stores.buildCache.has(key);
  if (!known) remember(stores, { key, chainId, created: stores.clock.now(), facts: { description: `pulled from ${name}` } });
  return { known };
}

/** What the builder still has of a context directory, so that only changes are sent. */
export function knownContext(stores: Stores, root: string): SentFiles {
  return stores.buildCache.get(contextKey(root))?.facts ?? {};
}

export function rememberContext(stores: Stores, root: string, entries: readonly SentEntry[]): void {
  remember(stores, { key: contextKey(root), chainId: undefined, created: stores.clock.now(), facts: sentFiles(entries) });
}

function contextKey(root: string): string {
  return `context ${root}`;
}

function remember(stores: Stores, entry: BuildCacheEntry): void {
  stores.buildCache.set(entry.key, entry);
}
