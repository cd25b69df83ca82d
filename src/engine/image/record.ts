import type { HistoryRow, ImageRecord, LayerRecord } from '../api';
import type { EpochMs } from '../clock';
import type { ContentStore } from '../content/contentStore';
import type { Digest } from '../digest/digest';
import { compareBytes } from '../filetree/path';
import { chainIds } from '../layer/chainId';
import type { LayerStore } from '../layer/layerStore';
import type { Descriptor } from '../oci/descriptor';
import type { Platform } from '../oci/platform';
import { familiarName, familiarString, parseNormalized } from '../reference/parse';
import { isDanglingName } from './imageStore';
import type { ImageStore, NamedTarget } from './imageStore';
import { configValue, heldDocuments, heldManifest, manifestValue } from './walk';

export interface RecordSources {
  readonly content: ContentStore;
  readonly layers: LayerStore;
  readonly images: ImageStore;
  readonly platform: Platform;
}

/** The image that a target's names stand for; undefined when it has no name, or nothing of it for any platform is here. */
export function imageRecordOf(sources: RecordSources, target: Digest, inUse: boolean): ImageRecord | undefined {
  const { content, layers, images, platform } = sources;
  const named = images.namesOf(target);
  const descriptor = named[0]?.target;
  const manifest = descriptor === undefined ? undefined : heldManifest(content, descriptor, platform);
  const config = configValue(manifest === undefined ? undefined : content.getBlob(manifest.value.config.digest));
  if (descriptor === undefined || manifest === undefined || config === undefined) {
    return undefined;
  }
  const stack = chainIds(config.rootfs.diff_ids)
    .map((id) => layers.get(id))
    .filter((layer) => layer !== undefined)
    .map(withoutStore);
  const contentSize = sizeOf(heldDocuments(content, target).flatMap((digest) => manifestParts(content, digest)));
  const origins = images.origins(target);
  const hidden = chainIds(config.rootfs.diff_ids).reduce((sum, id) => sum + (layers.get(id)?.hiddenUsage ?? 0), 0);
  const lineage = lineageOf(sources, target);
  return {
    id: target,
    target: descriptor,
    manifest: manifest.descriptor,
    config,
    configDigest: manifest.value.config.digest,
    layers: stack,
    ...namesShown(named),
    created: epochMs(config.created),
    lastTagTime: Math.max(...named.map(({ updatedAt }) => updatedAt)),
    contentSize,
    inspectSize: sizeOf([descriptor, manifest.descriptor, manifest.value.config, ...manifest.value.layers]),
    diskUsage: stack.reduce((sum, layer) => sum + layer.unpackedSize, contentSize + hidden),
    ...(lineage.length === 0 ? {} : { lineage }),
    identity: {
      pulledFrom: origins.flatMap((origin) => (origin.kind === 'pull' ? [origin.repository] : [])),
      builds: origins.flatMap((origin) => (origin.kind === 'build' ? [{ ref: origin.ref, createdAt: origin.createdAt }] : [])),
    },
    inUse,
  };
}

/** Newest first. A row has a layer where its entry is not an `empty_layer`, counted from the base (image-spec config.md, history). */
export function historyRows(image: ImageRecord): readonly HistoryRow[] {
  let next = 0;
  const rows = image.config.history.map((entry): HistoryRow => {
    const layer = entry.empty_layer === true ? undefined : image.layers[next++];
    return layer === undefined ? { entry, size: 0 } : { entry, layer, size: layer.unpackedSize };
  });
  const ids = new Map(image.lineage?.map(({ id, historyLength }) => [historyLength, id]));
  return rows
    .map((row, index) => {
      const imageId = index === rows.length - 1 ? image.id : ids.get(index + 1);
      return imageId === undefined ? row : { imageId, ...row };
    })
    .reverse();
}

/** The images that a commit was made on, nearest first, as far as they are here. */
function lineageOf(sources: RecordSources, target: Digest): NonNullable<ImageRecord['lineage']> {
  const { content, images, platform } = sources;
  const origin = images.origins(target).find((one) => one.kind === 'commit');
  if (origin?.kind !== 'commit') {
    return [];
  }
  const descriptor = images.namesOf(origin.parent)[0]?.target;
  const manifest = descriptor === undefined ? undefined : heldManifest(content, descriptor, platform);
  const config = configValue(manifest === undefined ? undefined : content.getBlob(manifest.value.config.digest));
  // A parent that is gone is still named by `inspect`.
  const own = { id: origin.parent, historyLength: config?.history.length ?? 0 };
  return [own, ...(config === undefined ? [] : lineageOf(sources, origin.parent))];
}

/** Milliseconds since 1970 of an RFC 3339 time; parts of a millisecond are dropped. */
export function epochMs(time: string | undefined): EpochMs | undefined {
  const ms = time === undefined ? Number.NaN : Date.parse(time.replace(/(\.\d{3})\d+/, '$1'));
  return Number.isNaN(ms) ? undefined : ms;
}

function withoutStore(layer: LayerRecord): LayerRecord {
  const { digest, diffId, chainId, size, unpackedSize, unpackedSizeSource, hasBytes, diffIdRecorded } = layer;
  return { digest, diffId, chainId, size, unpackedSize, unpackedSizeSource, hasBytes, diffIdRecorded };
}

/** A manifest that is here, with its config and layers; nothing for an index. */
function manifestParts(content: ContentStore, digest: Digest): readonly Pick<Descriptor, 'digest' | 'size'>[] {
  const blob = content.getBlob(digest);
  const manifest = manifestValue(blob);
  return blob === undefined || manifest === undefined ? [] : [blob, manifest.config, ...manifest.layers];
}

/** Each digest counted once. */
function sizeOf(blobs: readonly Pick<Descriptor, 'digest' | 'size'>[]): number {
  const sizes = new Map(blobs.map(({ digest, size }) => [digest, size]));
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

/**
 * `inspect` gives a digest for every repository (moby daemon/containerd/image_inspect.go, collectRepoTagsAndDigests); a list gives only
 * that of the last name in the store's order, so other repositories show `<none>` (recordings 29.7.2/01 step 81, 07 steps 19 and 42).
 */
function namesShown(named: readonly NamedTarget[]): Pick<ImageRecord, 'names' | 'repoDigests' | 'listedRepoDigest'> {
  const names = new Set<string>();
  const repoDigests = new Set<string>();
  let listedRepoDigest: string | undefined;
  for (const { name, target } of named) {
    const parsed = parseNormalized(name);
    if (isDanglingName(name) || !parsed.ok) {
      continue;
    }
    listedRepoDigest = `${familiarName(parsed.reference)}@${target.digest}`;
    repoDigests.add(listedRepoDigest);
    if (parsed.reference.digest === undefined) {
      names.add(familiarString(parsed.reference));
    }
  }
  const listed = listedRepoDigest === undefined ? {} : { listedRepoDigest };
  return { names: [...names].sort(compareBytes), repoDigests: [...repoDigests].sort(compareBytes), ...listed };
}
