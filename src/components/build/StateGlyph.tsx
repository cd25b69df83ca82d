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
      return <path className={styles.failed} d={`M${x - 4} ${y - 4}l8 8M${x + 4} ${y - 4}l-8 8`} />;
    case 'unneeded':
      return <path className={styles.pending} d={`M${x - 4} ${y}h8`} />;
  }
}
