import type { Digest } from '../digest/digest';
import { isIndexType, isManifestType } from '../oci/mediaType';
import { referenceString } from '../reference/parse';
import type { Registry, RegistryAccess, RegistryCondition, RegistryDirectory, RegistryDocument, RegistryLayer } from './registry';
import type { RegistryStorage, Repository } from './storage';
import { registryUploads } from './uploads';

/** A registry's content as plain data. */
export interface RegistryData {
  readonly host: string;
  /** `library/alpine:3.20` to the digest it names; order is the registry's own order of tags. */
  readonly references: Readonly<Record<string, Digest>>;
  readonly documents: readonly RegistryDocument[];
  readonly layers: readonly RegistryLayer[];
}

export interface RegistryOptions {
  /** Default: it serves only. */
  readonly takesPushes?: boolean;
  readonly access?: RegistryAccess;
}

/** A registry in memory. A repository answers for the digests that its tags reach, and for what was pushed to it. Machines may share it. */
export function memoryRegistry(data: RegistryData, options: RegistryOptions = {}): Registry {
  const storage = storageOf(data);
  const { documents, layers, statements, repositories } = storage;
  return {
    host: data.host,
    repositories: () => [...repositories.keys()],
    tags: (path) => {
      const known = repositories.get(path);
      return known === undefined ? undefined : [...known.tags.keys()];
    },
    resolve: (reference) => {
      const known = repositories.get(reference.path);
      const { digest } = reference;
      const named =
        digest === undefined ? known?.tags.get(reference.tag ?? 'latest') : known?.linked.has(digest) === true ? digest : undefined;
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
    statement: (digest) => statements.get(digest),
    ...(options.access === undefined ? {} : { access: options.access }),
    ...(options.takesPushes === true ? { uploads: registryUploads(storage) } : {}),
  };
}

/** An empty registry that takes pushes. */
export function emptyRegistry(host: string, access?: RegistryAccess): Registry {
  return memoryRegistry(
    { host, references: {}, documents: [], layers: [] },
    { takesPushes: true, ...(access === undefined ? {} : { access }) },
  );
}

function storageOf(data: RegistryData): RegistryStorage {
  const storage: RegistryStorage = {
    documents: new Map(data.documents.map((document) => [document.descriptor.digest, document])),
    layers: new Map(data.layers.map((layer) => [layer.digest, layer])),
    statements: new Map(),
    repositories: new Map(),
  };
  for (const [reference, digest] of Object.entries(data.references)) {
    const colon = reference.lastIndexOf(':');
    const path = reference.slice(0, colon);
    const known = storage.repositories.get(path) ?? { tags: new Map<string, Digest>(), linked: new Set<Digest>() };
    storage.repositories.set(path, known);
    known.tags.set(reference.slice(colon + 1), digest);
    link(storage, known, digest);
  }
  return storage;
}

/** Links a document and everything below it. */
function link(storage: RegistryStorage, { linked }: Repository, digest: Digest): void {
  const pending = [digest];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const value = storage.documents.get(next)?.value;
    if (!linked.has(next)) {
      linked.add(next);
      if (value !== undefined && 'manifests' in value) {
        pending.push(...value.manifests.map((entry) => entry.digest));
      } else if (value !== undefined && 'layers' in value) {
        pending.push(value.config.digest, ...value.layers.map((entry) => entry.digest));
      }
    }
  }
}

export interface DirectoryOptions {
  /** Scenarios, by host. */
  readonly conditions?: Readonly<Record<string, RegistryCondition>>;
  readonly standsFor?: (digest: Digest) => RegistryLayer | undefined;
}

/** Registries by host; a host may have several names (a mirror that serves the same content). */
export function registryDirectory(registries: Readonly<Record<string, Registry>>, options: DirectoryOptions = {}): RegistryDirectory {
  const byHost = new Map(Object.entries(registries));
  const conditions = new Map(Object.entries(options.conditions ?? {}));
  return {
    registry: (host) => byHost.get(host),
    condition: (host) => conditions.get(host),
    ...(options.standsFor === undefined ? {} : { standsFor: options.standsFor }),
  };
}
