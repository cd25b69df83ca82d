import type { Blob, ContentStore } from '../content/contentStore';
import { digestOf, digestStream } from '../digest/digest';
import type { Digest } from '../digest/digest';
import { concatenate } from '../filetree/content';
import { chainIds } from '../layer/chainId';
import { gunzip } from '../layer/compress';
import type { LayerStore } from '../layer/layerStore';
import type { Descriptor } from '../oci/descriptor';
import type { ImageConfig } from '../oci/imageConfig';
import type { Manifest } from '../oci/manifest';
import { compressionOf } from './archive/archiveFiles';
import { configValue, indexValue, isAttestation, manifestValue } from './walk';

export type ViolationCode =
  | 'blob-missing'
  | 'digest-mismatch'
  | 'size-mismatch'
  | 'media-type-mismatch'
  | 'layer-count-mismatch'
  | 'history-mismatch'
  | 'diff-id-mismatch'
  | 'snapshot-missing'
  | 'chain-broken';

/** One thing that is wrong with a stored image: where, what is there, what ought to be. */
export interface Violation {
  readonly code: ViolationCode;
  readonly subject: string;
  readonly got: string | number | undefined;
  readonly want: string | number | undefined;
}

export interface ValidationSources {
  readonly content: ContentStore;
  readonly layers: LayerStore;
}

/**
 * Every violation of an image's invariants, or none: each document and layer is here under the digest of its bytes and with its size;
 * layers, DiffIDs and history rows correspond; every snapshot of its stack is here and stands on the one below. Reads all bytes that
 * are held; blobs known by recorded facts only are checked for size and kind.
 */
export function validateImage(sources: ValidationSources, target: Descriptor): readonly Violation[] {
  const { content } = sources;
  const violations: Violation[] = [];
  checkBlob(content, target, violations);
  const entries = indexValue(content.getBlob(target.digest))?.manifests ?? [target];
  const held = entries.filter((entry) => entry === target || content.getBlob(entry.digest) !== undefined);
  if (held.length === 0 || held.every(isAttestation)) {
    violations.push({ code: 'blob-missing', subject: target.digest, got: undefined, want: 'a manifest for some platform' });
  }
  for (const descriptor of held) {
    checkBlob(content, descriptor, violations);
    const manifest = manifestValue(content.getBlob(descriptor.digest));
    if (manifest === undefined) {
      violations.push({ code: 'media-type-mismatch', subject: descriptor.digest, got: descriptor.mediaType, want: 'a manifest' });
    } else {
      [manifest.config, ...manifest.layers].forEach((blob) => checkBlob(content, blob, violations));
      const config = configValue(content.getBlob(manifest.config.digest));
      if (!isAttestation(descriptor) && config !== undefined) {
        checkStack(sources, manifest, config, violations);
      }
    }
  }
  return violations;
}

function checkBlob(content: ContentStore, { digest, size, mediaType }: Descriptor, violations: Violation[]): void {
  const blob = content.getBlob(digest);
  if (blob === undefined) {
    violations.push({ code: 'blob-missing', subject: digest, got: undefined, want: digest });
    return;
  }
  expectEqual(violations, 'size-mismatch', digest, blob.size, size);
  if (blob.value !== undefined) {
    expectEqual(violations, 'media-type-mismatch', digest, blob.mediaType, mediaType);
  }
  const measured = measure(blob);
  if (measured !== undefined) {
    expectEqual(violations, 'digest-mismatch', digest, measured.digest, digest);
    expectEqual(violations, 'size-mismatch', digest, measured.size, size);
  }
}

function checkStack({ content, layers }: ValidationSources, manifest: Manifest, config: ImageConfig, violations: Violation[]): void {
  const diffIds = config.rootfs.diff_ids;
  const subject = manifest.config.digest;
  expectEqual(violations, 'layer-count-mismatch', subject, diffIds.length, manifest.layers.length);
  // History is optional (image-spec config.md); where there is one, it accounts for every layer.
  if (config.history.length > 0) {
    const made = config.history.filter((entry) => entry.empty_layer !== true).length;
    expectEqual(violations, 'history-mismatch', subject, made, diffIds.length);
  }
  chainIds(diffIds).forEach((chainId, index, chain) => {
    const layer = layers.get(chainId);
    if (layer === undefined) {
      violations.push({ code: 'snapshot-missing', subject: chainId, got: undefined, want: chainId });
      return;
    }
    expectEqual(violations, 'chain-broken', chainId, layer.below, chain[index - 1]);
    expectEqual(violations, 'diff-id-mismatch', chainId, layer.diffId, diffIds[index]);
    expectEqual(violations, 'digest-mismatch', chainId, layer.digest, manifest.layers[index]?.digest);
    const blob = content.getBlob(layer.digest);
    if (blob?.chunks !== undefined) {
      const bytes = concatenate(blob.chunks());
      // A docker-archive brings plain tars.
      const tar = compressionOf(bytes) === 'gzip' ? gunzip(bytes) : bytes;
      expectEqual(violations, 'diff-id-mismatch', layer.digest, digestOf(tar), diffIds[index]);
    }
  });
}

function measure(blob: Blob): { readonly digest: Digest; readonly size: number } | undefined {
  if (blob.chunks === undefined) {
    return undefined;
  }
  const hash = digestStream();
  let size = 0;
  for (const chunk of blob.chunks()) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { digest: hash.digest(), size };
}

function expectEqual(
  violations: Violation[],
  code: ViolationCode,
  subject: string,
  got: string | number | undefined,
  want: string | number | undefined,
): void {
  if (got !== want) {
    violations.push({ code, subject, got, want });
  }
}
