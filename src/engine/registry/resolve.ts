import { EngineError } from '../errors';
import { isAttestation } from '../image/walk';
import type { EngineInternals, ResolvedImage } from '../internals';
import type { Descriptor } from '../oci/descriptor';
import type { ImageConfig } from '../oci/imageConfig';
import type { ImageIndex } from '../oci/imageIndex';
import type { Manifest } from '../oci/manifest';
import { isIndexType, isManifestType } from '../oci/mediaType';
import { matchesPlatform, platformString } from '../oci/platform';
import type { Platform } from '../oci/platform';
import { familiarName, referenceString, tagNameOnly } from '../reference/parse';
import type { Reference } from '../reference/reference';
import { requestFailure } from './connection';
import type { Registry } from './registry';

/** Docker Hub's own message, as the daemon passes it on (moby daemon/containerd/registry_errors.go). */
const RATE_LIMITED =
  'error from registry: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit';

/** The document of that kind, wherever it is: in the content store or at the registry. */
export type DocumentSource = (descriptor: Descriptor) => ImageIndex | Manifest | ImageConfig | undefined;

/**
 * Asks the registry of a reference what it names; costs one latency. Errors as Docker 29 has them (recording 29.7.2/02 steps 1 to 14):
 * an unknown repository and an unknown tag read alike, unless the registry hides which repositories there are (fidelity README 3.9; the daemon
 * says the same under both image stores: moby daemon/containerd/image_pull.go).
 */
export async function resolveAtRegistry(
  internals: EngineInternals,
  reference: Reference,
): Promise<{ readonly registry: Registry; readonly target: Descriptor }> {
  const full = referenceString(reference);
  const failed = `failed to resolve reference "${full}"`;
  await internals.clock.sleep(internals.speeds.latencyMs);
  const registry = internals.registries.registry(reference.domain);
  const condition = internals.registries.condition?.(reference.domain);
  if (registry === undefined || condition === 'unreachable') {
    const what = `manifests/${reference.digest ?? reference.tag ?? 'latest'}`;
    const request = requestFailure(reference.domain, reference.path, what);
    throw new EngineError('registry-unreachable', `${failed}: ${request}`, { reference: full });
  }
  if (condition === 'rate-limited') {
    throw new EngineError('rate-limited', RATE_LIMITED, { reference: full });
  }
  const target = registry.resolve(reference);
  if (target === undefined) {
    const notice = registry.lacks === undefined ? {} : { notice: registry.lacks(reference) };
    const unknownRepository = registry.tags(reference.path) === undefined;
    if (unknownRepository && registry.hidesRepositories === true) {
      const denied = `pull access denied for ${familiarName(reference)}, repository does not exist or may require 'docker login'`;
      throw new EngineError('pull-denied', denied, { reference: full, hidden: true, ...notice });
    }
    const code = unknownRepository ? 'pull-denied' : 'manifest-not-found';
    throw new EngineError(code, `${failed}: ${full}: not found`, { reference: full, ...notice });
  }
  return { registry, target };
}

/** The image that a target stands for on a platform, its documents read from `source`; undefined when a document is not there. */
export function imageForPlatform(
  reference: Reference,
  target: Descriptor,
  platform: Platform,
  local: boolean,
  source: DocumentSource,
): ResolvedImage | undefined {
  const manifest = manifestFor(reference, target, platform, source);
  const manifestValue = manifest === undefined ? undefined : source(manifest);
  if (manifest === undefined || manifestValue === undefined || !('layers' in manifestValue)) {
    return undefined;
  }
  const config = source(manifestValue.config);
  if (config === undefined || !('rootfs' in config)) {
    return undefined;
  }
  return { reference, target, manifest, manifestValue, configDigest: manifestValue.config.digest, config, local };
}

function manifestFor(reference: Reference, target: Descriptor, platform: Platform, source: DocumentSource): Descriptor | undefined {
  if (isManifestType(target.mediaType)) {
    return target;
  }
  const index = isIndexType(target.mediaType) ? source(target) : undefined;
  if (index === undefined || !('manifests' in index)) {
    return undefined;
  }
  const found = index.manifests.find(
    (entry) => !isAttestation(entry) && entry.platform !== undefined && matchesPlatform(platform, entry.platform),
  );
  if (found === undefined) {
    throw new EngineError(
      'no-matching-platform',
      `no matching manifest for ${platformString(platform)} in the manifest list entries: no match for platform in manifest: not found`,
      { reference: referenceString(reference), platform: platformString(platform) },
    );
  }
  return found;
}

/** `EngineInternals.resolveImage`. */
export async function resolveImage(
  internals: EngineInternals,
  reference: Reference,
  options: { readonly platform?: Platform; readonly pull?: boolean } = {},
): Promise<ResolvedImage> {
  const named = tagNameOnly(reference);
  const platform = options.platform ?? internals.platform;
  const held: DocumentSource = ({ digest }) => internals.content.getBlob(digest)?.value;
  if (options.pull !== true) {
    const target = heldTarget(internals, named);
    const local = target === undefined ? undefined : imageForPlatform(named, target, platform, true, held);
    if (local !== undefined) {
      return local;
    }
  }
  const { registry, target } = await resolveAtRegistry(internals, named);
  return servedImage(internals, named, platform, registry, target);
}

/** The image as the registry serves it; documents that are here already are not asked for again, others cost a latency each. */
export async function servedImage(
  internals: EngineInternals,
  reference: Reference,
  platform: Platform,
  registry: Registry,
  target: Descriptor,
): Promise<ResolvedImage> {
  let requests = 0;
  const source: DocumentSource = ({ digest }) => {
    const held = internals.content.getBlob(digest)?.value;
    if (held !== undefined) {
      return held;
    }
    requests++;
    return registry.document(digest)?.value;
  };
  const image = noting(
    () => registry.lacks?.(reference, platform),
    () => imageForPlatform(reference, target, platform, false, source),
  );
  await internals.clock.sleep(requests * internals.speeds.latencyMs);
  if (image === undefined) {
    const full = referenceString(reference);
    throw new EngineError('manifest-not-found', `failed to resolve reference "${full}": ${full}: not found`, { reference: full });
  }
  return image;
}

/** What stands for a larger registry says so where it has an image for fewer platforms. */
function noting<Result>(notice: () => string | undefined, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== 'no-matching-platform') throw error;
    throw new EngineError(error.code, error.message, { ...error.data, notice: notice() });
  }
}

function heldTarget(internals: EngineInternals, reference: Reference): Descriptor | undefined {
  const exact = internals.images.get(referenceString(reference));
  if (exact !== undefined || reference.digest === undefined) {
    return exact?.target;
  }
  return internals.images.namesOf(reference.digest)[0]?.target;
}
