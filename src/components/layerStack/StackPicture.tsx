import type { ReactNode } from 'react';
import type { SlabShape, StackGeometry } from '../../pictures/geometry';
import { Container } from './Container';
import { Slab } from './Slab';
import { Tower } from './Tower';
import type { StackInteraction } from './stackInteraction';
import styles from './LayerStack.module.css';

interface StackPictureProps {
  readonly geometry: StackGeometry;
  /** Accessible name. */
  readonly label: string;
  readonly highlight?: string;
  readonly interaction?: StackInteraction;
  readonly detailsId: string;
  /** Which of the two unmeasured layouts it is. */
  readonly fit?: 'narrow' | 'wide';
}

/** The geometry as SVG, at its own size: it is never scaled. */
export function StackPicture({ geometry, label, highlight, interaction, detailsId, fit }: StackPictureProps): ReactNode {
  const { width, height } = geometry;
  const shared = { interaction, detailsId };
  const hatchId = `${detailsId}-hatch-${fit ?? 'measured'}`;
  return (
    <svg
      className={[styles.svg, interaction ? styles.moving : '', fit === undefined ? '' : styles[fit]].filter(Boolean).join(' ')}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role={interaction ? 'group' : 'img'}
      aria-label={interaction ? `${label}. Arrow keys go from layer to layer, Enter keeps the details open.` : label}
    >
      <defs>
        <pattern id={hatchId} width={8} height={8} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className={styles.hatch} d="M4 0V8" />
        </pattern>
      </defs>
      {geometry.grounds.map((ground) => (
        <path key={ground.y} className={styles.ground} d={`M${ground.x} ${ground.y}h${ground.width}`} />
      ))}
      {geometry.slabs.map((slab) => (
        <Slab key={slab.id} slab={slab} hatchId={hatchId} highlighted={highlight !== undefined && isMeant(slab, highlight)} {...shared} />
      ))}
      {geometry.containers.map((shape) => (
        <Container key={shape.id} shape={shape} {...shared} />
      ))}
      {geometry.towers.map((tower) => (
        <Tower key={tower.id} tower={tower} highlighted={highlight === tower.image.id} {...shared} />
      ))}
    </svg>
  );
}

function isMeant({ layer }: SlabShape, digest: string): boolean {
  return layer.digest === digest || layer.diffId === digest || layer.key === digest;
}
