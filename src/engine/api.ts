/** The engine as its callers (cli, session) see it: one machine's Docker daemon. Values out, events along the way. */
import type { Cancellation, Clock, EpochMs } from './clock';
import type { ProcessIo, ProcessRunner } from './container/process';
import type { ChainID, Digest, DiffID } from './digest/digest';
import type { EngineEventData, EventListener } from './events';
import type { FileTree } from './filetree/tree';
import type { HistoryEntry, ImageConfig } from './oci/imageConfig';
import type { Descriptor } from './oci/descriptor';
import type { Platform } from './oci/platform';
import type { Profile } from './profile';
import type { Reference } from './reference/reference';
import type { RegistryDirectory } from './registry/registry';

/** Speeds are parameters of the world: a reader may ask what a pull costs on a phone line. */
export interface Speeds {
  /** Of the connection to registries. */
  readonly downloadBytesPerSecond: number;
  /** Milliseconds before a request's first byte. */
  readonly latencyMs: number;
  /** Of unpacking, in uncompressed bytes. */
  readonly unpackBytesPerSecond: number;
}

export interface EngineOptions {
  readonly profile: Profile;
  readonly clock: Clock;
  readonly platform: Platform;
  readonly registries: RegistryDirectory;
  readonly processes: ProcessRunner;
  readonly speeds: Speeds;
  /** Seeds generated identifiers (container IDs, build references); same seed, same identifiers. */
  readonly seed: string;
  /** The words of generated container names, `left_right`; without them a container is named by its ID. */
  readonly containerNames?: { readonly left: readonly string[]; readonly right: readonly string[] };
}

/** A layer of an image on this machine. */
export interface LayerRecord {
  readonly digest: Digest;
  readonly diffId: DiffID;
  readonly chainId: ChainID;
  /** Bytes of the stored (compressed) blob. */
  readonly size: number;
  /** Disk blocks that the unpacked layer takes, in bytes, as the snapshotter counts them (fidelity README 4.4). */
  readonly unpackedSize: number;
  /** How the figure is known. */
  readonly unpackedSizeSource: 'measured' | 'stated' | 'modelled';
  /** False for catalogue layers: their bytes are not on this site. */
  readonly hasBytes: boolean;
  /** False when the DiffID (and so the ChainID) is a declared stand-in, because the recorded facts do not state it. */
  readonly diffIdRecorded: boolean;
}

/** One image of the store. `id` is what Docker calls the image ID under the profile: digest of index or manifest under docker-29. */
export interface ImageRecord {
  readonly id: Digest;
  /** What the names point at: the index if there is one, else the manifest. */
  readonly target: Descriptor;
  /** The manifest for this machine's platform. */
  readonly manifest: Descriptor;
  readonly config: ImageConfig;
  readonly configDigest: Digest;
  /** Base to top. */
  readonly layers: readonly LayerRecord[];
  /** Familiar `name:tag`, sorted by bytes. Empty for a dangling image. */
  readonly names: readonly string[];
  /** `name@sha256:…`, familiar, sorted: one for each repository, as `inspect` shows them. */
  readonly repoDigests: readonly string[];
  /** The one of them that a list shows: other repositories of the image have `<none>` there (recording 29.7.2/01 step 81). Absent when dangling. */
  readonly listedRepoDigest?: string;
  readonly created: EpochMs | undefined;
  readonly lastTagTime: EpochMs;
  /**
   * CONTENT SIZE, in bytes: every manifest that is here, attestations too, with config and compressed layers; the index itself is left
   * out (recordings 29.7.2/01 step 14, busybox:musl; 05 step 26, multi:latest).
   */
  readonly contentSize: number;
  /** `Size` of inspect, in bytes: index, manifest, config and compressed layers for this platform (05 step 10, app:1). */
  readonly inspectSize: number;
  /** DISK USAGE, in bytes: content size and unpacked snapshots. */
  readonly diskUsage: number;
  readonly identity: {
    readonly pulledFrom: readonly string[];
    readonly builds: readonly { readonly ref: string; readonly createdAt: EpochMs }[];
  };
  /** Whether a container uses it. */
  readonly inUse: boolean;
}

/** A row of `docker history`, newest first. Not a layer: `layer` is set only where the row made one. */
export interface HistoryRow {
  /** Set on the newest row only, as Docker does for pulled and BuildKit images. */
  readonly imageId?: Digest;
  readonly entry: HistoryEntry;
  readonly layer?: LayerRecord;
  /** Snapshot usage in bytes; 0 for configuration rows. */
  readonly size: number;
}

export interface PullOptions {
  readonly allTags?: boolean;
  readonly platform?: Platform;
  readonly cancellation?: Cancellation;
}

export interface PullResult {
  readonly reference: Reference;
  readonly digest: Digest;
  readonly status: 'newer' | 'up-to-date';
}

/** What `docker rmi` reports, in order. */
export type RemovedReference = { readonly untagged: string } | { readonly deleted: string };

export interface RemoveOptions {
  readonly force?: boolean;
  readonly noPrune?: boolean;
}

export interface BuildOptions {
  /** Normalised names to give the result, `docker.io/library/app:1` form as references. */
  readonly names: readonly Reference[];
  readonly dockerfile: string;
  /** As shown in messages: `Dockerfile`, or the path given with `-f`. */
  readonly dockerfileName: string;
  readonly buildArgs?: Readonly<Record<string, string>>;
  readonly target?: string;
  readonly noCache?: boolean;
  readonly pull?: boolean;
  readonly platform?: Platform;
  readonly labels?: Readonly<Record<string, string>>;
  readonly cancellation?: Cancellation;
}

/** The files sent with a build: a directory of the learner's tree; undefined for `docker build -`. */
export interface BuildContextSource {
  readonly tree: FileTree;
  /** Absolute path of the context directory. */
  readonly root: string;
}

export interface BuildResult {
  readonly imageId: Digest;
  readonly image: ImageRecord;
}

export interface RunOptions {
  readonly image: string;
  readonly command?: readonly string[];
  readonly name?: string;
  readonly env?: readonly string[];
  readonly workingDirectory?: string;
  readonly user?: string;
  readonly entrypoint?: string;
  readonly remove?: boolean;
  readonly tty?: boolean;
  readonly stdin?: Uint8Array;
  readonly cancellation?: Cancellation;
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
  readonly exitCode: number;
  readonly startedAt?: EpochMs;
  readonly finishedAt?: EpochMs;
  /** Disk blocks, in bytes, of the container's writable layer: 4,096 when it wrote nothing. */
  readonly writableSize: number;
  /** That, and all below it: the image's layers and the few files that Docker puts into every container. */
  readonly virtualSize: number;
}

export interface Engine {
  readonly profile: Profile;
  readonly clock: Clock;
  readonly platform: Platform;
  readonly registries: RegistryDirectory;
  readonly processes: ProcessRunner;
  readonly speeds: Speeds;
  /** A fresh generated identifier; deterministic in the seed and the number of calls. */
  nextId(kind: 'container' | 'buildRef' | 'containerName'): string;
  emit(event: EngineEventData): void;
  /** Returns the function that ends the subscription. */
  subscribe(listener: EventListener): () => void;

  /** Throws `EngineError`, as every method here does, with the daemon's own text. */
  pull(reference: Reference, options?: PullOptions): Promise<readonly PullResult[]>;
  build(context: BuildContextSource | undefined, options: BuildOptions): Promise<BuildResult>;
  run(options: RunOptions, io: ProcessIo): Promise<{ readonly containerId: string; readonly exitCode: number }>;

  /** Every image once, in no particular order. */
  images(): readonly ImageRecord[];
  /** By name, by ID or unique ID prefix, by `name@digest`; the error is `No such image: …`. */
  image(nameOrId: string): ImageRecord;
  /** As `image`, but undefined where that throws. */
  findImage(nameOrId: string): ImageRecord | undefined;
  history(image: ImageRecord): readonly HistoryRow[];
  tag(source: string, target: Reference): void;
  removeImage(nameOrId: string, options?: RemoveOptions): readonly RemovedReference[];
  pruneImages(options: { readonly all: boolean }): { readonly removed: readonly RemovedReference[]; readonly reclaimedBytes: number };
  containers(): readonly ContainerRecord[];
  removeContainer(nameOrId: string, options?: { readonly force?: boolean }): string;
  /** The file tree of an image, read-only, and for each path the layer (base is 0) that it comes from. */
  imageTree(image: ImageRecord): FileTree;
}
