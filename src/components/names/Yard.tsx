import type { ReactNode } from 'react';
import type { PlaceShape } from '../../pictures/names/geometry';
import signs from '../picture/signs.module.css';
import styles from './Names.module.css';

/** The ground of a machine or a registry, with its title. */
export function Yard({ place }: { readonly place: PlaceShape }): ReactNode {
  const { x, y, width, height } = place;
  return (
    <g className={styles.yard} data-kind={place.kind}>
      <rect x={x + 0.5} y={y + 0.5} width={width - 1} height={height - 1} rx={8} />
      <text className={styles.title} x={x + 14} y={y + 20}>
        {place.title}
      </text>
      {place.empty !== undefined && (
        <text className={styles.empty} x={x + 14} y={y + 50}>
          {place.empty}
        </text>
      )}
      {place.grounds.map((ground) => (
        <path key={ground.y} className={signs.ground} d={`M${ground.x} ${ground.y}h${ground.width}`} />
      ))}
    </g>
  );
}
