/** `docker push` under the containerd image store (moby daemon/containerd/image_push.go; recording 29.7.2/07 steps 37 to 47, 08 step 10). */
import type { PushOptions, PushResult } from '../api';
import type { Digest } from '../digest/digest';
import { EngineError } from '../errors';
import { repositoryTags } from '../image/repositoryTags';
import { heldDocuments, heldManifest, indexValue, manifestValue } from '../image/walk';
import type { EngineInternals } from '../internals';
import type { Descriptor } from '../oci/descriptor';
import { isIndexType, isLayerType, mediaType as types } from '../oci/mediaType';
import { matchesPlatform, platformString } from '../oci/platform';
import type { Platform } from '../oci/platform';
import { familiarName, familiarString, fullName, isNameOnly, parseNormalized, referenceString, tagNameOnly } from '../reference/parse';
import type { Reference } from '../reference/reference';
import { requestFailure } from './connection';
import type { Registry, RegistryDocument, RegistryLayer, RegistryUploads } from './registry';
import { uploadSchedule } from './uploadSchedule';

/**
 * Sends what the registry has not: layers first, then the documents, then the name. With `allTags`, every name of the repository. Errors:
 * `tag-not-found`, `push-denied`, `registry-unreachable`, `no-matching-platform`, `cancelled`; what was sent by then stays there.
 */
export async function push(internals: EngineInternals, reference: Reference, options: PushOptions = {}): Promise<readonly PushResult[]> {
  if (options.allTags === true && !isNameOnly(reference)) {
    throw new EngineError('invalid-reference', "tag can't be used with --all-tags/-a", { reference: referenceString(reference) });
  }
  internals.emit({ type: 'push.started', repository: fullName(reference) });
  try {
    const results: PushResult[] = [];
    for (const one of options.allTags === true ? tagsOf(internals, reference) : [tagNameOnly(reference)]) {
      results.push(await pushOne(internals, one, options));
    }
    return results;
  } catch (error) {
    internals.emit({ type: 'push.failed', repository: fullName(reference) });
    throw error;
  }
}

function tagsOf(internals: EngineInternals, reference: Reference): readonly Reference[] {
  try {
    return repositoryTags(internals, reference).flatMap(({ name }) => {
      const parsed = parseNormalized(name);
      return parsed.ok ? [parsed.reference] : [];
    });
  } catch (error) {
    if (!(error instanceof EngineError)) {
      throw error;
    }
    throw new EngineError('tag-not-found', `An image does not exist locally with the tag: ${familiarName(reference)}`, {
      reference: fullName(reference),
    });
  }
}

async function pushOne(internals: EngineInternals, reference: Reference, options: PushOptions): Promise<PushResult> {
  const named = internals.images.get(referenceString(reference))?.target;
  if (named === undefined) {
    throw new EngineError('tag-not-found', `tag does not exist: ${familiarString(reference)}`, { reference: referenceString(reference) });
  }
  const target = pushedTarget(internals, reference, named, options.platform);
  const { registry, uploads } = await openForPush(internals, reference, target, options);
  const layers = layersOf(internals, target.digest);
  internals.emit({
    type: 'push.planned',
    reference: familiarString(reference),
    registry: registry.host,
    layers: layers.map(({ digest, size }) => ({ digest, size })),
  });
  await sendLayers(internals, reference, uploads, layers, options);
  sendDocuments(internals, reference, uploads, target);
  await internals.clock.sleep(internals.speeds.latencyMs);
  const tag = reference.tag ?? 'latest';
  const { digest, size } = target;
  const instead = digest === named.digest ? {} : { insteadOf: named.digest };
  internals.emit({ type: 'push.finished', repository: fullName(reference), registry: registry.host, tag, digest, size, ...instead });
  return { reference, digest, size, ...instead };
}

/**
 * The target itself, if all of it is here; of an index with parts that are not, the one manifest that is (moby, getPushDescriptor). With a
 * platform, that platform's manifest alone.
 */
function pushedTarget(internals: EngineInternals, reference: Reference, target: Descriptor, platform: Platform | undefined): Descriptor {
  const { content } = internals;
  const index = isIndexType(target.mediaType) ? indexValue(content.getBlob(target.digest)) : undefined;
  if (platform !== undefined) {
    const wanted = index?.manifests.find((entry) => entry.platform !== undefined && matchesPlatform(platform, entry.platform));
    const chosen = index === undefined ? target : wanted;
    if (chosen === undefined || content.getBlob(chosen.digest) === undefined) {
      const text = `image with reference ${familiarString(reference)} was found but does not provide the specified platform (${platformString(platform)})`;
      throw new EngineError('no-matching-platform', text, { reference: referenceString(reference) });
    }
    return chosen;
  }
  const whole = index === undefined || index.manifests.every(({ digest }) => content.getBlob(digest) !== undefined);
  return whole ? target : (heldManifest(content, target, internals.platform)?.descriptor ?? target);
}

/** Costs a latency. */
async function openForPush(
  internals: EngineInternals,
  reference: Reference,
  target: Descriptor,
  { credentials }: PushOptions,
): Promise<{ readonly registry: Registry; readonly uploads: RegistryUploads }> {
  await internals.clock.sleep(internals.speeds.latencyMs);
  const { domain, path } = reference;
  const registry = internals.registries.registry(domain);
  if (registry === undefined || internals.registries.condition?.(domain) === 'unreachable') {
    const layers = layersOf(internals, target.digest);
    layers.forEach(({ digest, size }) => internals.emit({ type: 'push.layer', state: 'waiting', digest, size }));
    throw new EngineError('registry-unreachable', requestFailure(domain, path, `blobs/${layers[0]?.digest ?? target.digest}`), {
      host: domain,
    });
  }
  const { access, uploads } = registry;
  const username = credentials !== undefined && access?.accepts(credentials) === true ? credentials.username : undefined;
  if (uploads === undefined || access?.mayPush(path, username) === false) {
    layersOf(internals, target.digest).forEach(({ digest, size }) =>
      internals.emit({ type: 'push.layer', state: 'waiting', digest, size }),
    );
    throw new EngineError(
      'push-denied',
      'push access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
      { reference: referenceString(reference) },
    );
  }
  return { registry, uploads };
}

/** Each once, in the order of the documents: what people know as layers, not the statements of an attestation. */
function layersOf({ content }: EngineInternals, target: Digest): readonly Descriptor[] {
  const layers = heldDocuments(content, target).flatMap((digest) => manifestValue(content.getBlob(digest))?.layers ?? []);
  return [...new Map(layers.filter(({ mediaType }) => isLayerType(mediaType)).map((layer) => [layer.digest, layer])).values()];
}

async function sendLayers(
  internals: EngineInternals,
  reference: Reference,
  uploads: RegistryUploads,
  layers: readonly Descriptor[],
  { cancellation }: PushOptions,
): Promise<void> {
  const { clock, content } = internals;
  const { path, domain } = reference;
  const missing: Descriptor[] = [];
  for (const layer of layers) {
    const { digest, size } = layer;
    const from = uploads.hasBlob(path, digest) ? undefined : mountedFrom(internals, reference, uploads, digest);
    if (from !== undefined) {
      internals.emit({ type: 'push.layer', state: 'mounted', digest, size, from });
    } else if (uploads.hasBlob(path, digest)) {
      internals.emit({ type: 'push.layer', state: 'exists', digest, size });
    } else {
      missing.push(layer);
      continue;
    }
    content.addSource(digest, domain, path);
  }
  let now = 0;
  for (const { at, layer, state } of uploadSchedule(missing, internals.speeds)) {
    if (at > now) {
      await clock.sleep(at - now);
      now = at;
    }
    if (cancellation?.cancelled === true) {
      throw new EngineError('cancelled', 'context canceled', { reference: referenceString(reference) });
    }
    const { digest, size } = layer;
    if (state.kind === 'pushed') {
      uploads.putLayer(path, registryLayer(internals, digest));
      content.addSource(digest, domain, path);
      internals.emit({ type: 'push.layer', state: 'pushed', digest, size });
    } else if (state.kind === 'waiting') {
      internals.emit({ type: 'push.layer', state: 'waiting', digest, size });
    } else {
      internals.emit({ type: 'push.layer', state: 'pushing', digest, size, current: state.current });
    }
  }
}

/** The repository of the same registry that the layer was mounted from; undefined when none that is known has it. */
function mountedFrom(
  internals: EngineInternals,
  { domain, path }: Reference,
  uploads: RegistryUploads,
  digest: Digest,
): string | undefined {
  const known = internals.content.sources(digest).get(domain) ?? [];
  return known.find((from) => from !== path && uploads.mountBlob(path, digest, from));
}

/** A layer as this machine would serve it. */
function registryLayer({ content, layers }: EngineInternals, digest: Digest): RegistryLayer {
  const stored = layers.list().find((layer) => layer.digest === digest);
  const blob = content.getBlob(digest);
  if (stored === undefined || blob === undefined) {
    throw new EngineError('image-not-found', `content digest ${digest}: not found`, { digest });
  }
  const { size, diffId, diffIdRecorded, unpackedSize, unpackedSizeSource, changeset, listsAllFiles } = stored;
  const { chunks, standIn } = blob;
  return {
    digest,
    size,
    diffId,
    diffIdRecorded,
    unpackedSize,
    unpackedSizeSource,
    changeset,
    listsAllFiles,
    ...(chunks === undefined ? {} : { chunks }),
    ...(standIn === undefined ? {} : { standIn }),
  };
}

/** Manifests before the index that names them; the name with the last. */
function sendDocuments(internals: EngineInternals, reference: Reference, uploads: RegistryUploads, target: Descriptor): void {
  const { content } = internals;
  const { path, domain } = reference;
  const documents = heldDocuments(content, target.digest);
  for (const digest of [...documents].reverse()) {
    const blob = content.getBlob(digest);
    const document = registryDocument(internals, digest);
    for (const { digest: part, mediaType: type } of manifestValue(blob)?.layers ?? []) {
      if (!isLayerType(type)) {
        sendStatement(internals, path, uploads, part);
      }
    }
    const { digest: config, mediaType: configType } = manifestValue(blob)?.config ?? {};
    if (config !== undefined) {
      if (configType === types.ociEmpty) sendStatement(internals, path, uploads, config);
      else uploads.putConfig(path, registryDocument(internals, config));
      content.addSource(config, domain, path);
    }
    const tag = digest === target.digest ? (reference.tag ?? 'latest') : undefined;
    uploads.putManifest(path, document, tag);
    content.addSource(digest, domain, path);
  }
}

/** What an attestation holds: no layer of files, no image's config. */
function sendStatement({ content }: EngineInternals, path: string, uploads: RegistryUploads, digest: Digest): void {
  const blob = content.getBlob(digest);
  if (blob !== undefined) {
    const pieces = blob.chunks === undefined ? {} : { chunks: blob.chunks };
    uploads.putStatement(path, { digest, size: blob.size, mediaType: blob.mediaType, ...pieces });
  }
}

function registryDocument({ content }: EngineInternals, digest: Digest): RegistryDocument {
  const blob = content.getBlob(digest);
  if (blob?.value === undefined) {
    throw new EngineError('image-not-found', `content digest ${digest}: not found`, { digest });
  }
  const { size, mediaType, value, chunks } = blob;
  const [bytes] = chunks === undefined ? [] : [...chunks()];
  return { descriptor: { mediaType, digest, size }, value, ...(bytes === undefined ? {} : { bytes }) };
}
