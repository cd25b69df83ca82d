/** `docker commit` under the containerd image store (moby daemon/containerd/image_commit.go). */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Digest } from '../digest/digest';
import { EngineError } from '../errors';
import { danglingName } from '../image/imageStore';
import type { StoredLayer } from '../layer/layerStore';
import { descriptorOf, documentBlob } from '../oci/documents';
import { documentTime } from '../oci/goTime';
import type { ContainerDefaults, HistoryEntry, ImageConfig } from '../oci/imageConfig';
import type { Manifest } from '../oci/manifest';
import { mediaType } from '../oci/mediaType';
import type { CommitOptions } from './api';
import { withChanges } from './commitChanges';
import type { StoredContainer } from './containerStore';
import { INIT_LAYER_USAGE } from './initLayer';
import { committedChanges, imageTreeOf } from './diff';
import type { ContainerParts } from './parts';

/** Comparing, packing and unpacking. Modelled. */
const COMMIT_MS = 60;

/** The new image's ID. Nothing is stored before everything is made. Errors: `bytes-not-held`, `dockerfile-invalid`. */
export async function commitContainer(parts: ContainerParts, nameOrId: string, options: CommitOptions): Promise<Digest> {
  const { internals } = parts;
  const { content, images, layers } = internals;
  const container = internals.containers.get(nameOrId);
  const base = internals.imageRecord(container.imageId);
  const baseManifest = content.getBlob(base.manifest.digest)?.value;
  if (baseManifest === undefined || !('layers' in baseManifest)) {
    throw new EngineError('image-not-found', `No such image: ${container.imageId}`, { image: container.imageId });
  }
  const defaults = withChanges(containerDefaults(container), options.changes ?? []);
  // As `docker diff` does.
  layers.nextSnapshot();
  const changes = committedChanges(container.live.tree.changeset(), imageTreeOf(layers, container));
  const known = layers.list().length;
  const layer = changes.entries.length === 0 ? undefined : await layers.add(container.chainId, changes, { hiddenUsage: INIT_LAYER_USAGE });
  // The layer is unpacked into a snapshot before it shows that the same one is there.
  if (layer !== undefined && layers.list().length === known) layers.nextSnapshot();
  await internals.clock.sleep(COMMIT_MS);
  const config = commitConfig(base.config, defaults, container, layer, options, internals.clock.now());
  const configBlob = documentBlob(mediaType.ociConfig, commitJson(config), config);
  const manifest: Manifest = {
    schemaVersion: 2,
    mediaType: mediaType.ociManifest,
    config: descriptorOf(configBlob),
    layers: [...baseManifest.layers, ...(layer === undefined ? [] : [layerDescriptor(layer)])],
  };
  const manifestBlob = documentBlob(mediaType.ociManifest, utf8ToBytes(escaped(JSON.stringify(manifest, undefined, 4))), manifest);
  content.putBlob(configBlob);
  content.putBlob(manifestBlob);
  images.addOrigin(manifestBlob.digest, { kind: 'commit', parent: container.imageId });
  const name = options.name ?? danglingName(manifestBlob.digest);
  const before = images.get(name)?.target;
  if (before !== undefined && before.digest !== manifestBlob.digest) images.keepDangling(before, name);
  images.set(name, descriptorOf(manifestBlob));
  return manifestBlob.digest;
}

function layerDescriptor({ digest, size }: StoredLayer): Manifest['layers'][number] {
  return { mediaType: mediaType.ociLayerGzip, digest, size };
}

/** A container's configuration as an image's. */
function containerDefaults({ settings }: StoredContainer): ContainerDefaults {
  const { user, exposed, env, entrypoint, command, workingDirectory, labels, volumes, stopSignal } = settings;
  return {
    ...(user === '' ? {} : { User: user }),
    ...(exposed.length === 0 ? {} : { ExposedPorts: Object.fromEntries(exposed.map((key) => [key, {}])) }),
    ...(env.length === 0 ? {} : { Env: env }),
    ...(entrypoint === undefined ? {} : { Entrypoint: entrypoint }),
    ...(command === undefined ? {} : { Cmd: command }),
    ...(volumes === undefined ? {} : { Volumes: volumes }),
    ...(workingDirectory === '' ? {} : { WorkingDir: workingDirectory }),
    ...(Object.keys(labels).length === 0 ? {} : { Labels: labels }),
    ...(stopSignal === undefined ? {} : { StopSignal: stopSignal }),
  };
}

function commitConfig(
  base: ImageConfig,
  defaults: ContainerDefaults,
  container: StoredContainer,
  layer: StoredLayer | undefined,
  options: CommitOptions,
  now: number,
): ImageConfig {
  const created = documentTime(now);
  const author = options.author !== undefined && options.author !== '' ? options.author : base.author;
  const row: HistoryEntry = {
    created,
    created_by: (container.settings.command ?? []).join(' '),
    ...(author === undefined ? {} : { author }),
    ...(options.comment === undefined || options.comment === '' ? {} : { comment: options.comment }),
    ...(layer === undefined ? { empty_layer: true } : {}),
  };
  const { architecture, os, variant } = base;
  return {
    created,
    ...(author === undefined ? {} : { author }),
    architecture,
    os,
    ...(variant === undefined ? {} : { variant }),
    config: defaults,
    rootfs: { type: 'layers', diff_ids: [...base.rootfs.diff_ids, ...(layer === undefined ? [] : [layer.diffId])] },
    history: [...base.history, row],
  };
}

/** Keys in the order of moby's dockerspec.DockerOCIImage: `config` shadows an embedded field and so comes last. */
export function commitJson({ created, author, architecture, os, variant, config, rootfs, history }: ImageConfig): Uint8Array {
  const { User, ExposedPorts, Env, Entrypoint, Cmd, Volumes, WorkingDir, Labels, StopSignal, Healthcheck, OnBuild, Shell } = config;
  const sorted = <T>(record: Readonly<Record<string, T>> | undefined): Readonly<Record<string, T>> | undefined =>
    record === undefined ? undefined : Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  const ordered = {
    User,
    ExposedPorts: sorted(ExposedPorts),
    Env,
    Entrypoint,
    Cmd,
    Volumes: sorted(Volumes),
    WorkingDir,
    Labels: sorted(Labels),
    StopSignal,
    Healthcheck,
    OnBuild,
    Shell,
  };
  return utf8ToBytes(escaped(JSON.stringify({ created, author, architecture, os, variant, rootfs, history, config: ordered })));
}

/** Go's encoding/json escapes these inside strings. */
function escaped(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
