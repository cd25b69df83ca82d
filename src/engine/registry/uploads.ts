import type { Digest } from '../digest/digest';
import type { RegistryStorage, Repository } from './storage';
import type { RegistryUploads } from './registry';

/** The pushing side of a registry in memory. */
export function registryUploads({ documents, layers, statements, repositories }: RegistryStorage): RegistryUploads {
  const repository = (path: string): Repository => {
    const known = repositories.get(path) ?? { tags: new Map<string, Digest>(), linked: new Set<Digest>() };
    repositories.set(path, known);
    return known;
  };
  const hasBlob = (path: string, digest: Digest): boolean => repositories.get(path)?.linked.has(digest) === true;
  return {
    hasBlob,
    mountBlob: (path, digest, from) => {
      const there = hasBlob(from, digest);
      if (there) {
        repository(path).linked.add(digest);
      }
      return there;
    },
    putLayer: (path, layer) => {
      layers.set(layer.digest, layers.get(layer.digest) ?? layer);
      repository(path).linked.add(layer.digest);
    },
    putStatement: (path, blob) => {
      statements.set(blob.digest, blob);
      repository(path).linked.add(blob.digest);
    },
    putConfig: (path, document) => {
      documents.set(document.descriptor.digest, document);
      repository(path).linked.add(document.descriptor.digest);
    },
    putManifest: (path, document, tag) => {
      const { linked, tags } = repository(path);
      const { value, descriptor } = document;
      const named = 'manifests' in value ? value.manifests : 'layers' in value ? [value.config, ...value.layers] : [];
      const missing = named.find(({ digest }) => !linked.has(digest));
      if (missing !== undefined) {
        throw new Error(`registry: ${path} has no ${missing.digest}, which ${descriptor.digest} names`);
      }
      documents.set(descriptor.digest, document);
      linked.add(descriptor.digest);
      if (tag !== undefined) {
        tags.set(tag, descriptor.digest);
      }
    },
  };
}
