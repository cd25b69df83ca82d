import type { ReactNode } from 'react';
import type { BuildInstructionView } from '../../session/worldView';
import styles from './Build.module.css';

/** What became of an instruction, as a mark that reads without colour; round (x, y). */
export function StateGlyph({
  state,
  x,
  y,
}: {
  readonly state: BuildInstructionView['state'];
  readonly x: number;
  readonly y: number;
}): ReactNode {
  switch (state) {
    case 'cached':
      return <circle className={styles.cached} cx={x} cy={y} r={5} />;
    case 'ran':
      return <circle className={styles.ran} cx={x} cy={y} r={4.4} />;
    case 'running':
      return (
        <g className={styles.ran}>
          <circle cx={x} cy={y} r={4.4} />
          <path d={`M${x} ${y}V${y - 4}`} />
        </g>
      );
    case 'pending':
      return <circle className={styles.pending} cx={x} cy={y} r={4.4} />;
    case 'failed':
      return (
        <g className={styles.failed}>
          <rect x={x - 5.5} y={y - 5.5} width={11} height={11} rx={2} />
          <path d={`M${x - 2.8} ${y - 2.8}l5.6 5.6M${x + 2.8} ${y - 2.8}l-5.6 5.6`} />
        </g>
      );
    case 'unneeded':
      return <path className={styles.pending} d={`M${x - 4} ${y}h8`} />;
  }
}
