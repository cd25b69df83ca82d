import type { ReactNode } from 'react';
import { colourOf } from '../../pictures/colour';
import { MOTIF_SIZE, MOTIFS } from '../../pictures/motif';
import { humanSize } from '../../pictures/size';
import { rowState } from '../../pictures/transfer/transfer';
import type { TransferRow } from '../../pictures/transfer/transfer';
import type { Drawing } from '../picture/definition';
import { Item, Ring } from '../picture/Item';
import signs from '../picture/signs.module.css';
import styles from './Transfer.module.css';

/** A layer's bar: as long as it has bytes, filled as far as they have come. */
export function TransferRowShape({ row, drawing }: { readonly row: TransferRow; readonly drawing: Drawing }): ReactNode {
  const colour = colourOf(row.layer.digest);
  const motif = colour && row.bar.width > MOTIF_SIZE + 6 ? MOTIFS[colour.motif] : undefined;
  const { x, width, height } = row.bar;
  const y = row.bar.y - row.y;
  return (
    <Item
      item={row}
      label={`Layer ${row.fullLabel}${row.layer.image === undefined ? '' : ` of ${row.layer.image}`}, ${humanSize(row.layer.size)}, ${rowState(row.layer)}`}
      drawing={drawing}
      className={signs.slab}
      hue={colour?.hue}
      state={row.filled < 1 ? 'downloading' : 'stored'}
      highlighted={drawing.highlight === row.layer.digest}
    >
      <text className={styles.label} x={row.labelAt.x} y={row.labelAt.y - row.y}>
        {row.label}
      </text>
      <g transform={`translate(${x} ${y})`}>
        <rect className={signs.fill} rx={3} height={height} style={{ width: width * row.filled }} />
        {row.stays && <rect rx={3} width={width} height={height} fill={`url(#${drawing.prefix}-there)`} />}
        <rect className={signs.body} rx={3} width={width} height={height} />
        {motif !== undefined && <path className={signs.motif} transform={`translate(4 ${(height - MOTIF_SIZE) / 2})`} d={motif} />}
      </g>
      <text className={styles.state} x={row.stateAt.x} y={row.stateAt.y - row.y}>
        {row.state}
      </text>
      <Ring rx={5} x={1} y={1} width={row.width - 2} height={row.height - 2} />
    </Item>
  );
}
