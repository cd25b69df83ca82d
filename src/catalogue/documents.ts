/** Index, manifest and config of a catalogue image as a registry serves them: byte-exact where recorded, else built from the facts. */
import * as v from 'valibot';
import { digestOf } from '../engine/digest/digest';
import type { Digest, DiffID } from '../engine/digest/digest';
import type { Descriptor } from '../engine/oci/descriptor';
import type { ContainerDefaults, HistoryEntry, ImageConfig } from '../engine/oci/imageConfig';
import type { ImageIndex } from '../engine/oci/imageIndex';
import type { Manifest } from '../engine/oci/manifest';
import { mediaType } from '../engine/oci/mediaType';
import type { Platform } from '../engine/oci/platform';
import type { RegistryDocument } from '../engine/registry/registry';
import documentData from './data/documents.json';
import { documentsSchema } from './schema';
import type { CatalogueImage, CatalogueLayer, CataloguePlatform } from './schema';

const utf8Length = (text: string): number => new TextEncoder().encode(text).length;

/** The schema has checked the form. */
const digest = (text: string): Digest => text as Digest;

export function parsePlatform(text: string): Platform {
  const [os = 'linux', architecture = '', variant] = text.split('/');
  return variant === undefined ? { architecture, os } : { architecture, os, variant };
}

/** The recorded DiffID, or a stand-in that is told apart by `diffIdRecorded`: the digest of a sentence naming the layer. */
export function diffIdOf(layer: CatalogueLayer): { readonly diffId: DiffID; readonly diffIdRecorded: boolean } {
  const text = layer.diffId ?? digestOf(`layer-by-layer: the DiffID of ${layer.digest} was not recorded; this stands in for it`);
  // A DiffID is a digest of the uncompressed tar; the brand is all that differs.
  return { diffId: text as string as DiffID, diffIdRecorded: layer.diffId !== undefined };
}

/** Byte-exact documents, by digest. */
export function recordedDocuments(): ReadonlyMap<Digest, RegistryDocument> {
  const documents = new Map<Digest, RegistryDocument>();
  for (const { digest: name, mediaType: type, text } of v.parse(documentsSchema, documentData).documents) {
    const bytes = new TextEncoder().encode(text);
    // The documents are OCI JSON of the media type stated; that their bytes hash to their names is tested.
    const value = JSON.parse(text) as ImageIndex | Manifest | ImageConfig;
    documents.set(digest(name), { descriptor: { mediaType: type, digest: digest(name), size: bytes.length }, bytes, value });
  }
  return documents;
}

function defaultsOf(platform: CataloguePlatform): ContainerDefaults {
  const { User, ExposedPorts, Env, Entrypoint, Cmd, Volumes, WorkingDir, Labels, StopSignal } = platform.defaults;
  // Key order of image-spec config.md; undefined keys vanish in JSON, so drop them here too.
  const ordered = { User, ExposedPorts, Env, Entrypoint, Cmd, Volumes, WorkingDir, Labels, StopSignal };
  return Object.fromEntries(Object.entries(ordered).filter(([, value]) => value !== undefined)) as ContainerDefaults;
}

function historyOf(platform: CataloguePlatform): readonly HistoryEntry[] {
  return platform.history.map((row) => ({
    created: row.created,
    created_by: row.createdBy,
    ...(row.comment === undefined ? {} : { comment: row.comment }),
    ...(row.empty === true ? { empty_layer: true } : {}),
  }));
}

function buildConfig(platform: CataloguePlatform, layer: (name: string) => CatalogueLayer): RegistryDocument {
  const value: ImageConfig = {
    ...parsePlatform(platform.platform),
    config: defaultsOf(platform),
    created: platform.created,
    history: historyOf(platform),
    rootfs: { type: 'layers', diff_ids: platform.layers.map(([name]) => diffIdOf(layer(name)).diffId) },
  };
  // Modelled: the document as it serialises, and what the cut took from the history texts.
  const size = utf8Length(JSON.stringify(value)) + platform.historyBytesCut;
  return { descriptor: { mediaType: mediaType.ociConfig, digest: digest(platform.config), size }, value };
}

function buildManifest(platform: CataloguePlatform, config: Descriptor): RegistryDocument {
  const value: Manifest = {
    schemaVersion: 2,
    mediaType: mediaType.ociManifest,
    config,
    layers: platform.layers.map(([name, size]) => ({ mediaType: mediaType.ociLayerGzip, digest: digest(name), size })),
  };
  // Modelled: BuildKit writes manifests and indexes indented by two blanks.
  const size = utf8Length(JSON.stringify(value, undefined, 2));
  return { descriptor: { mediaType: mediaType.ociManifest, digest: digest(platform.manifest), size }, value };
}

/** All documents of one image, and the descriptor that its tags name. */
export function imageDocuments(
  image: CatalogueImage,
  recorded: ReadonlyMap<Digest, RegistryDocument>,
  layer: (name: string) => CatalogueLayer,
): { readonly target: Descriptor; readonly documents: readonly RegistryDocument[] } {
  const documents: RegistryDocument[] = [];
  const keep = (name: string, build: () => RegistryDocument): RegistryDocument => {
    const document = recorded.get(digest(name)) ?? build();
    documents.push(document);
    return document;
  };
  const manifests = image.platforms.map((platform): Descriptor => {
    const config = keep(platform.config, () => buildConfig(platform, layer));
    const manifest = keep(platform.manifest, () => buildManifest(platform, config.descriptor));
    return { ...manifest.descriptor, platform: parsePlatform(platform.platform) };
  });
  const { index } = image;
  if (index === undefined) {
    const [only] = documents.filter((document) => document.descriptor.mediaType === mediaType.ociManifest);
    if (only === undefined) throw new Error(`catalogue: ${image.tags.join(', ')} has no platform`);
    return { target: only.descriptor, documents };
  }
  const top = keep(index.digest, () => {
    // The real index lists more platforms and attestations than were recorded; its size is modelled on those that were.
    const value: ImageIndex = { schemaVersion: 2, mediaType: index.mediaType, manifests };
    return {
      descriptor: { mediaType: index.mediaType, digest: digest(index.digest), size: utf8Length(JSON.stringify(value, undefined, 2)) },
      value,
    };
  });
  return { target: top.descriptor, documents };
}
