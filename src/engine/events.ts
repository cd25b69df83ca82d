import type { ChainID, Digest, DiffID } from './digest/digest';
import type { BuildInstruction, StepOutcome } from './build/buildInstructions';
import type { EpochMs } from './clock';

/** Everything the engine tells while it works. Each event is stamped by the injected clock; order of emission is order in time. */
export type EngineEvent = { readonly at: EpochMs } & (PullEvent | PushEvent | BuildEvent | ImageEvent | ContainerEvent);

export type EngineEventData = PullEvent | PushEvent | BuildEvent | ImageEvent | ContainerEvent;

export interface PulledLayer {
  /** Of the compressed blob. */
  readonly digest: Digest;
  readonly diffId: DiffID;
  readonly chainId: ChainID;
  /** Compressed bytes. */
  readonly size: number;
  /** Instruction that made it, as history has it; '' when unknown. */
  readonly createdBy: string;
  /** Nothing is fetched: the unpacked stack up to this layer is on this machine, or its blob is, or the blob comes with a layer below. */
  readonly alreadyExists: boolean;
}

export type PullEvent =
  /** `name` is what is shown after "Pulling from" (`library/node`), `tag` the tag or digest before it; layers from base to top. */
  | {
      readonly type: 'pull.started';
      readonly reference: string;
      readonly name: string;
      readonly tag: string;
      readonly imageId: Digest;
      readonly layers: readonly PulledLayer[];
    }
  | { readonly type: 'layer.queued'; readonly digest: Digest; readonly size: number }
  | { readonly type: 'layer.exists'; readonly digest: Digest; readonly size: number }
  | { readonly type: 'layer.downloading'; readonly digest: Digest; readonly current: number; readonly total: number }
  | { readonly type: 'layer.downloaded'; readonly digest: Digest; readonly total: number }
  /** `seconds` of unpacking so far, whole. */
  | { readonly type: 'layer.extracting'; readonly digest: Digest; readonly seconds: number; readonly total: number }
  | { readonly type: 'layer.stored'; readonly digest: Digest; readonly chainId: ChainID }
  | {
      readonly type: 'pull.finished';
      readonly reference: string;
      readonly digest: Digest;
      readonly status: 'newer' | 'up-to-date';
      readonly downloadedBytes: number;
      readonly layersAlreadyHere: number;
      readonly layers: number;
    }
  | { readonly type: 'pull.failed'; readonly reference: string };

export type PushEvent =
  /** `repository` is the full name, `docker.io/library/node`. */
  | { readonly type: 'push.started'; readonly repository: string }
  /** Of each name that is pushed, once the registry has let us in. Layers from base to top, each blob once. */
  | {
      readonly type: 'push.planned';
      readonly reference: string;
      readonly registry: string;
      readonly layers: readonly { readonly digest: Digest; readonly size: number }[];
    }
  | ({ readonly type: 'push.layer'; readonly digest: Digest; /** Compressed bytes. */ readonly size: number } & (
      | { readonly state: 'waiting' | 'exists' | 'pushed' }
      | { readonly state: 'pushing'; readonly current: number }
      /** The registry took it over from another of its repositories. */
      | { readonly state: 'mounted'; readonly from: string }
    ))
  /** `insteadOf` is the index that the name points at here, when one of its manifests was pushed alone. */
  | {
      readonly type: 'push.finished';
      readonly repository: string;
      readonly registry: string;
      readonly tag: string;
      readonly digest: Digest;
      /** Bytes of the document that the name now points at there. */
      readonly size: number;
      readonly insteadOf?: Digest;
    }
  | { readonly type: 'push.failed'; readonly repository: string };

export type VertexKind = 'internal' | 'from' | 'instruction' | 'export';

export interface VertexInfo {
  /** Unique within one build; numbered by the printer in order of first appearance. */
  readonly vertex: string;
  /** As shown: `[2/5] WORKDIR /app`, `[internal] load .dockerignore`. */
  readonly name: string;
  readonly kind: VertexKind;
}

export interface GraphVertex {
  readonly name: string;
  readonly inputs: readonly number[];
}

/** An image that a build fetches to stand on. */
export interface FetchedBase {
  /** In full. */
  readonly reference: string;
  /** Base to top; a layer that comes with a base before it counts as `alreadyExists`. */
  readonly layers: readonly PulledLayer[];
}

export type BuildEvent =
  | { readonly type: 'build.started'; readonly names: readonly string[]; readonly vertices: readonly VertexInfo[] }
  /**
   * What is going to be built: at the beginning, as far as the Dockerfile can be read, and again when the bases are known. `path` is as
   * given to `-f`.
   */
  | {
      readonly type: 'build.planned';
      readonly dockerfile: string;
      readonly path: string;
      readonly instructions: readonly BuildInstruction[];
    }
  /**
   * What BuildKit is asked to solve, told once everything above it is known: each vertex after those it stands on, the result last.
   * `inputs` are places in the list. Loading of the Dockerfile and the like is asked for one by one and is not in it.
   */
  | { readonly type: 'build.graph'; readonly vertices: readonly GraphVertex[] }
  /**
   * Told once, before the first byte of a base travels: the bases that this build fetches, in the order in which it does, each image once.
   * A base that is here, or that only steps taken from the cache stand on, is not among them. What follows is told as sub-lines of their
   * vertices: `sha256:…` while a layer is fetched, `extracting sha256:…` while it is unpacked.
   */
  | { readonly type: 'build.fetching'; readonly bases: readonly FetchedBase[] }
  /** `instruction` is the place in the list of `build.planned`. */
  | ({ readonly type: 'build.step'; readonly instruction: number } & StepOutcome)
  | ({ readonly type: 'vertex.started' } & VertexInfo)
  /** A sub-line: `transferring context: 34B`, `exporting layers`. `id` is its text without figures; `done` closes it. */
  | {
      readonly type: 'vertex.status';
      readonly vertex: string;
      readonly id: string;
      readonly current?: number;
      readonly total?: number;
      readonly started: EpochMs;
      readonly done: boolean;
    }
  | { readonly type: 'vertex.log'; readonly vertex: string; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly type: 'vertex.warning'; readonly vertex: string; readonly text: string }
  | {
      readonly type: 'vertex.completed';
      readonly vertex: string;
      readonly cached: boolean;
      readonly error?: string;
      readonly cancelled?: boolean;
    }
  /** A layer that this build made or found in its cache; base layers are announced first. */
  | {
      readonly type: 'build.layer';
      readonly vertex: string;
      readonly chainId: ChainID;
      readonly diffId: DiffID;
      readonly digest: Digest;
      readonly size: number;
      readonly unpackedSize?: number;
      readonly createdBy: string;
      readonly cached: boolean;
    }
  | { readonly type: 'build.finished'; readonly imageId: Digest; readonly names: readonly string[] }
  | { readonly type: 'build.failed' }
  /** The end of a check, after which there is no image. */
  | { readonly type: 'build.checked' };

export type ImageEvent =
  | { readonly type: 'image.stored'; readonly imageId: Digest }
  | { readonly type: 'image.removed'; readonly imageId: Digest }
  | { readonly type: 'tag.moved'; readonly name: string; readonly from?: Digest; readonly to: Digest }
  | { readonly type: 'tag.removed'; readonly name: string; readonly from: Digest };

export type ContainerEvent =
  | { readonly type: 'container.created'; readonly id: string; readonly name: string; readonly imageId: Digest; readonly image: string }
  | { readonly type: 'container.started'; readonly id: string }
  | { readonly type: 'container.output'; readonly id: string; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly type: 'container.exited'; readonly id: string; readonly exitCode: number }
  /** Its name, its files or whether it is paused. */
  | { readonly type: 'container.changed'; readonly id: string }
  | { readonly type: 'container.removed'; readonly id: string };

export type EventListener = (event: EngineEvent) => void;
