import type { ReactNode } from 'react';
import type { ContainerShape } from '../../pictures/geometry';
import { MARGIN } from '../../pictures/slab';
import type { Drawing } from '../picture/definition';
import { Item, Ring } from '../picture/Item';
import signs from '../picture/signs.module.css';
import { containerLabel } from './labels';

interface ContainerProps {
  readonly shape: ContainerShape;
  readonly highlighted: boolean;
  readonly drawing: Drawing;
}

/** A container's writable layer: dashed, without colour, for it has no digest. */
export function Container({ shape, ...rest }: ContainerProps): ReactNode {
  const { width, height } = shape;
  const inline = shape.figureY === shape.labelY;
  return (
    <Item item={shape} label={containerLabel(shape)} className={`${signs.container} ${signs.plain}`} {...rest}>
      <rect className={signs.body} rx={5} height={height} style={{ width }} />
      <text className={signs.label} x={MARGIN} y={shape.labelY}>
        {shape.label}
      </text>
      <text
        className={inline ? signs.figureEnd : signs.figure}
        y={shape.figureY}
        style={{ transform: `translateX(${inline ? width - MARGIN : MARGIN}px)` }}
      >
        {shape.figure}
      </text>
      <Ring rx={7} x={-1} y={-1} width={width + 2} height={height + 2} />
    </Item>
  );
}
