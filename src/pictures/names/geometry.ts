import type { BannerShape, Box, GroundShape } from '../geometry';
import type { DocumentNode } from './documentTree';
import type { Counted } from './fewerDocuments';
import type { PlacedDigest, PlacedName } from './places';

/** A machine or a registry: a yard of its own with a title. */
export interface PlaceShape extends Box {
  readonly id: string;
  readonly kind: 'machine' | 'registry';
  readonly title: string;
  /** Said where nothing stands. */
  readonly empty?: string;
  readonly grounds: readonly GroundShape[];
}

/** Where an item stands for the arrow keys: counted from 0 over all columns of all places, and from the ground up. */
export interface Standing {
  readonly column: number;
  readonly storey: number;
}

/** A digest, drawn as a stone that names are planted on, over its layers as thin courses. */
export interface StoneShape extends Box, Standing {
  readonly kind: 'digest';
  readonly id: string;
  readonly place: string;
  readonly placed: PlacedDigest;
  /** The shortened digest, or what it is while it has none. */
  readonly label: string;
  /** Top to base, below the stone. */
  readonly courses: readonly CourseShape[];
  /** How many more layers there are than courses. */
  readonly more: number;
  readonly pole?: { readonly x: number; readonly top: number; readonly foot: number };
  /** Said over it: it has no name. */
  readonly caption?: { readonly text: string; readonly x: number; readonly y: number };
}

export interface CourseShape extends Box {
  readonly digest: string;
}

export interface NameShape extends BannerShape, Standing {
  readonly kind: 'name';
  readonly place: string;
  readonly name: PlacedName;
  readonly placed: PlacedDigest;
}

/** A document that an image ID leads to, a layer that one names, or several of them counted. */
export interface DocumentShape extends Box {
  readonly kind: 'document';
  readonly id: string;
  /** The image ID that leads to it. */
  readonly of: string;
  /** Id of the shape of what names it; absent for the first. */
  readonly parent: string | undefined;
  /** Line from there, as SVG path data in px from the picture's corner. */
  readonly link: string | undefined;
  readonly node?: DocumentNode;
  readonly counted?: Counted;
  /** '' for several. */
  readonly digest: string;
  readonly label: string;
  readonly figure: string;
  /** Further lines: digest and media type. */
  readonly notes: readonly string[];
  /** A config is a pennant: its outline from its own corner. */
  readonly outline?: string;
}

/** All documents of one image, each after what names it. */
export interface ChainShape extends Box {
  readonly id: string;
  readonly of: string;
  readonly title: string;
  readonly documents: readonly DocumentShape[];
}

export type NamesItem = StoneShape | NameShape | DocumentShape;

export interface NamesGeometry {
  readonly width: number;
  readonly height: number;
  /** Width that there was. */
  readonly room: number;
  readonly places: readonly PlaceShape[];
  readonly stones: readonly StoneShape[];
  readonly names: readonly NameShape[];
  /** Absent where no documents are drawn. */
  readonly chain?: ChainShape;
}
