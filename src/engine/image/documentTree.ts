import type { ContentStore } from '../content/contentStore';
import type { Digest } from '../digest/digest';
import type { Descriptor } from '../oci/descriptor';
import type { Platform } from '../oci/platform';
import { indexValue, isAttestation, manifestValue } from './walk';

/** A JSON document that an image ID leads to. */
export interface ImageDocument {
  readonly role: 'index' | 'manifest' | 'config' | 'attestation';
  readonly digest: Digest;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** As the index states it. */
  readonly platform?: Platform;
  /** What it names, in its own order: manifests of an index; config and layers of a manifest. Nothing for one that is not here. */
  readonly refersTo: readonly Digest[];
  /** Of a manifest that is here: the media type of each layer, in its order. */
  readonly layerTypes?: readonly string[];
  /** An index may name manifests that were not fetched. */
  readonly here: boolean;
}

/** The documents below a target, itself first, each manifest followed by its config if that is here (image-spec, index and manifest). */
export function documentTree(content: ContentStore, target: Descriptor): readonly ImageDocument[] {
  const index = indexValue(content.getBlob(target.digest));
  if (index === undefined) return manifestDocuments(content, target);
  const { digest, mediaType, size } = target;
  const refersTo = index.manifests.map((entry) => entry.digest);
  return [
    { role: 'index', digest, mediaType, size, refersTo, here: true },
    ...index.manifests.flatMap((entry) => manifestDocuments(content, entry)),
  ];
}

function manifestDocuments(content: ContentStore, descriptor: Descriptor): readonly ImageDocument[] {
  const manifest = manifestValue(content.getBlob(descriptor.digest));
  const { digest, mediaType, size, platform } = descriptor;
  const attests = isAttestation(descriptor);
  const document: ImageDocument = {
    role: attests ? 'attestation' : 'manifest',
    digest,
    mediaType,
    size,
    ...(platform === undefined || attests ? {} : { platform }),
    refersTo: manifest === undefined ? [] : [manifest.config, ...manifest.layers].map((part) => part.digest),
    ...(manifest === undefined ? {} : { layerTypes: manifest.layers.map((layer) => layer.mediaType) }),
    here: manifest !== undefined,
  };
  if (manifest === undefined || content.getBlob(manifest.config.digest) === undefined) return [document];
  const { config } = manifest;
  return [document, { role: 'config', digest: config.digest, mediaType: config.mediaType, size: config.size, refersTo: [], here: true }];
}
