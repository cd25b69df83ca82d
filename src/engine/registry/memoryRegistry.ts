import type { Digest } from '../digest/digest';
import { isIndexType, isManifestType } from '../oci/mediaType';
import { referenceString } from '../reference/parse';
import type { Registry, RegistryDirectory, RegistryDocument, RegistryLayer } from './registry';

/** A registry's content as plain data. */
export interface RegistryData {
  readonly host: string;
  /** `library/alpine:3.20` to the digest it names; order is the registry's own order of tags. */
  readonly references: Readonly<Record<string, Digest>>;
  readonly documents: readonly RegistryDocument[];
  readonly layers: readonly RegistryLayer[];
}

/** A registry that serves what it is given. A repository answers for the digests that its tags reach. */
export function memoryRegistry(data: RegistryData): Registry {
  const documents = new Map(data.documents.map((document) => [document.descriptor.digest, document]));
  const layers = new Map(data.layers.map((layer) => [layer.digest, layer]));
  const tags = new Map<string, Map<string, Digest>>();
  for (const [reference, digest] of Object.entries(data.references)) {
    const colon = reference.lastIndexOf(':');
    const path = reference.slice(0, colon);
    const known = tags.get(path) ?? new Map<string, Digest>();
    tags.set(path, known.set(reference.slice(colon + 1), digest));
  }

  const holds = (root: Digest, wanted: Digest): boolean => {
    const document = documents.get(root);
    const manifests = document !== undefined && 'manifests' in document.value ? document.value.manifests : [];
    return root === wanted || manifests.some((entry) => holds(entry.digest, wanted));
  };

  return {
    host: data.host,
    tags: (path) => {
      const known = tags.get(path);
      return known === undefined ? undefined : [...known.keys()];
    },
    resolve: (reference) => {
      const known = tags.get(reference.path);
      const { digest } = reference;
      const named =
        digest === undefined
          ? known?.get(reference.tag ?? 'latest')
          : [...(known?.values() ?? [])].some((root) => holds(root, digest))
            ? digest
            : undefined;
      const document = named === undefined ? undefined : documents.get(named);
      if (document === undefined) {
        return undefined;
      }
      const { mediaType } = document.descriptor;
      if (!isIndexType(mediaType) && !isManifestType(mediaType)) {
        throw new Error(`registry ${data.host}: ${referenceString(reference)} names a ${mediaType}, which is no image`);
      }
      return document.descriptor;
    },
    document: (digest) => documents.get(digest),
    layer: (digest) => layers.get(digest),
  };
}

/** Registries by host; a host may have several names (a mirror that serves the same content). */
export function registryDirectory(registries: Readonly<Record<string, Registry>>): RegistryDirectory {
  const byHost = new Map(Object.entries(registries));
  return { registry: (host) => byHost.get(host) };
}
