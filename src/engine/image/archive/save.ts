/**
 * `docker save` under the containerd image store: an OCI image layout in a tar, with the `manifest.json` of older Dockers beside it
 * (moby daemon/containerd/image_exporter.go, containerd core/images/archive/exporter.go; recording 29.7.2/07 steps 3 to 12).
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Blob } from '../../content/contentStore';
import type { Digest } from '../../digest/digest';
import { EngineError } from '../../errors';
import { compareBytes } from '../../filetree/path';
import type { EngineInternals } from '../../internals';
import type { Descriptor } from '../../oci/descriptor';
import { goJson } from '../../oci/documents';
import type { ImageIndex } from '../../oci/imageIndex';
import { mediaType } from '../../oci/mediaType';
import { familiarString, isNameOnly, parseNormalized } from '../../reference/parse';
import { isDanglingName } from '../imageStore';
import { findNamed, imageNotFound, isIdPrefix } from '../lookup';
import { repositoryTags } from '../repositoryTags';
import { heldDocuments, heldManifest, manifestValue } from '../walk';
import type { SavedArchive } from './archive';
import { bytesMember, folder, memberTar } from './tarFile';
import type { ArchiveMember } from './tarFile';

/** One thing to save: a target, and the full name to save it under; none when it was asked for by digest. */
interface Wanted {
  readonly target: Descriptor;
  readonly name?: string;
}

/**
 * Every image that the words name: a repository stands for all its tags, an ID for the image without a name. Errors: `image-not-found`;
 * `bytes-not-held`, naming every layer whose bytes are not on this site, before anything is written.
 */
export function saveImages(internals: EngineInternals, words: readonly string[]): SavedArchive {
  const wanted = words.flatMap((word) => wantedBy(internals, word));
  const blobs = new Map<Digest, Blob>();
  for (const { target } of wanted) {
    for (const blob of blobsOf(internals, target.digest)) {
      blobs.set(blob.digest, blob);
    }
  }
  refuseMissingBytes(words, [...blobs.values()]);
  const members = [
    folder('blobs/'),
    folder('blobs/sha256/'),
    ...[...blobs.values()].map(blobMember),
    bytesMember('index.json', 0o644, utf8ToBytes(goJson(layoutIndex(internals, wanted)))),
    bytesMember('manifest.json', 0o644, utf8ToBytes(goJson(dockerManifest(internals, wanted)))),
    bytesMember('oci-layout', 0o444, utf8ToBytes('{"imageLayoutVersion":"1.0.0"}')),
  ].sort((a, b) => compareBytes(a.name, b.name));
  return { chunks: () => memberTar(members) };
}

function wantedBy(internals: EngineInternals, word: string): readonly Wanted[] {
  const { images } = internals;
  const found = findNamed(images, word);
  const parsed = parseNormalized(word);
  const reference = parsed.ok ? parsed.reference : undefined;
  const byDigest = found !== undefined && (isIdPrefix(found.target.digest, word) || reference?.digest !== undefined);
  if (!byDigest && reference !== undefined && isNameOnly(reference)) {
    return repositoryTags(internals, reference).map(({ name, target }) => ({ name, target }));
  }
  if (found === undefined) {
    throw imageNotFound(word);
  }
  return [byDigest ? { target: found.target } : { target: found.target, name: found.name }];
}

/** The documents of a target that are here, and what they name. */
function blobsOf({ content }: EngineInternals, target: Digest): readonly Blob[] {
  return heldDocuments(content, target).flatMap((digest) => {
    const manifest = manifestValue(content.getBlob(digest));
    const named = manifest === undefined ? [] : [manifest.config.digest, ...manifest.layers.map((layer) => layer.digest)];
    return [digest, ...named].flatMap((one) => content.getBlob(one) ?? []);
  });
}

function refuseMissingBytes(words: readonly string[], blobs: readonly Blob[]): void {
  const missing = blobs.filter(({ chunks, standIn }) => chunks === undefined && standIn === undefined);
  if (missing.length === 0) {
    return;
  }
  const layers = missing.filter(({ value }) => value === undefined).map(({ digest }) => digest);
  const documents = missing.filter(({ value }) => value !== undefined).map(({ digest }) => digest);
  const what = [
    ...(layers.length === 0 ? [] : [`${layers.length === 1 ? 'layer' : 'layers'} ${layers.map(shortHex).join(', ')}`]),
    ...(documents.length === 0 ? [] : [`${documents.length === 1 ? 'document' : 'documents'} ${documents.map(shortHex).join(', ')}`]),
  ].join(' and ');
  throw new EngineError(
    'bytes-not-held',
    `${words.join(' ')} cannot be saved: of the ${what} this site has the recorded facts, not the bytes; nothing was written.`,
    { digests: missing.map(({ digest }) => digest) },
  );
}

function shortHex(digest: Digest): string {
  return digest.slice('sha256:'.length).slice(0, 12);
}

function blobMember({ digest, size, chunks, standIn }: Blob): ArchiveMember {
  return { name: blobPath(digest), mode: 0o444, size, chunks: chunks ?? standIn ?? (() => []) };
}

function blobPath(digest: Digest): string {
  return `blobs/${digest.replace(':', '/')}`;
}

function layoutIndex(internals: EngineInternals, wanted: readonly Wanted[]): ImageIndex {
  const entries = wanted.map(({ target, name }): Descriptor => {
    const { mediaType: type, digest, size, platform } = target;
    const annotations = layoutAnnotations(internals, target, name);
    const named = Object.keys(annotations).length === 0 ? {} : { annotations };
    return { mediaType: type, digest, size, ...named, ...(platform === undefined ? {} : { platform }) };
  });
  return { schemaVersion: 2, mediaType: mediaType.ociIndex, manifests: entries };
}

const IMAGE_NAME = 'io.containerd.image.name';
const REFERENCE_NAME = 'org.opencontainers.image.ref.name';
const SOURCE = 'containerd.io/distribution.source.';

/** What the target brings along, where it came from, and its name; sorted, as Go writes a map. */
function layoutAnnotations({ content }: EngineInternals, target: Descriptor, name: string | undefined): Readonly<Record<string, string>> {
  const annotations: Record<string, string> = {};
  for (const [key, value] of Object.entries(target.annotations ?? {})) {
    if (key !== IMAGE_NAME && key !== REFERENCE_NAME) {
      annotations[key] = value;
    }
  }
  for (const [host, paths] of content.sources(target.digest)) {
    annotations[`${SOURCE}${host}`] = paths.join(',');
  }
  const parsed = name === undefined ? undefined : parseNormalized(name);
  if (name !== undefined && parsed?.ok === true && !isDanglingName(name)) {
    annotations[IMAGE_NAME] = name;
    annotations[REFERENCE_NAME] = parsed.reference.tag ?? parsed.reference.digest ?? 'latest';
  }
  return Object.fromEntries(Object.entries(annotations).sort(([a], [b]) => compareBytes(a, b)));
}

interface DockerManifestEntry {
  readonly Config: string;
  readonly RepoTags: readonly string[] | null;
  readonly Layers: readonly string[];
}

/** One entry for each image, for this machine's platform, with all its names; in the order asked for. */
function dockerManifest({ content, platform }: EngineInternals, wanted: readonly Wanted[]): readonly DockerManifestEntry[] {
  const names = new Map<Digest, string[]>();
  const entries: { readonly key: Digest; readonly config: Digest; readonly layers: readonly Digest[] }[] = [];
  for (const { target, name } of wanted) {
    const manifest = heldManifest(content, target, platform);
    if (manifest === undefined) {
      continue;
    }
    const key = manifest.descriptor.digest;
    if (!names.has(key)) {
      names.set(key, []);
      entries.push({ key, config: manifest.value.config.digest, layers: manifest.value.layers.map(({ digest }) => digest) });
    }
    const parsed = name === undefined || isDanglingName(name) ? undefined : parseNormalized(name);
    if (parsed?.ok === true) {
      names.get(key)?.push(familiarString(parsed.reference));
    }
  }
  return entries.map(({ key, config, layers }) => {
    const tags = names.get(key) ?? [];
    return { Config: blobPath(config), RepoTags: tags.length === 0 ? null : tags, Layers: layers.map(blobPath) };
  });
}
