import type { PictureGeometry, PictureItem } from '../../pictures/picture';
import type { PictureDefinition } from './definition';

/** Widths laid out for while no screen is known, in px: a phone's, and half a pane's; the style sheet shows the one that fits. */
const NARROW = 250;
const WIDE = 460;
/** Height of header and strip together, in px, about; measured after the first paint. */
const CHROME = 138;

/** What stands in the page before anything is measured: the layout for a narrow and for a wide figure. */
export interface Layouts<Geometry> {
  readonly narrow: Geometry;
  readonly wide: Geometry;
}

export function firstLayouts<Geometry extends PictureGeometry, Item extends PictureItem>(
  definition: PictureDefinition<Geometry, Item>,
  fixedHeight: number | undefined,
): Layouts<Geometry> {
  const height = fixedHeight === undefined ? undefined : fixedHeight - CHROME;
  return { narrow: definition.layout({ width: NARROW, height }), wide: definition.layout({ width: WIDE, height }) };
}
