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
  readonly state: 'pulling' | 'building' | 'stored';
  /** The name it will get, while it is being pulled or built. */
  readonly expectedName?: string;
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
}

export interface MachineView {
  readonly name: string;
  /** In order of arrival. */
  readonly images: readonly ImageView[];
  /** Every layer that an image above refers to, each once. */
  readonly layers: Readonly<Record<string, LayerView>>;
  readonly containers: readonly ContainerView[];
}

export interface WorldView {
  readonly machines: readonly MachineView[];
}
