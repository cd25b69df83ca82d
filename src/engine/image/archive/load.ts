/** `docker load` under the containerd image store (moby daemon/containerd/image_exporter.go, LoadTarball; recording 29.7.2/07 steps 14 to 18). */
import type { Blob, DocumentValue } from '../../content/contentStore';
import type { Digest } from '../../digest/digest';
import { EngineError } from '../../errors';
import type { EngineInternals } from '../../internals';
import type { Descriptor } from '../../oci/descriptor';
import type { ImageConfig } from '../../oci/imageConfig';
import type { ImageIndex } from '../../oci/imageIndex';
import type { Manifest } from '../../oci/manifest';
import { isIndexType, isManifestType, mediaType as types } from '../../oci/mediaType';
import { danglingName } from '../imageStore';
import { isAttestation } from '../walk';
import type { LoadedImage } from './archive';
import { storedBlob } from './archiveBlobs';
import type { ArchiveBlob } from './archiveBlobs';
import { archiveFiles, decompressed, tarEntries } from './archiveFiles';
import { archiveContent, archiveDocument, loadedName } from './archiveImages';
import type { ArchiveContent } from './archiveImages';
import { jsonArray, jsonDescriptor, jsonObject, malformed } from './json';
import { prepareLayers } from './unpackLayers';
import type { PreparedLayer } from './unpackLayers';

/** Everything that one target brings, found and checked. */
interface Prepared {
  readonly blobs: readonly Blob[];
  readonly layers: readonly PreparedLayer[];
}

/**
 * Takes in an OCI image layout or a docker-archive, gzipped or not. Nothing is stored before everything is checked. Images in the order
 * of the archive. Errors: `archive-invalid`, with the daemon's words; `not-simulated` for other packings and malformed documents.
 */
export function loadImages(internals: EngineInternals, archive: Uint8Array): readonly LoadedImage[] {
  const content = archiveContent(archiveFiles(tarEntries(decompressed(archive))), internals.registries);
  const prepared = content.images.map(({ target }) => prepareTarget(internals, content, target));
  for (const { blobs, layers } of prepared) {
    blobs.forEach((blob) => internals.content.putBlob(blob));
    layers.forEach(({ below, layer }) => internals.layers.addFetched(below, layer));
  }
  return content.images.map(({ target, name }) => {
    nameTarget(internals, target, name);
    return { imageId: target.digest, ...(name === undefined ? {} : { name: loadedName(name) }) };
  });
}

function nameTarget({ images }: EngineInternals, target: Descriptor, name: string | undefined): void {
  if (name === undefined) {
    images.keepDangling(target, '');
    return;
  }
  const before = images.get(name)?.target;
  if (before !== undefined && before.digest !== target.digest) {
    images.keepDangling(before, name);
  }
  images.set(name, target);
  images.delete(danglingName(target.digest));
}

function prepareTarget(internals: EngineInternals, content: ArchiveContent, target: Descriptor): Prepared {
  const prepared = prepareDocument(internals, content, target);
  if (prepared === undefined || !prepared.blobs.some(({ mediaType }) => isManifestType(mediaType))) {
    throw notFound(target.digest);
  }
  return prepared;
}

/** Undefined when the archive does not hold the document: of an index, Docker takes what is there. */
function prepareDocument(internals: EngineInternals, content: ArchiveContent, descriptor: Descriptor): Prepared | undefined {
  const { digest, mediaType } = descriptor;
  const blob = content.blobs.get(digest);
  const document = archiveDocument(content, descriptor);
  if (blob === undefined || document === undefined) {
    return undefined;
  }
  if (isIndexType(mediaType)) {
    const object = jsonObject(digest, document);
    const manifests = jsonArray(digest, object.manifests).map((entry) => jsonDescriptor(digest, entry));
    const below = manifests.flatMap((entry) => prepareDocument(internals, content, entry) ?? []);
    const value: ImageIndex = { ...object, schemaVersion: 2, manifests };
    return {
      blobs: [documentBlob(blob, mediaType, value), ...below.flatMap(({ blobs }) => blobs)],
      layers: below.flatMap(({ layers }) => layers),
    };
  }
  if (!isManifestType(mediaType)) {
    throw malformed(digest, `is a ${mediaType}, which is no image`);
  }
  return prepareManifest(internals, content, blob, descriptor, manifestOf(digest, document));
}

function prepareManifest(
  internals: EngineInternals,
  content: ArchiveContent,
  blob: ArchiveBlob,
  descriptor: Descriptor,
  manifest: Manifest,
): Prepared {
  const held = (digest: Digest): ArchiveBlob => {
    const found = content.blobs.get(digest);
    if (found === undefined) {
      throw notFound(digest);
    }
    return found;
  };
  const configBlob = held(manifest.config.digest);
  // An artifact has an empty one.
  const isEmpty = manifest.config.mediaType === types.ociEmpty;
  const config = isEmpty ? undefined : configOf(manifest.config.digest, archiveDocument(content, manifest.config));
  const layerBlobs = manifest.layers.map(({ digest, mediaType: type }) => storedBlob(held(digest), type));
  const layerAt = (position: number): ArchiveBlob => held(manifest.layers[position]?.digest ?? manifest.config.digest);
  return {
    blobs: [
      documentBlob(blob, descriptor.mediaType, manifest),
      config === undefined ? storedBlob(configBlob, types.ociEmpty) : documentBlob(configBlob, manifest.config.mediaType, config),
      ...layerBlobs,
    ],
    layers: isAttestation(descriptor) || config === undefined ? [] : prepareLayers(internals.layers, manifest, config, layerAt),
  };
}

function documentBlob(blob: ArchiveBlob, mediaType: string, value: DocumentValue): Blob {
  return { ...storedBlob(blob, mediaType), value };
}

function manifestOf(name: string, document: unknown): Manifest {
  const object = jsonObject(name, document);
  const layers = jsonArray(name, object.layers).map((layer) => jsonDescriptor(name, layer));
  return { ...object, schemaVersion: 2, config: jsonDescriptor(name, object.config), layers };
}

/** Fields that image-spec lets a config leave out are empty ones here; its bytes stay as they are. */
function configOf(name: string, document: unknown): ImageConfig {
  const object = jsonObject(name, document);
  const rootfs = jsonObject(name, object.rootfs);
  const diffIds = jsonArray(name, rootfs.diff_ids ?? []);
  const { architecture, os } = object;
  if (typeof architecture !== 'string' || typeof os !== 'string' || !diffIds.every((id) => typeof id === 'string')) {
    throw malformed(name, 'is no image configuration');
  }
  return {
    ...object,
    architecture,
    os,
    config: jsonObject(name, object.config ?? {}) as ImageConfig['config'],
    rootfs: { type: 'layers', diff_ids: diffIds as unknown as ImageConfig['rootfs']['diff_ids'] },
    history: jsonArray(name, object.history ?? []) as ImageConfig['history'],
  };
}

function notFound(digest: Digest): EngineError {
  return new EngineError('archive-invalid', `content digest ${digest}: not found`, { digest });
}
