import type { ReactNode } from 'react';
import type { ContainerShape } from '../../pictures/geometry';
import { MARGIN } from '../../pictures/slab';
import { Item } from './Item';
import { containerLabel } from './labels';
import type { StackInteraction } from './stackInteraction';
import styles from './LayerStack.module.css';

interface ContainerProps {
  readonly shape: ContainerShape;
  readonly interaction?: StackInteraction;
  readonly detailsId: string;
}

/** A container's writable layer: dashed, without colour, for it has no digest. */
export function Container({ shape, ...rest }: ContainerProps): ReactNode {
  const { width, height } = shape;
  const inline = shape.figureY === shape.labelY;
  return (
    <Item item={shape} label={containerLabel(shape)} className={styles.container} highlighted={false} {...rest}>
      <rect className={styles.body} rx={5} height={height} style={{ width }} />
      <text className={styles.label} x={MARGIN} y={shape.labelY}>
        {shape.label}
      </text>
      <text
        className={inline ? styles.figureEnd : styles.figure}
        y={shape.figureY}
        style={{ transform: `translateX(${inline ? width - MARGIN : MARGIN}px)` }}
      >
        {shape.figure}
      </text>
      <rect className={styles.ring} rx={7} x={-1} y={-1} width={width + 2} height={height + 2} />
    </Item>
  );
}
