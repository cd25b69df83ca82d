/** What an archive offers, before anything of it is stored: images by name, and their blobs (containerd core/images/archive/importer.go). */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { digestOf } from '../../digest/digest';
import type { Digest } from '../../digest/digest';
import { EngineError } from '../../errors';
import type { Descriptor } from '../../oci/descriptor';
import { goJson } from '../../oci/documents';
import { mediaType } from '../../oci/mediaType';
import { familiarString, parseNormalized, referenceString, tagNameOnly } from '../../reference/parse';
import type { RegistryDirectory } from '../../registry/registry';
import { archiveBlob } from './archiveBlobs';
import type { ArchiveBlob } from './archiveBlobs';
import { compressionOf } from './archiveFiles';
import { jsonArray, jsonDescriptor, jsonObject, malformed, parsedJson } from './json';

export interface ArchiveContent {
  readonly blobs: ReadonlyMap<Digest, ArchiveBlob>;
  /** In the archive's order; one for each name, or one without. */
  readonly images: readonly { readonly target: Descriptor; /** Normalised, with a tag. */ readonly name?: string }[];
}

const IMAGE_NAME = 'io.containerd.image.name';
const REFERENCE_NAME = 'org.opencontainers.image.ref.name';

/** Errors: `archive-invalid` for what is no image archive. */
export function archiveContent(files: ReadonlyMap<string, Uint8Array>, registries: RegistryDirectory): ArchiveContent {
  const layout = files.get('oci-layout');
  if (layout !== undefined) {
    return ociLayout(files, layout, registries);
  }
  const manifest = files.get('manifest.json');
  if (manifest === undefined) {
    throw new EngineError('archive-invalid', 'unrecognized image format');
  }
  return dockerArchive(files, manifest, registries);
}

/** image-spec image-layout.md. */
function ociLayout(files: ReadonlyMap<string, Uint8Array>, layout: Uint8Array, registries: RegistryDirectory): ArchiveContent {
  const version = jsonObject('oci-layout', parsedJson('oci-layout', layout)).imageLayoutVersion;
  if (version !== '1.0.0') {
    throw new EngineError('archive-invalid', `unsupported OCI version ${typeof version === 'string' ? version : ''}`);
  }
  const index = files.get('index.json');
  if (index === undefined) {
    throw new EngineError('archive-invalid', 'missing index.json in OCI layout');
  }
  const blobs = new Map<Digest, ArchiveBlob>();
  for (const [path, bytes] of files) {
    if (path.startsWith('blobs/')) {
      const blob = archiveBlob(bytes, registries);
      blobs.set(blob.digest, blob);
    }
  }
  const entries = jsonArray('index.json', jsonObject('index.json', parsedJson('index.json', index)).manifests);
  const images = entries.map((entry) => {
    const target = jsonDescriptor('index.json', entry);
    const name = target.annotations?.[IMAGE_NAME] ?? target.annotations?.[REFERENCE_NAME];
    return { target, ...named(name) };
  });
  return { blobs, images };
}

/** What Docker wrote before it wrote OCI layouts, and what others still write: `manifest.json` with configs and plain layer tars. */
function dockerArchive(files: ReadonlyMap<string, Uint8Array>, list: Uint8Array, registries: RegistryDirectory): ArchiveContent {
  const blobs = new Map<Digest, ArchiveBlob>();
  const images: ArchiveContent['images'][number][] = [];
  const keep = (bytes: Uint8Array): ArchiveBlob => {
    const blob = archiveBlob(bytes, registries);
    blobs.set(blob.digest, blob);
    return blob;
  };
  for (const entry of jsonArray('manifest.json', parsedJson('manifest.json', list))) {
    const { Config, RepoTags, Layers } = jsonObject('manifest.json', entry);
    const config = typeof Config === 'string' ? files.get(Config) : undefined;
    if (config === undefined) {
      throw new EngineError('archive-invalid', `image config "${typeof Config === 'string' ? Config : ''}" not found`);
    }
    const layers = jsonArray('manifest.json', Layers ?? []).map((path): Descriptor => {
      const bytes = typeof path === 'string' ? files.get(path) : undefined;
      if (bytes === undefined) {
        throw new EngineError('archive-invalid', `failed to resolve layers: layer "${typeof path === 'string' ? path : ''}" not found`);
      }
      const { digest, size, standsFor } = keep(bytes);
      const packed = standsFor !== undefined || compressionOf(bytes) === 'gzip';
      return { mediaType: packed ? mediaType.dockerLayerGzip : mediaType.dockerLayerTar, digest, size };
    });
    const { digest, size } = keep(config);
    const manifest = keep(
      utf8ToBytes(
        goJson({
          schemaVersion: 2,
          mediaType: mediaType.dockerManifest,
          config: { mediaType: mediaType.dockerConfig, digest, size },
          layers,
        }),
      ),
    );
    const target = { mediaType: mediaType.dockerManifest, digest: manifest.digest, size: manifest.size };
    const tags = jsonArray('manifest.json', RepoTags ?? []);
    if (tags.length === 0) {
      images.push({ target });
    }
    for (const tag of tags) {
      images.push({ target, ...named(typeof tag === 'string' ? tag : undefined) });
    }
  }
  return { blobs, images };
}

function named(text: string | undefined): { readonly name?: string } {
  const parsed = text === undefined ? undefined : parseNormalized(text);
  return parsed?.ok === true ? { name: referenceString(tagNameOnly(parsed.reference)) } : {};
}

/** How `docker load` names what it loaded. */
export function loadedName(name: string): string {
  const parsed = parseNormalized(name);
  return parsed.ok ? familiarString(parsed.reference) : name;
}

/** The document that a descriptor points at; undefined when the archive does not have it. */
export function archiveDocument(content: ArchiveContent, { digest, mediaType: type }: Descriptor): unknown {
  const blob = content.blobs.get(digest);
  if (blob === undefined) {
    return undefined;
  }
  if (blob.standsFor !== undefined || digestOf(blob.bytes) !== digest) {
    throw malformed(digest, `is no ${type}`);
  }
  return parsedJson(digest, blob.bytes);
}
