/** `docker image prune` under the containerd image store (moby daemon/containerd/image_prune.go; recordings 29.7.2/05 step 20, 06). */
import type { ImageRecord, RemovedReference } from '../api';
import type { Digest } from '../digest/digest';
import type { EngineInternals } from '../internals';
import { parseNormalized, referenceString, tagNameOnly } from '../reference/parse';
import { reachableFrom, reachableStack } from './collect';
import { danglingName, familiarNameOf, isDanglingName } from './imageStore';
import type { NamedTarget } from './imageStore';
import { isIdPrefix } from './lookup';
import { heldDocuments } from './walk';

export interface PruneOptions {
  readonly all: boolean;
  /** Images for which it is false stay. */
  readonly matches?: (image: ImageRecord) => boolean;
}

export interface Pruned {
  readonly removed: readonly RemovedReference[];
  /** Stored blobs that nothing holds any more, and snapshots that no image or container stands on. */
  readonly reclaimedBytes: number;
}

export function pruneImages(internals: EngineInternals, options: PruneOptions): Pruned {
  const { images, content } = internals;
  const names = new Map(images.list().map((named) => [named.name, named]));
  const { matches } = options;
  const isWanted = (target: Digest): boolean => matches === undefined || matches(internals.imageRecord(target));
  const prunable = new Map([...names].filter(([name, { target }]) => (options.all || isDanglingName(name)) && isWanted(target.digest)));
  const usedById = spareContainers(internals, prunable);
  const bytesBefore = heldBytes(internals);

  for (const { target, name } of prunable.values()) {
    const others = images.namesOf(target.digest).filter((other) => !prunable.has(other.name));
    if (usedById.has(target.digest) && others.length === 0) {
      images.keepDangling(target, name);
    }
  }
  const removed: RemovedReference[] = [];
  for (const { name, target } of prunable.values()) {
    const documents = heldDocuments(content, target.digest);
    images.delete(name);
    removed.push({ untagged: familiarNameOf(name) });
    const held = reachableFrom(
      content,
      images.list().map((named) => named.target.digest),
    );
    removed.push(...documents.filter((digest) => !held.blobs.has(digest)).map((deleted) => ({ deleted })));
  }
  const reclaimedBytes = bytesBefore - heldBytes(internals);
  internals.collectGarbage();
  return { removed, reclaimedBytes };
}

/** Takes out what containers were started from: by name that name, by ID every last trace. Returns the targets used by ID. */
function spareContainers(internals: EngineInternals, prunable: Map<string, NamedTarget>): ReadonlySet<Digest> {
  const usedById = new Set<Digest>();
  for (const { imageId, image } of internals.containers.list()) {
    prunable.delete(danglingName(imageId));
    const parsed = parseNormalized(image);
    if (isIdPrefix(imageId, image)) {
      usedById.add(imageId);
    } else if (parsed.ok) {
      prunable.delete(referenceString(tagNameOnly(parsed.reference)));
    }
  }
  return usedById;
}

/**
 * Blobs that names or the build cache hold, and snapshots that names or containers hold. The build cache does not count for snapshots:
 * in recording 29.7.2/05 step 20 the snapshots of untagged builds were reported as reclaimed while the cache still had them.
 */
function heldBytes({ content, layers, images, containers, buildCache }: EngineInternals): number {
  const named = reachableFrom(
    content,
    images.list().map(({ target }) => target.digest),
  );
  const running = reachableStack(layers, containers.stacks());
  const cached = reachableStack(
    layers,
    [...buildCache.values()].flatMap(({ chainId }) => (chainId === undefined ? [] : [chainId])),
  );
  const blobs = content.listBlobs().filter(({ digest }) => named.blobs.has(digest) || cached.blobs.has(digest));
  const snapshots = layers.list().filter(({ chainId }) => named.snapshots.has(chainId) || running.snapshots.has(chainId));
  return blobs.reduce((sum, { size }) => sum + size, 0) + snapshots.reduce((sum, { unpackedSize }) => sum + unpackedSize, 0);
}
