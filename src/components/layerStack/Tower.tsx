import type { ReactNode } from 'react';
import type { BannerShape, TowerShape } from '../../pictures/geometry';
import { Item } from './Item';
import { towerLabel } from './labels';
import type { StackInteraction } from './stackInteraction';
import styles from './LayerStack.module.css';

interface TowerProps {
  readonly tower: TowerShape;
  readonly highlighted: boolean;
  readonly interaction?: StackInteraction;
  readonly detailsId: string;
}

/** What is planted on an image: pole, flags, pennants. Drawn from the tower's own corner, so that it slides as one. */
export function Tower({ tower, ...rest }: TowerProps): ReactNode {
  const className = [styles.tower, tower.planted ? '' : styles.unplanted, tower.dangling ? styles.untagged : ''].filter(Boolean).join(' ');
  const { pole, caption } = tower;
  return (
    <Item item={tower} label={towerLabel(tower)} className={className} {...rest}>
      {pole && <path className={styles.pole} d={`M${pole.x - tower.x} ${pole.foot - tower.y}V${pole.top - tower.y}`} />}
      {tower.pennants.map((pennant) => (
        <g key={pennant.id}>
          {pennant.tie && <path className={styles.string} d={stringPath(pennant, pennant.tie, tower)} />}
          <Banner banner={pennant} tower={tower} kind="pennant" />
        </g>
      ))}
      {tower.flags.map((flag) => (
        <Banner key={flag.id} banner={flag} tower={tower} kind="flag" />
      ))}
      {caption && (
        <text className={styles.caption} x={caption.x - tower.x} y={caption.y - tower.y}>
          {caption.text}
        </text>
      )}
      <rect className={styles.ring} rx={6} x={-2} y={-3} width={tower.width + 4} height={tower.height} />
    </Item>
  );
}

function Banner({ banner, tower, kind }: { readonly banner: BannerShape; readonly tower: TowerShape; readonly kind: 'flag' | 'pennant' }): ReactNode {
  return (
    <g className={styles[kind]} transform={`translate(${banner.x - tower.x} ${banner.y - tower.y})`}>
      <path d={banner.outline} />
      <text x={8} y={banner.height / 2 + 4.3}>
        {banner.text}
        {banner.text !== banner.fullText && <title>{banner.fullText}</title>}
      </text>
    </g>
  );
}

function stringPath(pennant: BannerShape, tie: { readonly x: number; readonly y: number }, tower: TowerShape): string {
  const middle = pennant.y + pennant.height / 2 - tower.y;
  return `M${tie.x - tower.x} ${tie.y - tower.y}L${pennant.x - tower.x} ${middle}`;
}
