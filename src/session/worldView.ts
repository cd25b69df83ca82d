/** What there is to see of a world, as plain JSON: the one input of every picture, table, meter and summary. Keys are digests in full. */

/** Something of a layer is on its way until it is `stored`. */
export type LayerState = 'waiting' | 'downloading' | 'downloaded' | 'extracting' | 'building' | 'stored';

export interface LayerView {
  /** ChainID: a layer at its place in a stack. Two images that share their lower layers share these keys. */
  readonly key: string;
  /** The layer below; absent for a base. */
  readonly below?: string;
  /** Of the compressed blob: identity, and so the colour. */
  readonly digest: string;
  readonly diffId: string;
  /** Compressed bytes. */
  readonly size: number;
  /** Unpacked bytes on disk. */
  readonly unpackedSize: number;
  readonly unpackedSizeSource: 'measured' | 'stated' | 'modelled';
  /** The instruction that made it, as history has it. */
  readonly createdBy: string;
  readonly state: LayerState;
  /** 0 to 1 while downloading or extracting. */
  readonly progress?: number;
  /** In the newest pull or build: it was here already (`exists`) or taken from the build cache (`cached`). */
  readonly reused?: 'exists' | 'cached';
}

export interface HistoryView {
  readonly createdBy: string;
  /** Key of the layer that the row made; absent for configuration. */
  readonly layer?: string;
}

export interface ImageView {
  /** Image ID. */
  readonly id: string;
  /** Familiar names, sorted; empty when dangling. */
  readonly names: readonly string[];
  /** Layer keys, base to top. */
  readonly layers: readonly string[];
  /** Oldest first. */
  readonly history: readonly HistoryView[];
  readonly contentSize: number;
  readonly diskUsage: number;
  /** The JSON documents that the image ID leads to: index first, then its manifests, each followed by its config. */
  readonly documents?: readonly DocumentView[];
  readonly state: 'pulling' | 'building' | 'stored';
  /** The name it will get, while it is being pulled or built. */
  readonly expectedName?: string;
}

/** One JSON document of an image (image-spec: index, manifest, config). */
export interface DocumentView {
  readonly role: 'index' | 'manifest' | 'config' | 'attestation';
  readonly digest: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** Of a manifest in an index: `linux/amd64`. */
  readonly platform?: string;
  /** Digests of the documents and layer blobs that it names, in its order. */
  readonly refersTo: readonly string[];
  /** Of a manifest: the media type that all its layers have; one for each, in its order, where they differ. */
  readonly layerTypes?: readonly string[];
  /** Whether the machine holds it; an index may name manifests of other platforms, which were not fetched. */
  readonly here: boolean;
}

export interface ContainerView {
  readonly id: string;
  readonly name: string;
  /** Image ID. */
  readonly image: string;
  readonly state: 'created' | 'running' | 'exited';
  readonly exitCode?: number;
  /** Set on a running container whose processes stand still. */
  readonly paused?: true;
  readonly writableSize: number;
  /** What its writable layer holds over the image, by path; at most `changesShown` of them. */
  readonly changes?: readonly FileView[];
  /** How many more there are. */
  readonly moreChanges?: number;
}

/** So many changes of a writable layer a view names. */
export const changesShown = 200;

/** A file as a layer holds it. */
export interface FileView {
  /** Without a leading slash. */
  readonly path: string;
  /** A `whiteout` hides `path` of the layers below; an `opaque` entry is a directory that hides all that it held below. */
  readonly kind: 'file' | 'directory' | 'symlink' | 'hardlink' | 'whiteout' | 'opaque';
  /** Bytes of content; 0 for what has none. */
  readonly size: number;
  /** Permission bits. */
  readonly mode?: number;
  /** Of a link. */
  readonly target?: string;
}

/** The files of one layer, sorted by path. Not part of a view: immutable, and asked for by layer key when a picture needs it. */
export interface LayerFiles {
  readonly entries: readonly FileView[];
  /** False where the catalogue holds only a representative list. */
  readonly complete: boolean;
}

/** The newest build of a machine: Dockerfile line, instruction, layer and history row of each other. */
export interface BuildView {
  /** The name it builds; absent without `-t`. */
  readonly reference?: string;
  /** As given to `-f`; `Dockerfile` by default. */
  readonly path: string;
  readonly dockerfile: string;
  readonly state: 'planned' | 'running' | 'done' | 'failed';
  /** In order of the file. */
  readonly instructions: readonly BuildInstructionView[];
  /** Image ID, once it is exported. */
  readonly image?: string;
}

export interface BuildInstructionView {
  /** First and last line in the Dockerfile, counted from 1. */
  readonly lines: readonly [number, number];
  /** As written, one line. */
  readonly text: string;
  /** Name of its stage, or its number as text. */
  readonly stage: string;
  /** What it makes: a layer of files, configuration, the base, or (ARG before FROM, say) nothing. */
  readonly makes: 'base' | 'layer' | 'configuration' | 'nothing';
  /** `unneeded`: its stage is not needed for the target. */
  readonly state: 'pending' | 'running' | 'cached' | 'ran' | 'failed' | 'unneeded';
  /** Why it runs (again) or not, one plain sentence made from the plan's data. */
  readonly why?: string;
  /** Key of the layer made, once it exists. */
  readonly layer?: string;
  /** Index of its row in the built image's history, oldest first. */
  readonly historyRow?: number;
  /** Simulated milliseconds. */
  readonly duration?: number;
}

/** The newest pull or push of a machine, or fetch of what a build stands on (`build`). */
export interface TransferView {
  readonly kind: 'pull' | 'push' | 'build';
  /** Familiar reference; of a build that fetches several images all of them, `golang:1.23, alpine:3.20`. */
  readonly reference: string;
  /** Likewise all, each once. */
  readonly registry: string;
  readonly state: 'running' | 'done' | 'failed';
  /** Base to top; image after image in the order in which a build fetches them. */
  readonly layers: readonly TransferLayerView[];
  /** Simulated; while it runs, when the state of a layer last changed. */
  readonly elapsedMs: number;
  readonly bytesPerSecond: number;
}

export interface TransferLayerView {
  /** Of the compressed blob. */
  readonly digest: string;
  /** Compressed bytes. */
  readonly size: number;
  /**
   * `exists`: it was there already, so nothing travels; `mounted`: taken from another repository of the same registry; `shared`: it comes
   * with a layer before it in this list.
   */
  readonly state: 'waiting' | 'moving' | 'moved' | 'unpacking' | 'done' | 'exists' | 'mounted' | 'shared';
  /** Bytes that have travelled. */
  readonly moved: number;
  /** Where the machine's layers do not say it: the instruction that made it. A build leaves no image of its bases. */
  readonly createdBy?: string;
  /** Familiar reference of its image, where the transfer has several. */
  readonly image?: string;
}

/** What lies on a machine's disk, in bytes, as `docker system df` counts. */
export interface DiskView {
  /** Compressed blobs and documents of images. */
  readonly content: number;
  /** Unpacked layers of images, each once. */
  readonly unpacked: number;
  /** Sum of every image's own disk usage: what it would be if nothing were shared. */
  readonly withoutSharing: number;
  /** Of `content` and `unpacked`, what images without a container hold alone. */
  readonly reclaimableImages: number;
  readonly containers: number;
  readonly volumes: number;
  readonly buildCache: number;
}

export interface RegistryView {
  /** `docker.io`, `registry.example.com`. */
  readonly host: string;
  /** Set where only this machine reaches it: `localhost:5000`. */
  readonly machine?: string;
  /** Sorted by name, at least one. Of Docker Hub only what some machine of the world has pulled or built on; of others all. */
  readonly repositories: readonly RepositoryView[];
}

export interface RepositoryView {
  /** Familiar, without the host: `nginx`, `team/app`. */
  readonly name: string;
  /** Sorted by tag. Of Docker Hub only the tags that were used. */
  readonly tags: readonly TagView[];
}

export interface TagView {
  readonly tag: string;
  /** What it points to: the digest of an index or a manifest. */
  readonly digest: string;
}

export interface MachineView {
  readonly name: string;
  /** In order of arrival. */
  readonly images: readonly ImageView[];
  /** Every layer that an image above refers to, each once. */
  readonly layers: Readonly<Record<string, LayerView>>;
  readonly containers: readonly ContainerView[];
  readonly build?: BuildView;
  readonly transfer?: TransferView;
  readonly disk?: DiskView;
}

export interface WorldView {
  readonly machines: readonly MachineView[];
  /** Docker Hub first. Those of which there is nothing to show are left out. */
  readonly registries?: readonly RegistryView[];
}
