import type { ReactNode } from 'react';
import { colourOf } from '../../pictures/colour';
import type { SlabShape } from '../../pictures/geometry';
import { MOTIF_SIZE, MOTIFS } from '../../pictures/motif';
import { LABEL_X, MARGIN } from '../../pictures/slab';
import { SEAM } from '../../pictures/slabHeight';
import type { Drawing } from '../picture/definition';
import { Item, Ring } from '../picture/Item';
import signs from '../picture/signs.module.css';
import { slabLabel } from './labels';

interface SlabProps {
  readonly slab: SlabShape;
  readonly highlighted: boolean;
  readonly drawing: Drawing;
  /** Of the picture's hatching, the sign of a shared layer. */
  readonly hatchId: string;
}

export function Slab({ slab, hatchId, ...rest }: SlabProps): ReactNode {
  const { layer, width, height, filled, label, labelY, figure, figureY } = slab;
  const colour = colourOf(layer.digest);
  const className = [signs.slab, slab.dimmed ? signs.dimmed : '', colour ? '' : signs.plain].filter(Boolean).join(' ');
  return (
    <Item item={slab} label={slabLabel(slab)} className={className} hue={colour?.hue} state={layer.state} seam={SEAM} {...rest}>
      <SlabBody
        {...{ width, height, filled, label, labelY, figure, figureY }}
        motif={colour && MOTIFS[colour.motif]}
        hatching={slab.images.length > 1 ? `url(#${hatchId})` : 'none'}
      />
    </Item>
  );
}

interface SlabBodyProps extends Pick<SlabShape, 'width' | 'height' | 'filled' | 'label' | 'labelY' | 'figure' | 'figureY'> {
  readonly motif: string | undefined;
  readonly hatching: string;
}

/** Plain values only, so that what stays the same is not drawn anew. */
function SlabBody({ width, height, filled, label, labelY, figure, figureY, motif, hatching }: SlabBodyProps): ReactNode {
  const corner = Math.min(5, height / 3);
  return (
    <>
      <rect className={signs.fill} rx={corner} height={height} style={{ width: width * filled }} />
      {/* Always there, so that it grows with the slab when that comes to be shared. */}
      <rect className={signs.hatching} rx={corner} height={height} fill={hatching} style={{ width }} />
      <rect className={signs.body} rx={corner} height={height} style={{ width }} />
      {motif !== undefined && <path className={signs.motif} transform={`translate(${MARGIN} ${(height - MOTIF_SIZE) / 2})`} d={motif} />}
      <text className={signs.label} x={motif === undefined ? MARGIN : LABEL_X} y={labelY}>
        {label}
      </text>
      {figureY === labelY ? (
        <text className={signs.figureEnd} y={figureY} style={{ transform: `translateX(${width - MARGIN}px)` }}>
          {figure}
        </text>
      ) : (
        <text className={signs.figure} x={motif === undefined ? MARGIN : LABEL_X} y={figureY}>
          {figure}
        </text>
      )}
      <Ring rx={corner + 2} x={-1} y={-1} width={width + 2} height={height + 2} />
    </>
  );
}
