/** Which layers a record of the build cache consists of, and which records are an image's by that. */
import type { Digest } from '../digest/digest';
import type { BuildCacheEntry, EngineInternals } from '../internals';
import { heldDocuments, manifestValue } from '../image/walk';
import type { CacheRecord } from './cacheRecord';

type BuildCache = Map<string, BuildCacheEntry>;
type Stores = Pick<EngineInternals, 'buildCache' | 'content' | 'images'>;

/**
 * The records whose layers are those of an image that is here, or whose compressed layers so far are (buildkit
 * snapshot/imagerefchecker: layers without a blob and empty layers do not count). `isNoticed`: BuildKit
 * itself asks, and will keep the answers.
 */
export function imageRecords(internals: Stores, isNoticed = true): ReadonlySet<string> {
  const stacks = new Set<string>();
  for (const target of new Set(internals.images.list().map((named) => named.target.digest))) {
    for (const digest of heldDocuments(internals.content, target)) {
      const layers = manifestValue(internals.content.getBlob(digest))?.layers;
      if (layers !== undefined) stacks.add(layers.map((layer) => layer.digest).join(' '));
    }
  }
  const emptyLayers = new Set(records(internals.buildCache).flatMap(({ blob }) => (blob?.empty === true ? [blob.digest] : [])));
  const filled = new Set([...stacks].map((stack) => withoutEmpty(stack, emptyLayers)));
  filled.delete('');
  const layers = layersOf(internals.buildCache);
  if (isNoticed) keepAnswers(internals.buildCache, layers);
  return new Set([...layers].flatMap(([id, stack]) => (filled.has(stack) ? [id] : [])));
}

/**
 * Asks every record for its layers, and keeps the answers as BuildKit does (cache/refs.go, layerDigestChain): a step that was asked before
 * it was exported, and all that is built on it, is not known as an image's any more, although the image has its layer (recording 29.7.2/05
 * step 80: of app:1 and app:3, only the WORKDIR and the COPY of the first build are shared).
 */
export function askForLayers(buildCache: BuildCache): void {
  keepAnswers(buildCache, layersOf(buildCache));
}

/** Digests of the layers of every record, base first, by ID. */
function layersOf(buildCache: BuildCache): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  const byId = new Map(records(buildCache).map((record) => [record.id, record]));
  const ask = (record: CacheRecord | undefined): string => {
    if (record === undefined) return '';
    const answer = known.get(record.id) ?? record.layers ?? stacked(ask(byId.get(record.parent ?? '')), ownLayer(record));
    known.set(record.id, answer);
    return answer;
  };
  for (const record of byId.values()) ask(record);
  return known;
}

function keepAnswers(buildCache: BuildCache, layers: ReadonlyMap<string, string>): void {
  for (const entry of [...buildCache.values()]) {
    const { key, record } = entry;
    if (record === undefined || record.layers !== undefined) continue;
    buildCache.set(key, { ...entry, record: { ...record, layers: layers.get(record.id) } });
  }
}

function records(buildCache: BuildCache): readonly CacheRecord[] {
  return [...buildCache.values()].flatMap(({ record }) => record ?? []);
}

function ownLayer({ blob }: CacheRecord): Digest | undefined {
  return blob === undefined || blob.empty ? undefined : blob.digest;
}

function stacked(below: string, own: Digest | undefined): string {
  return [below, own].filter(Boolean).join(' ');
}

function withoutEmpty(stack: string, emptyLayers: ReadonlySet<string>): string {
  return stack
    .split(' ')
    .filter((digest) => !emptyLayers.has(digest))
    .join(' ');
}
