import type { ChainID, Digest } from './digest/digest';
import { reachableFrom, reachableStack } from './image/collect';
import { danglingName, isDanglingName } from './image/imageStore';
import { validateImage } from './image/validate';
import type { Violation, ViolationCode } from './image/validate';
import type { EngineInternals } from './internals';
import { chainIdOn } from './layer/chainId';
import { parseNormalized, referenceString } from './reference/parse';

export type StoreViolationCode =
  | ViolationCode
  | 'name-malformed'
  | 'dangling-name-beside-another'
  | 'layer-below-missing'
  | 'cache-key-mismatch'
  | 'cache-layer-missing'
  | 'container-layer-missing'
  | 'container-name-taken-twice'
  | 'orphan-blob'
  | 'orphan-snapshot';

/** One thing that is wrong with a machine's store: where, what is there, what ought to be. */
export interface StoreViolation extends Omit<Violation, 'code'> {
  readonly code: StoreViolationCode;
}

type Stores = Pick<EngineInternals, 'content' | 'layers' | 'images' | 'containers' | 'buildCache'>;

/**
 * Every violation of the invariants of a machine's store, or none: each name is well formed and its image whole (`validateImage`); each
 * snapshot stands on the one below and is named by its ChainID; build cache and containers have the layers they stand on; nothing is kept
 * that no name, container or cache entry reaches. To be asked between commands: a pull or build under way holds layers that have no name
 * yet. A container's image may be gone (`docker rmi -f`), its layers may not. Reads all bytes that are held.
 */
export function validateStore(stores: Stores): readonly StoreViolation[] {
  return [
    ...nameViolations(stores),
    ...imageViolations(stores),
    ...layerViolations(stores),
    ...holderViolations(stores),
    ...orphans(stores),
  ];
}

function* nameViolations({ images }: Stores): Generator<StoreViolation> {
  for (const { name, target } of images.list()) {
    if (isDanglingName(name)) {
      const want = danglingName(target.digest);
      if (name !== want) yield { code: 'name-malformed', subject: name, got: name, want };
      const others = images.namesOf(target.digest).filter((named) => named.name !== name);
      if (others.length > 0) {
        yield { code: 'dangling-name-beside-another', subject: target.digest, got: others[0]?.name, want: undefined };
      }
      continue;
    }
    const parsed = parseNormalized(name);
    const want = parsed.ok ? referenceString(parsed.reference) : 'a reference';
    if (name !== want) yield { code: 'name-malformed', subject: name, got: name, want };
  }
}

/** Each image once, whatever its names. */
function imageViolations({ content, layers, images }: Stores): readonly StoreViolation[] {
  const targets = new Map(images.list().map(({ target }) => [target.digest, target]));
  return [...targets.values()].flatMap((target) => validateImage({ content, layers }, target));
}

function* layerViolations({ layers }: Stores): Generator<StoreViolation> {
  for (const { chainId, below, diffId } of layers.list()) {
    if (below !== undefined && layers.get(below) === undefined) {
      yield { code: 'layer-below-missing', subject: chainId, got: undefined, want: below };
    }
    const want = chainIdOn(below, diffId);
    if (want !== chainId) yield { code: 'chain-broken', subject: chainId, got: chainId, want };
  }
}

function* holderViolations({ layers, containers, buildCache }: Stores): Generator<StoreViolation> {
  const isMissing = (chainId: ChainID | undefined): chainId is ChainID => chainId !== undefined && layers.get(chainId) === undefined;
  for (const [key, entry] of buildCache) {
    if (entry.key !== key) yield { code: 'cache-key-mismatch', subject: key, got: entry.key, want: key };
    if (isMissing(entry.chainId)) yield { code: 'cache-layer-missing', subject: key, got: undefined, want: entry.chainId };
  }
  const holders = new Map<string, string>();
  for (const { id, name, chainId } of containers.list()) {
    if (isMissing(chainId)) yield { code: 'container-layer-missing', subject: id, got: undefined, want: chainId };
    const other = holders.get(name);
    if (other !== undefined) yield { code: 'container-name-taken-twice', subject: name, got: id, want: other };
    holders.set(name, id);
  }
}

/** What the garbage collector would take. */
function orphans({ content, layers, images, containers, buildCache }: Stores): readonly StoreViolation[] {
  const cached = [...buildCache.values()].flatMap(({ chainId }) => (chainId === undefined ? [] : [chainId]));
  const held = [
    reachableFrom(
      content,
      images.list().map(({ target }) => target.digest),
    ),
    reachableStack(layers, [...containers.stacks(), ...cached]),
  ];
  const isHeld = (kind: 'blobs' | 'snapshots', digest: Digest | ChainID): boolean =>
    held.some((set) => (set[kind] as ReadonlySet<string>).has(digest));
  return [
    ...content
      .listBlobs()
      .filter(({ digest }) => !isHeld('blobs', digest))
      .map(({ digest }) => ({ code: 'orphan-blob', subject: digest, got: digest, want: undefined }) as const),
    ...layers
      .list()
      .filter(({ chainId }) => !isHeld('snapshots', chainId))
      .map(({ chainId }) => ({ code: 'orphan-snapshot', subject: chainId, got: chainId, want: undefined }) as const),
  ];
}
