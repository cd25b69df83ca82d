/** The catalogue as Docker Hub: facts of official images, recorded from the public registry (see each entry's source and date). */
import * as v from 'valibot';
import type { Digest } from '../engine/digest/digest';
import type { Descriptor } from '../engine/oci/descriptor';
import { platformString } from '../engine/oci/platform';
import type { Registry, RegistryDocument, RegistryLayer } from '../engine/registry/registry';
import layerData from './data/layers.json';
import { diffIdOf, imageDocuments, recordedDocuments } from './documents';
import { fileListChangeset, readFileList } from './fileList';
import { catalogueRepositories } from './repositories';
import { layersSchema } from './schema';
import type { CatalogueLayer } from './schema';

/** Facts of each layer, by digest of the compressed blob. */
export function catalogueLayers(): ReadonlyMap<string, CatalogueLayer> {
  return new Map(v.parse(layersSchema, layerData).layers.map((layer) => [layer.digest, layer]));
}

interface Contents {
  /** `library/node` to tag to what it names. */
  readonly tags: ReadonlyMap<string, ReadonlyMap<string, Descriptor>>;
  /** Digests that a repository answers for. */
  readonly named: ReadonlyMap<string, ReadonlyMap<string, Descriptor>>;
  readonly documents: ReadonlyMap<string, RegistryDocument>;
  readonly sizes: ReadonlyMap<string, number>;
  readonly layers: ReadonlyMap<string, CatalogueLayer>;
}

function load(): Contents {
  const layers = catalogueLayers();
  const layer = (name: string): CatalogueLayer => {
    const facts = layers.get(name);
    if (facts === undefined) throw new Error(`catalogue: layer ${name} has no entry in data/layers.json`);
    return facts;
  };
  const recorded = recordedDocuments();
  const tags = new Map<string, Map<string, Descriptor>>();
  const named = new Map<string, Map<string, Descriptor>>();
  const documents = new Map<string, RegistryDocument>();
  const sizes = new Map<string, number>();
  for (const { repository, images } of catalogueRepositories()) {
    const ofTag = new Map<string, Descriptor>();
    const ofDigest = new Map<string, Descriptor>();
    for (const image of images) {
      const built = imageDocuments(image, recorded, layer);
      for (const document of built.documents) {
        documents.set(document.descriptor.digest, document);
        ofDigest.set(document.descriptor.digest, document.descriptor);
      }
      for (const tag of image.tags) ofTag.set(tag, built.target);
      for (const platform of image.platforms) for (const [name, size] of platform.layers) sizes.set(name, size);
    }
    tags.set(repository, ofTag);
    named.set(repository, ofDigest);
  }
  return { tags, named, documents, sizes, layers };
}

/** The registry `docker.io`. Layers have no bytes: a command that would need them has to say so. Loads on first use. */
export function catalogueHub(): Registry {
  let contents: Contents | undefined;
  const held = (): Contents => (contents ??= load());
  const served = new Map<string, RegistryLayer>();
  return {
    host: 'docker.io',
    hidesRepositories: true,
    lacks: ({ path }, platform) => {
      const { tags } = held();
      const known = tags.get(path);
      const short = (name: string): string => name.replace(/^library\//, '');
      if (platform !== undefined)
        return `Docker Hub may well have this image of ${short(path)} for ${platformString(platform)}; on this site it is not.`;
      return known === undefined
        ? `Docker Hub has more than this site knows of it: only ${[...tags.keys()].map(short).sort().join(', ')} are here.`
        : `Docker Hub has more tags of ${short(path)} than this site knows of: only ${[...known.keys()].sort().join(', ')} are here.`;
    },
    tags: (path) => {
      const found = held().tags.get(path);
      return found === undefined ? undefined : [...found.keys()].sort();
    },
    resolve: ({ path, tag, digest }) =>
      digest === undefined
        ? held()
            .tags.get(path)
            ?.get(tag ?? 'latest')
        : held().named.get(path)?.get(digest),
    document: (digest) => held().documents.get(digest),
    layer: (digest: Digest) => {
      const known = served.get(digest);
      if (known !== undefined) return known;
      const facts = held().layers.get(digest);
      const size = held().sizes.get(digest);
      if (facts === undefined || size === undefined) return undefined;
      const layer: RegistryLayer = {
        digest,
        size,
        ...diffIdOf(facts),
        unpackedSize: facts.unpacked,
        unpackedSizeSource: facts.unpackedSource,
        changeset: fileListChangeset(facts.list),
        listsAllFiles: readFileList(facts.list).exact,
      };
      served.set(digest, layer);
      return layer;
    },
  };
}
