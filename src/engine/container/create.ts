import type { ImageRecord } from '../api';
import { EngineError } from '../errors';
import { overlayTree } from '../filetree/overlay';
import type { EngineInternals } from '../internals';
import type { ContainerDefaults } from '../oci/imageConfig';
import type { ContainerSettings, CreateOptions } from './api';
import { containerCommand } from './command';
import { ContainerLog } from './containerLog';
import type { StoredContainer } from './containerStore';
import { INIT_LAYER_USAGE, initLayer } from './initLayer';
import { InnerPids } from './innerPids';
import { storedMounts } from './mounts';
import type { ContainerParts } from './parts';
import { parsePortKey, portKey } from './ports';
import type { PortBinding, PortKey } from './ports';

/** Makes a container of an image that is here, and leaves it at that. Everything that can be refused is refused before anything is made. */
export function createContainer({ internals, volumes }: ContainerParts, image: ImageRecord, options: CreateOptions): StoredContainer {
  const defaults = image.config.config;
  const argv = containerCommand(defaults, options);
  checkWorkingDirectory(options.workingDirectory);
  checkName(internals, options.name);
  const id = internals.nextId('container');
  const settings = settingsOf(defaults, options, id);
  const seconds = (): number => Math.floor(internals.clock.now() / 1000);
  const chainId = image.layers.at(-1)?.chainId;
  const tree = overlayTree([...internals.layers.changesets(chainId), initLayer(seconds())], { now: seconds });
  const mounts = storedMounts(options.mounts ?? [], Object.keys(defaults.Volumes ?? {}), volumes, tree, seconds);
  const name = options.name?.replace(/^\//, '') ?? generatedName(internals);
  if (tree.stat(settings.workingDirectory || '/') === undefined) {
    tree.makeDirectory(settings.workingDirectory, { recursive: true });
  }
  const container: StoredContainer = {
    id,
    name,
    imageId: image.id,
    imageManifest: image.manifest,
    image: options.image,
    command: argv,
    created: internals.clock.now(),
    state: 'created',
    paused: false,
    restarting: false,
    restartCount: 0,
    exitCode: 0,
    error: '',
    pid: 0,
    settings,
    mounts,
    published: [],
    lowerSize: image.layers.reduce((sum, layer) => sum + layer.unpackedSize, INIT_LAYER_USAGE),
    chainId,
    snapshots: { init: internals.layers.nextSnapshot(), own: internals.layers.nextSnapshot() },
    live: {
      tree,
      log: new ContainerLog(),
      listeners: new Map(),
      attached: new Set(),
      execs: [],
      pids: new InnerPids(),
      became: undefined,
      task: undefined,
      stopped: false,
      killedWith: 137,
      lastExit: 0,
    },
  };
  internals.containers.set(container);
  internals.emit({ type: 'container.created', id, name, imageId: image.id, image: options.image });
  return container;
}

function settingsOf(defaults: ContainerDefaults, options: CreateOptions, id: string): ContainerSettings {
  const given = options.env ?? [];
  const key = (entry: string): string => entry.split('=', 1)[0] ?? entry;
  const inherited = (defaults.Env ?? []).filter((entry) => !given.some((other) => key(other) === key(entry)));
  const overridden = options.entrypoint !== undefined;
  const entrypoint = overridden ? [options.entrypoint].filter((program) => program !== '') : defaults.Entrypoint;
  const command = (options.command ?? []).length > 0 ? options.command : overridden ? undefined : defaults.Cmd;
  const network = options.network ?? 'bridge';
  const ports = options.ports ?? [];
  const exposed = new Set<PortKey>([
    ...Object.keys(defaults.ExposedPorts ?? {}).flatMap((one) => {
      const parsed = parsePortKey(one);
      return parsed === undefined ? [] : [portKey(parsed.port, parsed.protocol)];
    }),
    ...(options.exposed ?? []),
    ...ports.map((binding) => portKey(binding.containerPort, binding.protocol)),
  ]);
  return {
    hostname: options.hostname ?? id.slice(0, 12),
    user: options.user ?? defaults.User ?? '',
    // A name without a value unsets the variable.
    env: [...given.filter((entry) => entry.includes('=')), ...inherited],
    entrypoint: entrypoint === undefined || entrypoint.length === 0 ? undefined : entrypoint,
    command: command === undefined || command.length === 0 ? undefined : command,
    workingDirectory: options.workingDirectory ?? defaults.WorkingDir ?? '',
    labels: { ...defaults.Labels, ...options.labels },
    volumes: defaults.Volumes,
    exposed: [...exposed],
    ports,
    publishAll: options.publishAll ?? false,
    tty: options.tty ?? false,
    openStdin: options.openStdin ?? false,
    attach: options.attach ?? { stdin: false, stdout: true, stderr: true },
    readOnly: options.readOnly ?? false,
    remove: options.remove ?? false,
    network: network === 'default' ? 'bridge' : network,
    restart: options.restart ?? { name: 'no', maximumRetries: 0 },
    stopSignal: options.stopSignal ?? defaults.StopSignal,
    stopTimeout: options.stopTimeout,
    init: options.init ?? false,
  };
}

/** What `-p` and `-P` ask for together. */
export function wantedPorts({ ports, publishAll, exposed }: ContainerSettings): readonly PortBinding[] {
  if (!publishAll) return ports;
  const others = exposed
    .flatMap((key) => parsePortKey(key) ?? [])
    .filter(({ port, protocol }) => !ports.some((binding) => binding.containerPort === port && binding.protocol === protocol));
  return [...ports, ...others.map(({ port, protocol }) => ({ containerPort: port, protocol, hostIp: '', hostPort: 0 }))];
}

function generatedName(internals: EngineInternals): string {
  let name = internals.nextId('containerName');
  while (internals.containers.byName(name) !== undefined) {
    name = internals.nextId('containerName');
  }
  return name;
}

/** Throws `working-directory-invalid` (moby daemon/container.go). */
function checkWorkingDirectory(path: string | undefined): void {
  if (path === undefined || path === '' || path.startsWith('/')) return;
  throw new EngineError('working-directory-invalid', `the working directory '${path}' is invalid, it needs to be an absolute path`, {
    path,
  });
}

/** Throws `name-conflict`, for a name that is none as well. */
export function checkName(internals: EngineInternals, wanted: string | undefined): void {
  if (wanted === undefined) return;
  const bare = wanted.replace(/^\//, '');
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(bare)) {
    throw new EngineError('name-conflict', `Invalid container name (${wanted}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`, {
      name: wanted,
    });
  }
  const holder = internals.containers.byName(bare);
  if (holder !== undefined) {
    throw new EngineError(
      'name-conflict',
      `Conflict. The container name "/${bare}" is already in use by container "${holder.id}". You have to remove (or rename) that container to be able to reuse that name.`,
      { name: bare, container: holder.id },
    );
  }
}
