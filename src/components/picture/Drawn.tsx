import type { ReactNode } from 'react';
import type { PictureGeometry, PictureItem } from '../../pictures/picture';
import type { PictureDefinition } from './definition';
import type { Interaction } from './interaction';
import type { Near } from './near';
import styles from './Picture.module.css';

interface DrawnProps<Geometry extends PictureGeometry, Item extends PictureItem> {
  readonly definition: PictureDefinition<Geometry, Item>;
  readonly geometry: Geometry;
  readonly zoom: number;
  readonly id: string;
  readonly highlight?: string;
  readonly interaction?: Interaction;
  readonly near?: Near;
  /** Which of the two unmeasured layouts it is. */
  readonly fit?: 'narrow' | 'wide';
}

/** The geometry as SVG, at its own size times the zoom: it is never scaled to fit. */
export function Drawn<Geometry extends PictureGeometry, Item extends PictureItem>({
  definition,
  geometry,
  zoom,
  id,
  highlight,
  interaction,
  near,
  fit,
}: DrawnProps<Geometry, Item>): ReactNode {
  const { width, height } = geometry;
  const label = `${definition.title}: ${definition.summary}`;
  return (
    <svg
      className={fit === undefined ? styles.svg : `${styles.svg} ${styles[fit]}`}
      width={Math.round(width * zoom)}
      height={Math.round(height * zoom)}
      viewBox={`0 0 ${width} ${height}`}
      role={interaction ? 'group' : 'img'}
      aria-label={interaction ? `${label}. ${definition.keys}` : label}
      data-picture
      data-moving={interaction ? true : undefined}
    >
      {definition.draw(geometry, { interaction, highlight, near, detailsId: `${id}-details`, prefix: `${id}-${fit ?? 'measured'}` })}
    </svg>
  );
}
