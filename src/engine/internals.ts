/** What the parts of the engine share: one machine's stores, and the operations that pull, build and run have in common. */
import type { ImageRecord, LayerRecord, Speeds } from './api';
import type { CacheRecord } from './build/cacheRecord';
import type { Cancellation, Clock, EpochMs } from './clock';
import type { ContainerStore } from './container/containerStore';
import type { ProcessRunner } from './container/process';
import type { ContentStore } from './content/contentStore';
import type { ChainID, Digest } from './digest/digest';
import type { EngineEventData, PullEvent } from './events';
import type { IdKind } from './ids';
import type { MachineSettings } from './machineSettings';
import type { ImageStore } from './image/imageStore';
import type { LayerStore } from './layer/layerStore';
import type { Descriptor } from './oci/descriptor';
import type { ImageConfig } from './oci/imageConfig';
import type { Manifest } from './oci/manifest';
import type { Platform } from './oci/platform';
import type { Profile } from './profile';
import type { Reference } from './reference/reference';
import type { RegistryDirectory } from './registry/registry';

/** A name resolved to the image for one platform; its documents are held or at the registry, its layers perhaps not here yet. */
export interface ResolvedImage {
  readonly reference: Reference;
  /** What the name points at: index or manifest. */
  readonly target: Descriptor;
  readonly manifest: Descriptor;
  readonly manifestValue: Manifest;
  readonly configDigest: Digest;
  readonly config: ImageConfig;
  /** Found on this machine, under this name or digest. */
  readonly local: boolean;
}

/** What happens to the layers of one fetch, in order of time. */
export type LayerTransferEvent = Extract<PullEvent, { readonly digest: Digest; readonly type: `layer.${string}` }>;

export interface FetchOptions {
  readonly cancellation?: Cancellation;
  readonly onEvent?: (event: LayerTransferEvent) => void;
}

/** One result of the build cache. It keeps its layers from garbage collection. */
export interface BuildCacheEntry {
  readonly key: string;
  /** The stack of layers that the step left; undefined when it left nothing (scratch). */
  readonly chainId: ChainID | undefined;
  readonly created: EpochMs;
  /** Whatever the builder needs to know again about the step. */
  readonly facts: Readonly<Record<string, string>>;
  /** Set on the entries that `docker buildx du` lists; they too keep their layers. */
  readonly record?: CacheRecord;
}

export interface EngineInternals {
  readonly profile: Profile;
  readonly clock: Clock;
  readonly platform: Platform;
  readonly registries: RegistryDirectory;
  readonly processes: ProcessRunner;
  readonly speeds: Speeds;
  readonly hasPortProxy: boolean;
  readonly machine: MachineSettings;
  nextId(kind: IdKind): string;
  emit(event: EngineEventData): void;

  readonly content: ContentStore;
  readonly layers: LayerStore;
  readonly images: ImageStore;
  /** By key. */
  readonly buildCache: Map<string, BuildCacheEntry>;

  /** The image whose names point at `target`, for this machine's platform. Throws `image-not-found`. */
  imageRecord(target: Digest): ImageRecord;
  /**
   * Looks here first (unless `pull`), then asks the registry, which costs a latency of simulated time. Stores nothing.
   * Errors: `manifest-not-found`, `pull-denied`, `no-matching-platform`; their `data.reference` is the full name.
   */
  resolveImage(
    reference: Reference,
    options?: { readonly platform?: Platform; readonly pull?: boolean; readonly cancellation?: Cancellation },
  ): Promise<ResolvedImage>;
  /**
   * Sees that documents and layers of a resolved image are on this machine: fetches at most three layers at a time, unpacks in order.
   * Creates no name, so call `collectGarbage` if nothing comes to hold the layers. Base to top. Errors: `cancelled`.
   */
  fetchLayers(image: ResolvedImage, options?: FetchOptions): Promise<readonly LayerRecord[]>;
  /** Stacks of layers that containers stand on, and what they were started from. */
  readonly containers: ContainerStore;

  /**
   * Deletes whatever no name, container or build cache entry reaches. While a pull, build or run is under way nothing is deleted: it is
   * then done when that ends, so that layers which are not named yet are safe.
   */
  collectGarbage(): void;
}
