import type { ReactNode } from 'react';
import type { DockerfileLine } from '../../pictures/build/build';
import styles from './Build.module.css';

interface DockerfileTextProps {
  readonly line: DockerfileLine;
  readonly gutter: number;
  readonly textX: number;
  /** Y of what it is drawn in. */
  readonly from?: number;
}

/** A line of the Dockerfile with its number. */
export function DockerfileText({ line, gutter, textX, from = 0 }: DockerfileTextProps): ReactNode {
  const y = line.y - from + 4.5;
  return (
    <g className={line.silent ? styles.silent : styles.line}>
      <text className={styles.number} x={gutter} y={y} aria-hidden="true">
        {line.number}
      </text>
      <text className={styles.code} x={textX} y={y}>
        {line.text}
      </text>
    </g>
  );
}
