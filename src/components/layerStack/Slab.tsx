import type { ReactNode } from 'react';
import { colourOf } from '../../pictures/colour';
import type { SlabShape } from '../../pictures/geometry';
import { MOTIF_SIZE, MOTIFS } from '../../pictures/motif';
import { LABEL_X, MARGIN } from '../../pictures/slab';
import { Item } from './Item';
import { slabLabel } from './labels';
import type { StackInteraction } from './stackInteraction';
import styles from './LayerStack.module.css';

interface SlabProps {
  readonly slab: SlabShape;
  readonly highlighted: boolean;
  readonly interaction?: StackInteraction;
  readonly detailsId: string;
  /** Of the picture's hatching, the sign of a shared layer. */
  readonly hatchId: string;
}

export function Slab({ slab, hatchId, ...rest }: SlabProps): ReactNode {
  const { width, height } = slab;
  const colour = colourOf(slab.layer.digest);
  const motif = colour && MOTIFS[colour.motif];
  const className = slab.dimmed ? `${styles.slab} ${styles.dimmed}` : styles.slab;
  const corner = Math.min(5, height / 3);
  return (
    <Item item={slab} label={slabLabel(slab)} className={className} hue={colour?.hue} state={slab.layer.state} {...rest}>
      <rect className={styles.fill} rx={corner} height={height} style={{ width: width * slab.filled }} />
      {/* Always there, so that it grows with the slab when that comes to be shared. */}
      <rect
        className={styles.hatching}
        rx={corner}
        height={height}
        fill={slab.images.length > 1 ? `url(#${hatchId})` : 'none'}
        style={{ width }}
      />
      <rect className={styles.body} rx={corner} height={height} style={{ width }} />
      {motif !== undefined && <path className={styles.motif} transform={`translate(${MARGIN} ${(height - MOTIF_SIZE) / 2})`} d={motif} />}
      <text className={styles.label} x={motif === undefined ? MARGIN : LABEL_X} y={slab.labelY}>
        {slab.label}
      </text>
      {slab.figureY === slab.labelY ? (
        <text className={styles.figureEnd} y={slab.figureY} style={{ transform: `translateX(${width - MARGIN}px)` }}>
          {slab.figure}
        </text>
      ) : (
        <text className={styles.figure} x={motif === undefined ? MARGIN : LABEL_X} y={slab.figureY}>
          {slab.figure}
        </text>
      )}
      <rect className={styles.ring} rx={corner + 2} x={-1} y={-1} width={width + 2} height={height + 2} />
    </Item>
  );
}
