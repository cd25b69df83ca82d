import type { ReactNode } from 'react';
import { NUMBER_ROOM, type RowShape } from '../../pictures/stack/imageStack';
import type { Drawing } from '../picture/definition';
import { Item, Ring } from '../picture/Item';
import { rowLabel } from './rowWords';
import styles from './Stack.module.css';

/** A history row, or something that the writable layer holds, beside the stack. */
export function Row({ row, drawing }: { readonly row: RowShape; readonly drawing: Drawing }): ReactNode {
  const base = row.height / 2 + 4;
  const hides = row.change?.kind === 'whiteout' || row.change?.kind === 'opaque';
  const classes = [styles.text, row.of === undefined ? styles.quiet : '', hides ? styles.hidden : ''];
  return (
    <Item item={row} label={rowLabel(row)} drawing={drawing} seam={4}>
      <path className={styles.tie} d={`M${row.tie.x - row.x} ${row.tie.y - row.y}L-4 ${row.height / 2}H${NUMBER_ROOM - 22}`} />
      {row.row && (
        <text className={styles.number} x={NUMBER_ROOM - 4} y={base}>
          {row.row.number ?? '–'}
        </text>
      )}
      {row.outline !== undefined && <path className={styles.pennant} transform={`translate(${NUMBER_ROOM} 0.5)`} d={row.outline} />}
      <text className={classes.filter(Boolean).join(' ')} x={NUMBER_ROOM + 6} y={base}>
        {row.text}
      </text>
      {row.figure !== '' && (
        <text className={styles.figure} x={row.width - 2} y={base}>
          {row.figure}
        </text>
      )}
      <Ring x={0} y={-1} width={row.width} height={row.height + 2} rx={5} />
    </Item>
  );
}
