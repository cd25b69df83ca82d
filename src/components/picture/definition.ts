import type { ReactNode } from 'react';
import type { Direction, PictureGeometry, PictureItem, Room } from '../../pictures/picture';
import type { Interaction } from './interaction';
import type { Near } from './near';

/** A term and what is known of it. */
export interface Fact {
  readonly term: string;
  readonly value: string;
  /** Something that can be typed or is printed: monospaced, its line breaks kept. */
  readonly typed?: boolean;
}

/** What the strip says of the thing pointed at. */
export interface DetailsContent {
  readonly head: string;
  readonly facts: readonly Fact[];
}

export interface LegendEntry {
  readonly text: string;
  /** Inside an SVG of 22 × 14 px. */
  readonly glyph: ReactNode;
}

/** Only signs that occur in the picture. */
export interface LegendContent {
  readonly entries: readonly LegendEntry[];
  /** What is true of the whole: the scale of heights, say. */
  readonly statement?: string;
}

/** What shapes need in order to be drawn. */
export interface Drawing {
  /** Absent in still pictures and in the first paint. */
  readonly interaction?: Interaction;
  /** Of the details strip. */
  readonly detailsId: string;
  /** Unique for each drawing on the page: ids of patterns and clip paths begin with it. */
  readonly prefix: string;
  /** Digest or ID that lights up. */
  readonly highlight?: string;
  /** Only what is near the window has its shape; the rest is there for keys and screen readers. Undefined: all has. */
  readonly near?: Near;
}

/** A picture of one kind over one view: all that the shared frame has to know. Pure but for `draw` and `list`, which make markup. */
export interface PictureDefinition<Geometry extends PictureGeometry, Item extends PictureItem> {
  /** Accessible name of the figure. */
  readonly title: string;
  /** One line of what it shows, from the same state. */
  readonly summary: string;
  /** A second statement for the eye, after the summary: what sharing saves, say. */
  readonly figures?: string;
  /** Said in its place where there is nothing to draw. */
  readonly empty?: string;
  /** How to use it by keyboard, one sentence; appended to the picture's accessible name once it answers. */
  readonly keys: string;
  layout(room: Room): Geometry;
  /** In the order in which Tab and a screen reader meet them. */
  items(geometry: Geometry): readonly Item[];
  /** Id of the item that a key leads to; `undefined` at the edge. */
  neighbour(geometry: Geometry, id: string, direction: Direction): string | undefined;
  /** Items that belong to this one, while others step back; `undefined`: none steps back. */
  related?(geometry: Geometry, id: string): ReadonlySet<string> | undefined;
  /** Digest or ID, told to other pictures. */
  digestOf(item: Item): string | undefined;
  details(item: Item): DetailsContent;
  legend(geometry: Geometry): LegendContent;
  /** What stands inside the `<svg>`. */
  draw(geometry: Geometry, drawing: Drawing): ReactNode;
  /** The same as text: a list or a table, with sizes. */
  list(): ReactNode;
  /** Text below the picture, within the part that scrolls. */
  below?(): ReactNode;
  /** Told of every item that is pressed or gets the focus, not of one that is merely pointed at: what this changes may move the picture. */
  choose?(item: Item): void;
  /** Pressing an item does this instead of pinning its details; `undefined` for those that are pinned. */
  open?(item: Item): (() => void) | undefined;
}
