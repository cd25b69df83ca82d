/** Containers, volumes and their network as the callers of the engine see them. */
import type { Cancellation, EpochMs } from '../clock';
import type { Digest } from '../digest/digest';
import type { FileTree } from '../filetree/tree';
import type { Changeset } from '../layer/changeset';
import type { ContainerDefaults } from '../oci/imageConfig';
import type { Descriptor } from '../oci/descriptor';
import type { Network } from './network';
import type { PortBinding, PortKey } from './ports';
import type { Keyboard, ProcessIo, Window } from './process';

export interface MountRequest {
  readonly type: 'volume' | 'bind' | 'tmpfs';
  /** Name of a volume (absent: an anonymous one) or absolute path of the machine. */
  readonly source?: string;
  /** Absolute path in the container. */
  readonly destination: string;
  readonly readOnly?: boolean;
  /** The machine's own files, for a bind mount. */
  readonly host?: FileTree;
  /** `-v` makes a missing directory of the machine, `--mount` refuses it. */
  readonly createSource?: boolean;
  /** As it was written with `-v`; `inspect` shows it among the binds. */
  readonly spec?: string;
}

export interface RestartPolicy {
  readonly name: 'no' | 'always' | 'unless-stopped' | 'on-failure';
  /** 0: no limit. */
  readonly maximumRetries: number;
}

export interface CreateOptions {
  readonly image: string;
  readonly command?: readonly string[];
  readonly name?: string;
  readonly env?: readonly string[];
  readonly workingDirectory?: string;
  readonly user?: string;
  readonly entrypoint?: string;
  readonly hostname?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly mounts?: readonly MountRequest[];
  readonly ports?: readonly PortBinding[];
  readonly exposed?: readonly PortKey[];
  readonly publishAll?: boolean;
  readonly readOnly?: boolean;
  readonly network?: string;
  readonly restart?: RestartPolicy;
  readonly stopSignal?: string;
  /** Seconds. */
  readonly stopTimeout?: number;
  readonly init?: boolean;
  /** Removed when it ends, with its anonymous volumes. */
  readonly remove?: boolean;
  readonly tty?: boolean;
  readonly openStdin?: boolean;
  /** Streams that the client that creates it is attached to; none for `-d`. */
  readonly attach?: { readonly stdin: boolean; readonly stdout: boolean; readonly stderr: boolean };
}

export interface RunOptions extends CreateOptions {
  readonly stdin?: Uint8Array;
  /** Who types; without it nobody does. */
  readonly keyboard?: Keyboard;
  /** The terminal, where there is one. */
  readonly window?: Window;
  readonly cancellation?: Cancellation;
}

export interface StartOptions {
  readonly stdin?: Uint8Array;
  /** Who is attached from the beginning. */
  readonly io?: ProcessIo;
  /** Set when somebody is going to type: the keyboard itself is given to `attach`. */
  readonly typing?: boolean;
  readonly window?: Window;
}

export interface MountRecord {
  readonly type: 'volume' | 'bind' | 'tmpfs';
  /** Of a volume. */
  readonly name?: string;
  readonly anonymous: boolean;
  readonly source: string;
  readonly destination: string;
  readonly readOnly: boolean;
  readonly spec?: string;
}

/** What a container was created with, defaults of its image filled in. */
export interface ContainerSettings {
  readonly hostname: string;
  readonly user: string;
  /** As configured: what was given, then what the image has. */
  readonly env: readonly string[];
  readonly entrypoint: readonly string[] | undefined;
  readonly command: readonly string[] | undefined;
  readonly workingDirectory: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly volumes: ContainerDefaults['Volumes'];
  readonly exposed: readonly PortKey[];
  readonly ports: readonly PortBinding[];
  readonly publishAll: boolean;
  readonly tty: boolean;
  readonly openStdin: boolean;
  readonly attach: { readonly stdin: boolean; readonly stdout: boolean; readonly stderr: boolean };
  readonly readOnly: boolean;
  readonly remove: boolean;
  readonly network: string;
  readonly restart: RestartPolicy;
  /** With `SIG`; undefined for the daemon's own choice. */
  readonly stopSignal: string | undefined;
  readonly stopTimeout: number | undefined;
  readonly init: boolean;
}

export interface ContainerRecord {
  readonly id: string;
  readonly name: string;
  readonly imageId: Digest;
  /** The name as it was given. */
  readonly image: string;
  readonly command: readonly string[];
  readonly created: EpochMs;
  readonly state: 'created' | 'running' | 'exited';
  /** Of a running container: its processes stand still. */
  readonly paused: boolean;
  /** Of a running container: it has ended and its restart policy will start it again. */
  readonly restarting: boolean;
  readonly restartCount: number;
  readonly exitCode: number;
  /** Why it could not be started. */
  readonly error: string;
  readonly startedAt?: EpochMs;
  readonly finishedAt?: EpochMs;
  /** 0 when it does not run. */
  readonly pid: number;
  /** Disk blocks, in bytes, of the container's writable layer: 4,096 when it wrote nothing. */
  readonly writableSize: number;
  /** That, and all below it: the image's layers and the few files that Docker puts into every container. */
  readonly virtualSize: number;
  readonly settings: ContainerSettings;
  readonly mounts: readonly MountRecord[];
  /** Ports as they are reached while it runs; empty when it does not. */
  readonly published: readonly PortBinding[];
  /** While it runs, on the bridge: its address there. */
  readonly address?: { readonly ip: string; readonly mac: string; readonly endpointId: string };
  readonly execIds: readonly string[];
  /** Of the image's manifest for this platform. */
  readonly imageManifest: Descriptor;
}

export interface LogEntry {
  readonly at: EpochMs;
  readonly stream: 'stdout' | 'stderr';
  /** One line with its end, or the last piece without one. */
  readonly text: string;
}

export interface ProcessRecord {
  readonly pid: number;
  readonly parentPid: number;
  readonly user: string;
  readonly startedAt: EpochMs;
  readonly argv: readonly string[];
}

export interface ExecOptions {
  readonly command: readonly string[];
  readonly env?: readonly string[];
  readonly workingDirectory?: string;
  readonly user?: string;
  readonly tty?: boolean;
  readonly stdin?: Uint8Array;
  readonly keyboard?: Keyboard;
  readonly window?: Window;
  readonly detach?: boolean;
  readonly cancellation?: Cancellation;
}

export interface CommitOptions {
  /** Normalised name, `docker.io/library/app:1`; absent for an image without a name. */
  readonly name?: string;
  readonly author?: string;
  readonly comment?: string;
  /** Dockerfile instructions. */
  readonly changes?: readonly string[];
}

/** One row of `docker diff`. */
export interface PathChange {
  readonly kind: 'A' | 'C' | 'D';
  /** Absolute. */
  readonly path: string;
}

export interface VolumeRecord {
  readonly name: string;
  readonly anonymous: boolean;
  readonly createdAt: EpochMs;
  readonly labels: Readonly<Record<string, string>>;
  readonly mountpoint: string;
  /** Bytes of the files in it, directories not counted. */
  readonly size: number;
  /** Containers that mount it, running or not. */
  readonly usedBy: readonly string[];
}

export interface Volumes {
  /** Sorted by name. */
  list(): readonly VolumeRecord[];
  /** Existing names are given back as they are. Without a name one is generated. Errors: `volume-name-invalid`. */
  create(options: { readonly name?: string; readonly labels?: Readonly<Record<string, string>> }): VolumeRecord;
  /** Errors: `volume-not-found`. */
  get(name: string): VolumeRecord;
  /** Errors: `volume-not-found`, `volume-in-use`. */
  remove(name: string): void;
  /** Removes what no container mounts: anonymous ones, with `all` also those that have a name. Names in order of removal. */
  prune(options: { readonly all: boolean }): { readonly removed: readonly string[]; readonly reclaimedBytes: number };
}

/** How a wait for something of a container ended. */
export interface Ended {
  readonly exitCode: number;
  /** False when it runs on: the person pressed Ctrl-C twice, or nothing will ever happen by itself. */
  readonly ended: boolean;
  /** It runs on because the person has detached with Ctrl-P Ctrl-Q. */
  readonly detached?: boolean;
}

/**
 * Everything about containers but `run`, `containers` and `removeContainer`, which the engine has itself. Names are names, IDs or unique
 * beginnings of IDs; every method throws `container-not-found` for any other. Methods that wait let simulated time pass.
 */
export interface Containers {
  /** Lets the processes in the background catch up with the clock. Called before each command. */
  settle(): Promise<void>;
  get(nameOrId: string): ContainerRecord;
  /** Errors: `image-not-found`, `no-command`, `name-conflict`, `volume-name-invalid`, `mount-invalid`, `working-directory-invalid`. */
  create(options: CreateOptions): Promise<ContainerRecord>;
  /** Does nothing to a running one. Errors: `program-not-found`, `program-not-executable`, `port-taken`, `not-simulated`, `container-paused`. */
  start(nameOrId: string, options?: StartOptions): Promise<void>;
  /** Follows output from now on until the container ends; what is typed goes to it. */
  attach(nameOrId: string, io: ProcessIo, options?: { readonly cancellation?: Cancellation; readonly keyboard?: Keyboard }): Promise<Ended>;
  /** `timeoutSeconds` counts from the stop signal to SIGKILL; negative waits for ever. */
  stop(nameOrId: string, options?: { readonly timeoutSeconds?: number; readonly signal?: string }): Promise<void>;
  restart(nameOrId: string, options?: { readonly timeoutSeconds?: number; readonly signal?: string }): Promise<void>;
  /** From its next end on. Errors: `restart-policy-invalid`. */
  setRestartPolicy(nameOrId: string, policy: RestartPolicy): void;
  /** Errors: `container-not-running`, `signal-invalid`. */
  kill(nameOrId: string, signal?: string): Promise<void>;
  /** Errors: `container-not-running`, `container-paused`. */
  pause(nameOrId: string): void;
  /** Errors: `container-not-paused`. */
  unpause(nameOrId: string): void;
  /** Errors: `name-conflict`. */
  rename(nameOrId: string, name: string): void;
  /** With `io`, what the container writes meanwhile goes there as well. */
  wait(nameOrId: string, options?: { readonly cancellation?: Cancellation; readonly io?: ProcessIo }): Promise<Ended>;
  /** Errors: `container-not-running`, `container-paused`, `program-not-found`, `program-not-executable`, `not-simulated`. */
  exec(
    nameOrId: string,
    options: ExecOptions,
    io: ProcessIo,
  ): Promise<{ readonly execId: string; readonly exitCode: number; readonly detached?: boolean }>;
  /** Oldest first. */
  logs(nameOrId: string): readonly LogEntry[];
  processes(nameOrId: string): readonly ProcessRecord[];
  /** In order of paths. */
  diff(nameOrId: string): readonly PathChange[];
  /** The same as a commit would take it: what lies in its own layer. */
  changes(nameOrId: string): Changeset;
  /** A new image from what the container wrote. Errors: `bytes-not-held`, `dockerfile-invalid`. */
  commit(nameOrId: string, options: CommitOptions): Promise<Digest>;
  /** The file system as its processes see it, volumes included; for `cp`, which also works on a stopped container. */
  files(nameOrId: string): FileTree;
  /** The container's own file system without what is mounted in it; for `export`. */
  rootFileSystem(nameOrId: string): FileTree;
  readonly volumes: Volumes;
  /** Requests to published ports and to containers. */
  readonly network: Network;
}
