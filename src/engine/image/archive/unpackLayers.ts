import type { ChainID, DiffID } from '../../digest/digest';
import { digestOf } from '../../digest/digest';
import { EngineError } from '../../errors';
import { chainIds } from '../../layer/chainId';
import type { LayerStore } from '../../layer/layerStore';
import { snapshotUsage } from '../../layer/snapshotUsage';
import type { ImageConfig } from '../../oci/imageConfig';
import type { Manifest } from '../../oci/manifest';
import type { RegistryLayer } from '../../registry/registry';
import type { ArchiveBlob } from './archiveBlobs';
import { decompressed, tarEntries } from './archiveFiles';

/** A layer that is ready to be put on the stack below it. */
export interface PreparedLayer {
  readonly below: ChainID | undefined;
  readonly layer: RegistryLayer;
}

/**
 * Unpacks the layers of a manifest that no snapshot is here for; nothing is stored. Errors: `archive-invalid` when a layer is not the one
 * that the config names by DiffID.
 */
export function prepareLayers(
  layers: LayerStore,
  manifest: Manifest,
  config: ImageConfig,
  blobOf: (position: number) => ArchiveBlob,
): readonly PreparedLayer[] {
  const chain = chainIds(config.rootfs.diff_ids);
  if (chain.length !== manifest.layers.length) {
    throw new EngineError('archive-invalid', "number of layers and diffIDs don't match: " + `${manifest.layers.length} != ${chain.length}`);
  }
  return config.rootfs.diff_ids.flatMap((diffId, position): readonly PreparedLayer[] => {
    const chainId = chain[position];
    if (chainId !== undefined && layers.get(chainId) !== undefined) {
      return [];
    }
    return [{ below: chain[position - 1], layer: unpacked(blobOf(position), diffId) }];
  });
}

function unpacked({ digest, size, bytes, standsFor }: ArchiveBlob, diffId: DiffID): RegistryLayer {
  if (standsFor !== undefined) {
    return standsFor;
  }
  const tar = decompressed(bytes);
  const measured = digestOf(tar);
  if (measured !== (diffId as string)) {
    throw new EngineError('archive-invalid', `wrong diff id calculated on extraction "${measured}"`, { want: diffId });
  }
  return layerOfTar({ digest, size, bytes }, diffId, tar);
}

/** A layer from its stored blob and its tar. */
export function layerOfTar(
  blob: Pick<RegistryLayer, 'digest' | 'size' | 'bytes' | 'chunks'>,
  diffId: DiffID,
  tar: Uint8Array,
): RegistryLayer {
  const changeset = tarEntries(tar);
  return { ...blob, diffId, diffIdRecorded: true, unpackedSize: snapshotUsage(changeset), unpackedSizeSource: 'measured', changeset };
}
