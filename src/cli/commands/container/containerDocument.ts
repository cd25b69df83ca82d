import type { ContainerRecord, Engine } from '../../../engine/api';
import { sortedKeys } from '../../format/goJson';
import { rfc3339Nano } from '../../format/goTime';
import { stateWord } from './containerText';
import { hostConfig } from './hostConfigDocument';
import { networkSettings } from './networkDocument';

const NEVER = '0001-01-01T00:00:00Z';

/** What `docker inspect` prints of a container: keys, order and omissions of Docker 29 (recording 29.7.2/03 step 34). */
export function containerDocument(engine: Engine, container: ContainerRecord, withSize = false): Record<string, unknown> {
  const { id, command, execIds } = container;
  const [path = '', ...args] = command;
  const folder = `${engine.machine.dataRoot}/containers/${id}`;
  const started = container.startedAt !== undefined;
  return {
    Id: id,
    Created: rfc3339Nano(container.created),
    Path: path,
    Args: args,
    State: {
      Status: stateWord(container),
      Running: container.state === 'running',
      Paused: container.paused,
      Restarting: container.restarting,
      OOMKilled: false,
      Dead: false,
      Pid: container.pid,
      ExitCode: container.exitCode,
      Error: container.error,
      StartedAt: container.startedAt === undefined ? NEVER : rfc3339Nano(container.startedAt),
      FinishedAt: container.finishedAt === undefined ? NEVER : rfc3339Nano(container.finishedAt),
    },
    Image: container.imageId,
    // A container that was never started has no files of its own on the machine yet.
    ResolvConfPath: started ? `${folder}/resolv.conf` : '',
    HostnamePath: started ? `${folder}/hostname` : '',
    HostsPath: started ? `${folder}/hosts` : '',
    LogPath: started ? `${folder}/${id}-json.log` : '',
    Name: `/${container.name}`,
    RestartCount: container.restartCount,
    Driver: 'overlayfs',
    Platform: 'linux',
    MountLabel: '',
    ProcessLabel: '',
    AppArmorProfile: '',
    ExecIDs: execIds.length === 0 ? null : execIds,
    HostConfig: hostConfig(container),
    Storage: { RootFS: { Snapshot: { Name: 'overlayfs' } } },
    ...(withSize ? { SizeRw: container.writableSize, SizeRootFs: container.virtualSize } : {}),
    Mounts: container.mounts.map((mount) => ({
      Type: mount.type,
      ...(mount.name === undefined ? {} : { Name: mount.name }),
      Source: mount.source,
      Destination: mount.destination,
      ...(mount.type === 'volume' ? { Driver: 'local' } : {}),
      Mode: mount.spec?.split(':')[2] ?? (mount.spec !== undefined && mount.type === 'volume' ? 'z' : ''),
      RW: !mount.readOnly,
      Propagation: mount.type === 'bind' ? 'rprivate' : '',
    })),
    Config: config(container),
    NetworkSettings: networkSettings(container, engine.machine.execRoot),
    ImageManifestDescriptor: manifestDescriptor(engine, container),
  };
}

function config({ settings, image }: ContainerRecord): Record<string, unknown> {
  const { exposed, volumes } = settings;
  return {
    Hostname: settings.hostname,
    Domainname: '',
    User: settings.user,
    AttachStdin: settings.attach.stdin,
    AttachStdout: settings.attach.stdout,
    AttachStderr: settings.attach.stderr,
    ...(exposed.length === 0 ? {} : { ExposedPorts: sortedKeys(Object.fromEntries(exposed.map((key) => [key, {}]))) }),
    Tty: settings.tty,
    OpenStdin: settings.openStdin,
    StdinOnce: settings.openStdin && settings.attach.stdin,
    Env: settings.env,
    Cmd: settings.command ?? null,
    Image: image,
    Volumes: volumes === undefined ? null : sortedKeys(volumes),
    WorkingDir: settings.workingDirectory,
    Entrypoint: settings.entrypoint ?? null,
    Labels: sortedKeys(settings.labels),
    ...(settings.stopSignal === undefined ? {} : { StopSignal: settings.stopSignal }),
    ...(settings.stopTimeout === undefined ? {} : { StopTimeout: settings.stopTimeout }),
  };
}

function manifestDescriptor(engine: Engine, { imageManifest, imageId }: ContainerRecord): Record<string, unknown> {
  const { mediaType, digest, size, annotations, platform } = imageManifest;
  const { architecture, os } = platform ?? engine.findImage(imageId)?.config ?? engine.platform;
  return {
    mediaType,
    digest,
    size,
    ...(annotations === undefined ? {} : { annotations: sortedKeys(annotations) }),
    platform: { architecture, os, ...(platform?.variant === undefined ? {} : { variant: platform.variant }) },
  };
}
