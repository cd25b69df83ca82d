import type { ImageRecord } from '../api';
import type { EpochMs } from '../clock';
import type { ChainID, Digest } from '../digest/digest';
import { danglingName } from '../image/imageStore';
import type { EngineInternals } from '../internals';
import type { StoredLayer } from '../layer/layerStore';
import type { Descriptor } from '../oci/descriptor';
import { configJson, descriptorOf, documentBlob, indentedJson } from '../oci/documents';
import { documentTime } from '../oci/goTime';
import type { HistoryEntry, ImageConfig } from '../oci/imageConfig';
import type { ImageIndex } from '../oci/imageIndex';
import type { Manifest } from '../oci/manifest';
import { mediaType } from '../oci/mediaType';
import type { Platform } from '../oci/platform';
import { attestationOf } from './attestation';
import { durations } from './durations';
import type { ImageState, PlannedRow } from './imageState';
import type { VertexProgress } from './progress';
import { provenance, provenancePredicate } from './provenance';

export interface ExportedBuild {
  readonly image: ImageState;
  readonly chainId: ChainID | undefined;
  /** When each new layer was made, base to top. */
  readonly layerTimes: readonly EpochMs[];
  readonly madeLayers: boolean;
  /** Normalised names; none leaves an image without a name. */
  readonly names: readonly string[];
  /** The same as package URLs, for the provenance. */
  readonly packages: readonly string[];
  readonly platform: Platform;
  readonly started: EpochMs;
  readonly dockerfileName: string;
  readonly materials: readonly { readonly uri: string; readonly digest: Digest }[];
  /** See `ProvenanceFacts`. */
  readonly args: Readonly<Record<string, string>>;
  readonly hidesArgs: boolean;
}

export interface ExportedImage {
  readonly image: ImageRecord;
  /** Of the build. */
  readonly ref: string;
  /** What the provenance says, as JSON. */
  readonly predicate: Readonly<Record<string, unknown>>;
}

/**
 * Writes what a build made into the image store as the docker driver does with the containerd store: config, manifest, a manifest that
 * holds the provenance, and an index over both, which is what the names point at (recording 29.7.2/05 step 4).
 */
export async function exportImage(internals: EngineInternals, build: ExportedBuild, vertex: VertexProgress): Promise<ExportedImage> {
  const { content, images } = internals;
  const layers = internals.layers.chain(build.chainId);
  await vertex.sub('exporting layers', build.madeLayers ? durations.exportLayer : 0);
  await vertex.progress.pass(durations.writeConfig);

  const config = imageConfig(build, layers);
  const configBlob = documentBlob(mediaType.ociConfig, configJson(config), config);
  const manifest: Manifest = {
    schemaVersion: 2,
    mediaType: mediaType.ociManifest,
    config: descriptorOf(configBlob),
    layers: layers.map(({ digest, size }) => ({ mediaType: mediaType.ociLayerGzip, digest, size })),
  };
  const manifestBlob = documentBlob(mediaType.ociManifest, indentedJson(manifest), manifest);
  await vertex.sub(`exporting manifest ${manifestBlob.digest}`, durations.exportDocument);
  await vertex.sub(`exporting config ${configBlob.digest}`, durations.exportDocument);

  await vertex.progress.pass(durations.gatherProvenance);
  const ref = internals.nextId('buildRef');
  const about = {
    manifest: manifestBlob.digest,
    names: build.packages,
    dockerfile: build.dockerfileName,
    platform: internals.platform,
    materials: build.materials,
    args: build.args,
    hidesArgs: build.hidesArgs,
    ref,
    started: build.started,
    finished: internals.clock.now(),
  };
  const attestation = attestationOf(manifestBlob, provenance(about));
  await vertex.sub(`exporting attestation manifest ${attestation.manifest.digest}`, durations.exportDocument);

  const index: ImageIndex = {
    schemaVersion: 2,
    mediaType: mediaType.ociIndex,
    manifests: [
      platformDescriptor(descriptorOf(manifestBlob), build.platform),
      attestationDescriptor(descriptorOf(attestation.manifest), manifestBlob.digest),
    ],
  };
  const indexBlob = documentBlob(mediaType.ociIndex, indentedJson(index), index);
  await vertex.sub(`exporting manifest list ${indexBlob.digest}`, durations.exportDocument);

  // Nothing is stored before everything is made, so that a build given up leaves no half image.
  for (const blob of [configBlob, manifestBlob, ...Object.values(attestation), indexBlob]) content.putBlob(blob);
  images.addOrigin(indexBlob.digest, { kind: 'build', ref, createdAt: internals.clock.now() });
  const unpacks = build.platform.os === internals.platform.os && build.platform.architecture === internals.platform.architecture;
  for (const name of build.names.length > 0 ? build.names : [danglingName(indexBlob.digest)]) {
    images.set(name, descriptorOf(indexBlob));
    await vertex.finalSub(`naming to ${name}`, 0);
    if (unpacks) await vertex.finalSub(`unpacking to ${name}`, build.madeLayers ? durations.unpack : 0);
  }
  return { image: internals.imageRecord(indexBlob.digest), ref, predicate: provenancePredicate(about) };
}

function platformDescriptor(manifest: Descriptor, { architecture, os, variant }: Platform): Descriptor {
  return { ...manifest, platform: { architecture, os, ...(variant !== undefined ? { variant } : {}) } };
}

function attestationDescriptor(manifest: Descriptor, subject: Digest): Descriptor {
  const annotations = { 'vnd.docker.reference.digest': subject, 'vnd.docker.reference.type': 'attestation-manifest' };
  return { ...manifest, annotations, platform: { architecture: 'unknown', os: 'unknown' } };
}

function imageConfig(build: ExportedBuild, layers: readonly StoredLayer[]): ImageConfig {
  const history = timedHistory(build.image.history, build.layerTimes);
  const created = history.at(-1)?.created;
  const { architecture, os, variant } = build.platform;
  return {
    ...(created !== undefined ? { created } : {}),
    ...(build.image.author !== undefined ? { author: build.image.author } : {}),
    architecture,
    os,
    ...(variant !== undefined ? { variant } : {}),
    config: build.image.config,
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history,
  };
}

/**
 * Rows that left a layer have its time; the others that of the layer before, or of the first new one when none is before
 * (BuildKit exporter/containerimage/writer.go, normalizeLayersAndHistory). So a build from the cache has the times of the first.
 */
export function timedHistory(rows: readonly PlannedRow[], layerTimes: readonly EpochMs[]): HistoryEntry[] {
  let next = 0;
  const layered = rows.map(({ entry, inherited }): HistoryEntry => {
    if (inherited || entry.empty_layer) return entry;
    const time = layerTimes[next++];
    return time === undefined ? entry : { created: documentTime(time), ...entry };
  });
  let created: string | undefined;
  let untimed = false;
  for (const entry of layered) {
    if (entry.created === undefined) untimed = true;
    else {
      ({ created } = entry);
      if (untimed) break;
    }
  }
  untimed = false;
  return layered.map((entry) => {
    if (entry.created !== undefined) {
      if (untimed) ({ created } = entry);
      return entry;
    }
    untimed = true;
    return created === undefined ? entry : { created, ...entry };
  });
}
