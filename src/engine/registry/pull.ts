import type { PullOptions, PullResult } from '../api';
import { EngineError } from '../errors';
import { findTarget } from '../image/lookup';
import type { EngineInternals, ResolvedImage } from '../internals';
import { familiarString, fullName, isNameOnly, referenceString, tagNameOnly } from '../reference/parse';
import type { Reference } from '../reference/reference';
import { fetchLayers, layersOf } from './fetch';
import { pulledLayers } from './pulledLayers';
import { resolveAtRegistry, servedImage } from './resolve';

/**
 * `docker pull`: resolves, fetches what is missing, unpacks and names. With `allTags`, every tag of the repository in the registry's
 * order. A pull that fails or is cancelled leaves nothing that was not there before.
 */
export async function pull(internals: EngineInternals, reference: Reference, options: PullOptions = {}): Promise<readonly PullResult[]> {
  if (options.allTags !== true) {
    return [await pullOne(internals, tagNameOnly(reference), options)];
  }
  if (!isNameOnly(reference)) {
    throw new EngineError('invalid-reference', "tag can't be used with --all-tags/-a", { reference: referenceString(reference) });
  }
  const registry = internals.registries.registry(reference.domain);
  const tags = registry?.tags(reference.path);
  if (tags === undefined) {
    await resolveAtRegistry(internals, tagNameOnly(reference));
  }
  const results: PullResult[] = [];
  for (const tag of tags ?? []) {
    results.push(await pullOne(internals, { ...reference, tag }, options));
  }
  return results;
}

async function pullOne(internals: EngineInternals, reference: Reference, options: PullOptions): Promise<PullResult> {
  const { registry, target } = await resolveAtRegistry(internals, reference);
  const image = await servedImage(internals, reference, options.platform ?? internals.platform, registry, target);
  const before = findTarget(internals.images, familiarString(reference));
  const layers = layersOf(internals, image);
  internals.emit({
    type: 'pull.started',
    reference: familiarString(reference),
    name: reference.path,
    tag: shownTag(reference),
    imageId: target.digest,
    layers: pulledLayers(image, layers),
  });
  for (const { layer } of layers) {
    if (!layer.fetch) {
      internals.emit({ type: 'layer.exists', digest: layer.digest, size: layer.size });
    }
  }
  try {
    await fetchLayers(internals, image, { ...options, onEvent: (event) => internals.emit(event) });
  } catch (error) {
    internals.emit({ type: 'pull.failed', reference: familiarString(reference) });
    internals.collectGarbage();
    throw error;
  }
  name(internals, reference, image);
  const status = before?.digest === target.digest ? 'up-to-date' : 'newer';
  const fetched = layers.filter(({ layer }) => layer.fetch);
  internals.emit({
    type: 'pull.finished',
    reference: familiarString(reference),
    digest: target.digest,
    status,
    downloadedBytes: fetched.reduce((sum, { layer }) => sum + layer.size, 0),
    layersAlreadyHere: layers.length - fetched.length,
    layers: layers.length,
  });
  return { reference, digest: target.digest, status };
}

/** A name that moves leaves the image it pointed at as a dangling one, if that has no other name. */
function name(internals: EngineInternals, reference: Reference, image: ResolvedImage): void {
  const full = referenceString(reference);
  const before = internals.images.get(full)?.target;
  if (before !== undefined && before.digest !== image.target.digest) {
    internals.images.keepDangling(before, full);
  }
  internals.images.set(full, image.target);
  internals.images.addOrigin(image.target.digest, { kind: 'pull', repository: fullName(reference) });
}

/** By tag, the tag; by digest, the whole reference (recording 29.7.2/07 step 49). */
function shownTag(reference: Reference): string {
  return reference.digest === undefined ? (reference.tag ?? 'latest') : referenceString(reference);
}
