import type { ContainerView, ImageView, LayerView } from '../session/worldView';

/** Which bytes a picture shows: those that travel, or those that lie on disk. */
export type Measure = 'compressed' | 'unpacked';

/** In px from the top left corner of the picture. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Lanes are the narrowest columns: one for an image, or one for each of its containers. Counted from 0 over all streets; both ends included. */
export interface Lanes {
  readonly first: number;
  readonly last: number;
}

export interface SlabShape extends Box {
  readonly kind: 'layer';
  /** `layer <key>`; stable from one view to the next. */
  readonly id: string;
  readonly lanes: Lanes;
  readonly layer: LayerView;
  /** Images that stand on it, in the order of their columns; more than one makes it shared. */
  readonly images: readonly ImageView[];
  readonly label: string;
  readonly figure: string;
  /** Baselines in px from the slab's top; label and figure share a line unless the slab is narrow. */
  readonly labelY: number;
  readonly figureY: number;
  /** Only dangling images stand on it. */
  readonly dimmed: boolean;
  /** 0 to 1: how much of it is here. */
  readonly filled: number;
}

export interface ContainerShape extends Box {
  readonly kind: 'container';
  readonly id: string;
  readonly lanes: Lanes;
  readonly container: ContainerView;
  readonly label: string;
  readonly figure: string;
  readonly labelY: number;
  readonly figureY: number;
}

export interface BannerShape extends Box {
  readonly id: string;
  /** SVG path data, from the banner's own top left corner. */
  readonly outline: string;
  /** One line, or two for a name too long for its lane: repository, then tag. */
  readonly lines: readonly string[];
  readonly fullText: string;
}

export interface PennantShape extends BannerShape {
  /** Where its string is tied, in px from the picture's corner; absent on the flag pole. */
  readonly tie?: { readonly x: number; readonly y: number };
}

/** All that is planted on an image: the box is that of flags and pole, for touch and focus. */
export interface TowerShape extends Box {
  readonly kind: 'image';
  readonly id: string;
  readonly lanes: Lanes;
  readonly image: ImageView;
  readonly pole?: { readonly x: number; readonly top: number; readonly foot: number };
  /** Top to bottom, sorted as the names are; not yet planted while the image is being made. */
  readonly flags: readonly BannerShape[];
  /** Configuration rows, oldest lowest. */
  readonly pennants: readonly PennantShape[];
  /** Said instead of flags: an image without a name. */
  readonly caption?: { readonly text: string; readonly x: number; readonly y: number };
  readonly planted: boolean;
  readonly dangling: boolean;
}

export interface GroundShape {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export type Item = SlabShape | ContainerShape | TowerShape;

export interface StackGeometry {
  readonly width: number;
  readonly height: number;
  /** Width that there was; where the picture is wider, it scrolls. */
  readonly room: number;
  readonly measure: Measure;
  /** One street of towers above another, where one is too narrow for all. */
  readonly grounds: readonly GroundShape[];
  /** Lower before upper, so that drawing and reading order agree. */
  readonly slabs: readonly SlabShape[];
  readonly containers: readonly ContainerShape[];
  readonly towers: readonly TowerShape[];
}
