import type { Blob, ContentStore } from '../content/contentStore';
import type { Digest } from '../digest/digest';
import type { Descriptor } from '../oci/descriptor';
import type { ImageConfig } from '../oci/imageConfig';
import type { ImageIndex } from '../oci/imageIndex';
import type { Manifest } from '../oci/manifest';
import { isIndexType, isManifestType } from '../oci/mediaType';
import { matchesPlatform } from '../oci/platform';
import type { Platform } from '../oci/platform';

/** The media type, not the shape, says which document a blob is. */
export function indexValue(blob: Blob | undefined): ImageIndex | undefined {
  return blob !== undefined && isIndexType(blob.mediaType) ? (blob.value as ImageIndex | undefined) : undefined;
}

export function manifestValue(blob: Blob | undefined): Manifest | undefined {
  return blob !== undefined && isManifestType(blob.mediaType) ? (blob.value as Manifest | undefined) : undefined;
}

export function configValue(blob: Blob | undefined): ImageConfig | undefined {
  const named = blob !== undefined && !isIndexType(blob.mediaType) && !isManifestType(blob.mediaType);
  return named ? (blob.value as ImageConfig | undefined) : undefined;
}

/** Whether an entry of an index is no image but a statement about one (BuildKit, attestation storage). */
export function isAttestation(descriptor: Descriptor): boolean {
  return descriptor.annotations?.['vnd.docker.reference.type'] === 'attestation-manifest';
}

export interface PlatformManifest {
  readonly descriptor: Descriptor;
  readonly value: Manifest;
}

/**
 * The image manifest that a target stands for on a platform, out of what is held: the target itself, or of an index the entry that
 * matches, else the first image that is here. Undefined when none is.
 */
export function heldManifest(content: ContentStore, target: Descriptor, platform: Platform): PlatformManifest | undefined {
  const own = manifestValue(content.getBlob(target.digest));
  if (own !== undefined) {
    return { descriptor: target, value: own };
  }
  const entries = indexValue(content.getBlob(target.digest))?.manifests.filter((entry) => !isAttestation(entry)) ?? [];
  const matching = entries.filter((entry) => entry.platform !== undefined && matchesPlatform(platform, entry.platform));
  for (const descriptor of [...matching, ...entries]) {
    const value = manifestValue(content.getBlob(descriptor.digest));
    if (value !== undefined && content.getBlob(value.config.digest) !== undefined) {
      return { descriptor, value };
    }
  }
  return undefined;
}

/** A target and every manifest below it whose bytes or facts are here, in the order of the documents: what a name holds directly. */
export function heldDocuments(content: ContentStore, target: Digest): readonly Digest[] {
  const blob = content.getBlob(target);
  if (blob === undefined) {
    return [];
  }
  const below = indexValue(blob)?.manifests.flatMap((entry) => heldDocuments(content, entry.digest)) ?? [];
  return [target, ...below];
}
