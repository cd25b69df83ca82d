/** The engine as its callers (cli, session) see it: one machine's Docker daemon. Values out, events along the way. */
import type { Ended } from './container/api';
import type { CheckWarning } from './build/checks/check';
import type { CodeFrame } from './build/codeFrame';
import type { BuildPlan } from './build/buildPlan';
import type { Cancellation, Clock, EpochMs } from './clock';
import type { ContainerRecord, Containers, RunOptions } from './container/api';
import type { ProcessIo, ProcessRunner } from './container/process';
import type { ChainID, Digest, DiffID } from './digest/digest';
import type { EngineEventData, EventListener } from './events';
import type { FileTree } from './filetree/tree';
import type { MachineSettings } from './machineSettings';
import type { HistoryEntry, ImageConfig } from './oci/imageConfig';
import type { Descriptor } from './oci/descriptor';
import type { Platform } from './oci/platform';
import type { Profile } from './profile';
import type { Reference } from './reference/reference';
import type { ImageDocument } from './image/documentTree';
import type { Changeset } from './layer/changeset';
import type { ImportOptions, LoadedImage, SavedArchive } from './image/archive/archive';
import type { Credentials, RegistryDirectory, RegistryDocument } from './registry/registry';

/** Speeds are parameters of the world: a reader may ask what a pull costs on a phone line. */
export interface Speeds {
  /** Of the connection to registries. */
  readonly downloadBytesPerSecond: number;
  /** Of the same towards them; default: as fast as the other way. */
  readonly uploadBytesPerSecond?: number;
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
  /** False for a machine without `docker-proxy`, on which no port can be published. Default true. */
  readonly hasPortProxy?: boolean;
  /** Default: `usualMachine`. */
  readonly machine?: MachineSettings;
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
  /** Of an image made by `docker commit`: its parents, nearest first; `historyLength` is 0 for one that is no longer here. */
  readonly lineage?: readonly { readonly id: Digest; readonly historyLength: number }[];
  /** Whether a container uses it. */
  readonly inUse: boolean;
}

/** A row of `docker history`, newest first. Not a layer: `layer` is set only where the row made one. */
export interface HistoryRow {
  /** Set on the newest row, and on that of each parent that is here; only a commit has parents. */
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

export interface PushOptions {
  readonly allTags?: boolean;
  /** Of an index, push this platform's manifest alone. */
  readonly platform?: Platform;
  /** What the user logged in with. */
  readonly credentials?: Credentials;
  readonly cancellation?: Cancellation;
}

export interface PushResult {
  readonly reference: Reference;
  readonly digest: Digest;
  /** Bytes of that document. */
  readonly size: number;
  readonly insteadOf?: Digest;
}

/** What a registry says of an image without giving its layers. */
export interface RemoteImage {
  readonly reference: Reference;
  readonly document: RegistryDocument;
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
  /** Contents by ID, for `RUN --mount=type=secret`. */
  readonly secrets?: ReadonlyMap<string, Uint8Array>;
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
  /** The build's own identifier. */
  readonly ref: string;
  /** SLSA provenance of the build, as JSON; `--metadata-file` writes it. */
  readonly provenance: Readonly<Record<string, unknown>>;
}

export type { ContainerRecord, RunOptions } from './container/api';

/** A warning of `docker build --check`. */
export interface BuildCheck extends CheckWarning {
  /** Where in the Dockerfile. */
  readonly frame?: CodeFrame;
}

/** A record of the build cache. */
export interface BuildCacheUsage {
  readonly id: string;
  readonly type: 'regular' | 'source.local' | 'exec.cachemount';
  readonly parents: readonly string[];
  readonly description: string;
  /** Bytes of its snapshot and of its compressed layer. */
  readonly size: number;
  readonly mutable: boolean;
  readonly inUse: boolean;
  /** Its layer belongs to an image too. */
  readonly shared: boolean;
  readonly createdAt: EpochMs;
  readonly lastUsedAt?: EpochMs;
  readonly usageCount: number;
  /** Order of last use, where times are equal. */
  readonly order: number;
}

export interface PruneBuildCacheOptions {
  /** Layers of images that are here too. */
  readonly all?: boolean;
  /** Only what has not been used for so long. */
  readonly unusedForMs?: number;
  /** Stops when no more than this is left; 0 or absent for no limit. */
  readonly keepBytes?: number;
  readonly matches?: (usage: BuildCacheUsage) => boolean;
}

export interface Engine {
  readonly profile: Profile;
  readonly clock: Clock;
  readonly platform: Platform;
  readonly registries: RegistryDirectory;
  readonly processes: ProcessRunner;
  readonly speeds: Speeds;
  readonly machine: MachineSettings;
  /** A fresh generated identifier; deterministic in the seed and the number of calls. */
  nextId(kind: 'container' | 'buildRef' | 'containerName'): string;
  emit(event: EngineEventData): void;
  /** Returns the function that ends the subscription. */
  subscribe(listener: EventListener): () => void;

  /** Throws `EngineError`, as every method here does, with the daemon's own text; `part-not-loaded` from whatever is loaded on first use. */
  pull(reference: Reference, options?: PullOptions): Promise<readonly PullResult[]>;
  push(reference: Reference, options?: PushOptions): Promise<readonly PushResult[]>;
  /** Checks a user's password; a registry without users accepts everybody. Errors: `push-denied`, `registry-unreachable`. */
  login(host: string, credentials: Credentials): Promise<void>;
  /** Asks a registry for an image's document, whatever is on this machine. Stores nothing. */
  inspectRemote(reference: Reference): Promise<RemoteImage>;
  /** An OCI layout in a tar. Errors: `image-not-found`, `bytes-not-held`. */
  save(images: readonly string[]): Promise<SavedArchive>;
  /** Images in the order of the archive. Errors: `archive-invalid`. */
  load(archive: Uint8Array): Promise<readonly LoadedImage[]>;
  /** ID of the new image. Errors: `archive-invalid`, `dockerfile-invalid`. */
  importImage(archive: Uint8Array, options?: ImportOptions): Promise<Digest>;
  /** The files of a container as a tar, in pieces. Errors: `container-not-found`, `bytes-not-held`. */
  exportContainer(nameOrId: string): Promise<Iterable<Uint8Array>>;
  build(context: BuildContextSource | undefined, options: BuildOptions): Promise<BuildResult>;
  /** The warnings about a Dockerfile; nothing is built. Fails as `build` does. */
  checkBuild(context: BuildContextSource | undefined, options: BuildOptions): Promise<readonly BuildCheck[]>;
  /** What a build would do now, instruction by instruction, and why. Emits nothing, changes nothing, takes no time. */
  planBuild(context: BuildContextSource | undefined, options: BuildOptions): Promise<BuildPlan>;
  /** `ended` is false when the container runs on, because nobody can wait for its end (see `Ended`). */
  run(options: RunOptions, io: ProcessIo): Promise<Ended & { readonly containerId: string }>;

  /** Every image once, in no particular order. */
  images(): readonly ImageRecord[];
  /** By name, by ID or unique ID prefix, by `name@digest`; the error is `No such image: …`. */
  image(nameOrId: string): ImageRecord;
  /** As `image`, but undefined where that throws. */
  findImage(nameOrId: string): ImageRecord | undefined;
  history(image: ImageRecord): readonly HistoryRow[];
  tag(source: string, target: Reference): void;
  removeImage(nameOrId: string, options?: RemoveOptions): readonly RemovedReference[];
  /** `matches` spares the images that it is false for. */
  pruneImages(options: { readonly all: boolean; readonly matches?: (image: ImageRecord) => boolean }): {
    readonly removed: readonly RemovedReference[];
    readonly reclaimedBytes: number;
  };
  /**
   * Records of the build cache, oldest first. Docker remembers what it found when it was asked first (`recordLayers.ts`); `unnoticed` is for
   * those who look at the machine from outside.
   */
  buildCacheUsage(options?: { readonly unnoticed: boolean }): readonly BuildCacheUsage[];
  /** What was removed, in order of removal. */
  pruneBuildCache(options: PruneBuildCacheOptions): readonly BuildCacheUsage[];
  containers(): readonly ContainerRecord[];
  removeContainer(nameOrId: string, options?: { readonly force?: boolean; readonly volumes?: boolean }): string;
  /** Everything else about containers, volumes and their network. */
  readonly container: Containers;
  /** The JSON documents of an image: index, manifests, each followed by its config. */
  imageDocuments(image: ImageRecord): readonly ImageDocument[];
  /** What an unpacked layer holds, by its ChainID; `complete` is false where a list stands for it. Undefined when it is not here. */
  layerContent(chainId: string): { readonly changeset: Changeset; readonly complete: boolean } | undefined;
  /** The file tree of an image, read-only, and for each path the layer (base is 0) that it comes from. */
  imageTree(image: ImageRecord): FileTree;
}
