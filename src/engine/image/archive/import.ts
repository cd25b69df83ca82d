/** `docker import` under the containerd image store (moby daemon/containerd/image_import.go; recording 29.7.2/07 steps 24 to 28). */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { commitJson } from '../../container/commit';
import { withChanges } from '../../container/commitChanges';
import { digestOf, digestStream } from '../../digest/digest';
import type { Digest, DiffID } from '../../digest/digest';
import type { EngineInternals } from '../../internals';
import { documentTime } from '../../oci/goTime';
import { gzipChunks } from '../../deflate/gzip';
import { descriptorOf, documentBlob, goIndentedJson } from '../../oci/documents';
import type { ImageConfig } from '../../oci/imageConfig';
import type { Manifest } from '../../oci/manifest';
import { mediaType } from '../../oci/mediaType';
import { danglingName } from '../imageStore';
import type { ImportOptions } from './archive';
import { compressionOf, decompressed } from './archiveFiles';
import { layerOfTar } from './unpackLayers';

/**
 * Makes an image of one layer out of a tar, gzipped or not. The tar stays as it is, so that the DiffID is that of the file. Gives the ID.
 * Errors: `archive-invalid`, `dockerfile-invalid`, `not-simulated` for other packings.
 */
export function importImage(internals: EngineInternals, archive: Uint8Array, options: ImportOptions = {}): Digest {
  const { content, images, layers, clock } = internals;
  const defaults = withChanges({}, options.changes ?? []);
  const tar = decompressed(archive);
  const diffId = digestOf(tar) as string as DiffID;
  const chunks = compressionOf(archive) === 'gzip' ? (): Iterable<Uint8Array> => [archive] : (): Iterable<Uint8Array> => gzipChunks([tar]);
  const layer = layerOfTar({ ...measured(chunks()), chunks }, diffId, tar);

  const created = documentTime(clock.now());
  const { architecture, os, variant } = options.platform ?? internals.platform;
  const config: ImageConfig = {
    created,
    architecture,
    os,
    ...(variant === undefined ? {} : { variant }),
    config: defaults,
    rootfs: { type: 'layers', diff_ids: [diffId] },
    history: [{ created, ...(options.message === undefined || options.message === '' ? {} : { comment: options.message }) }],
  };
  const configBlob = documentBlob(mediaType.ociConfig, commitJson(config), config);
  const manifest: Manifest = {
    schemaVersion: 2,
    mediaType: mediaType.ociManifest,
    config: descriptorOf(configBlob),
    layers: [{ mediaType: mediaType.ociLayerGzip, digest: layer.digest, size: layer.size }],
  };
  const manifestBlob = documentBlob(mediaType.ociManifest, utf8ToBytes(goIndentedJson(manifest, 4)), manifest);

  content.putBlob({ digest: layer.digest, size: layer.size, mediaType: mediaType.ociLayerGzip, chunks });
  content.putBlob(configBlob);
  content.putBlob(manifestBlob);
  layers.addFetched(undefined, layer);
  const name = options.name ?? danglingName(manifestBlob.digest);
  const before = images.get(name)?.target;
  if (before !== undefined && before.digest !== manifestBlob.digest) {
    images.keepDangling(before, name);
  }
  images.set(name, descriptorOf(manifestBlob));
  return manifestBlob.digest;
}

function measured(chunks: Iterable<Uint8Array>): { readonly digest: Digest; readonly size: number } {
  const hash = digestStream();
  let size = 0;
  for (const chunk of chunks) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { digest: hash.digest(), size };
}
