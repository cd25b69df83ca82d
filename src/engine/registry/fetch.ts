import type { LayerRecord } from '../api';
import type { Blob } from '../content/contentStore';
import type { Digest } from '../digest/digest';
import { EngineError } from '../errors';
import type { EngineInternals, FetchOptions, ResolvedImage } from '../internals';
import { chainIdOn, chainIds } from '../layer/chainId';
import { referenceString } from '../reference/parse';
import type { Registry, RegistryDocument, RegistryLayer } from './registry';
import { transferSchedule } from './schedule';
import type { LayerToGet } from './schedule';

/** Which layers of an image are on this machine: base to top. */
export function layersOf(
  internals: EngineInternals,
  image: ResolvedImage,
): readonly { readonly layer: LayerToGet; readonly here: boolean; readonly registryLayer?: RegistryLayer }[] {
  const registry = internals.registries.registry(image.reference.domain);
  const chain = chainIds(image.config.rootfs.diff_ids);
  const coming = new Set<Digest>();
  return image.manifestValue.layers.map(({ digest, size }, index) => {
    const chainId = chain[index];
    if (chainId === undefined) {
      throw new Error(`image ${image.target.digest}: manifest has more layers than its config has DiffIDs`);
    }
    const stored = internals.layers.get(chainId);
    const registryLayer = registry?.layer(digest);
    const fetch = stored === undefined && internals.content.statBlob(digest) === undefined && !coming.has(digest);
    if (fetch) {
      coming.add(digest);
    }
    const unpackedSize = stored?.unpackedSize ?? registryLayer?.unpackedSize ?? 0;
    const layer: LayerToGet = { digest, chainId, size, unpackedSize, fetch };
    return { layer, here: stored !== undefined, ...(registryLayer === undefined ? {} : { registryLayer }) };
  });
}

/** `EngineInternals.fetchLayers`. Documents are stored first, then each layer's blob and snapshot at its time. */
export async function fetchLayers(
  internals: EngineInternals,
  image: ResolvedImage,
  options: FetchOptions = {},
): Promise<readonly LayerRecord[]> {
  const registry = internals.registries.registry(image.reference.domain);
  const all = layersOf(internals, image);
  const missing = all.filter(({ here }) => !here);
  const served = new Map(missing.map(({ layer, registryLayer }) => [layer.chainId, layerServed(internals, image, layer, registryLayer)]));
  storeDocuments(internals, image, registry);
  const schedule = transferSchedule(
    missing.map(({ layer }) => layer),
    internals.speeds,
  );
  let now = 0;
  for (const { at, event, unpacked } of schedule) {
    if (at > now) {
      await internals.clock.sleep(at - now);
      now = at;
    }
    if (options.cancellation?.cancelled === true) {
      throw new EngineError('cancelled', 'context canceled', { reference: referenceString(image.reference) });
    }
    const found = unpacked === undefined ? undefined : served.get(unpacked.chainId);
    if (unpacked !== undefined && found !== undefined) {
      const position = all.findIndex(({ layer }) => layer.chainId === unpacked.chainId);
      const below = all[position - 1]?.layer.chainId;
      if (chainIdOn(below, found.diffId) !== unpacked.chainId) {
        throw new Error(`layer ${found.digest}: the registry's DiffID ${found.diffId} is not the one in the config`);
      }
      internals.content.putBlob(layerBlobOf(image, found));
      if (registryLayerServed(registry, found)) {
        internals.content.addSource(found.digest, image.reference.domain, image.reference.path);
      }
      internals.layers.addFetched(below, found);
    }
    if (event !== undefined) {
      options.onEvent?.(event);
    }
  }
  return internals.layers.chain(all.at(-1)?.layer.chainId);
}

/** What to unpack: as the registry serves it, or, for a blob that is here under another stack, as it was served then. */
function layerServed(
  internals: EngineInternals,
  image: ResolvedImage,
  layer: LayerToGet,
  registryLayer: RegistryLayer | undefined,
): RegistryLayer {
  const known = registryLayer ?? internals.layers.list().find(({ digest }) => digest === layer.digest);
  if (known === undefined) {
    const full = referenceString(image.reference);
    throw new EngineError('manifest-not-found', `failed to copy: httpReadSeeker: failed open: content at ${full} not found: not found`, {
      reference: full,
    });
  }
  return known;
}

/**
 * The index whole, but only this platform's manifest and config, as `docker pull` does. An index that says nothing of a platform
 * matching is not reached: resolving failed before.
 */
function storeDocuments(internals: EngineInternals, image: ResolvedImage, registry: Registry | undefined): void {
  for (const { digest } of [image.target, image.manifest, image.manifestValue.config]) {
    const document = registry?.document(digest);
    if (document !== undefined) {
      internals.content.putBlob(documentBlobOf(document));
      internals.content.addSource(digest, image.reference.domain, image.reference.path);
    }
  }
}

function documentBlobOf({ descriptor, bytes, value }: RegistryDocument): Blob {
  const { digest, size, mediaType } = descriptor;
  return { digest, size, mediaType, value, ...(bytes === undefined ? {} : { chunks: () => [bytes] }) };
}

function registryLayerServed(registry: Registry | undefined, { digest }: RegistryLayer): boolean {
  return registry?.layer(digest) !== undefined;
}

function layerBlobOf(image: ResolvedImage, { digest, size, bytes, chunks, standIn }: RegistryLayer): Blob {
  const mediaType = image.manifestValue.layers.find((entry) => entry.digest === digest)?.mediaType ?? '';
  const pieces = bytes === undefined ? chunks : () => [bytes];
  return { digest, size, mediaType, ...(pieces === undefined ? {} : { chunks: pieces }), ...(standIn === undefined ? {} : { standIn }) };
}
