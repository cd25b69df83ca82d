import type { ReactNode } from 'react';
import type { PictureGeometry, PictureItem } from '../../pictures/picture';
import type { PictureDefinition } from './definition';
import { firstLayouts } from './firstPaint';
import { PictureFrame, type PictureSettings } from './PictureFrame';

interface StillPictureProps<Geometry extends PictureGeometry, Item extends PictureItem> extends PictureSettings {
  readonly definition: PictureDefinition<Geometry, Item>;
  /** It stays as it is, and is no first paint of the interactive one: no room is kept for details. */
  readonly still?: boolean;
  /** One layout, for a phone's width, instead of one for each of two: half the markup, on a page with many pictures that soon come alive. */
  readonly narrow?: boolean;
}

/** A picture as pure markup: for the build, for pages without scripts and while the interactive one loads. Its markup is that one's first paint. */
export function StillPicture<Geometry extends PictureGeometry, Item extends PictureItem>({
  narrow,
  ...props
}: StillPictureProps<Geometry, Item>): ReactNode {
  const layouts = firstLayouts(props.definition, props.fixedHeight);
  return <PictureFrame {...props} geometry={narrow ? layouts.narrow : layouts} />;
}
