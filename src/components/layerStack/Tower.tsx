import type { ReactNode } from 'react';
import { LINE_HEIGHT } from '../../pictures/flags';
import type { BannerShape, TowerShape } from '../../pictures/geometry';
import type { Drawing } from '../picture/definition';
import { Item, Ring } from '../picture/Item';
import signs from '../picture/signs.module.css';
import { towerLabel } from './labels';

interface TowerProps {
  readonly tower: TowerShape;
  readonly highlighted: boolean;
  readonly drawing: Drawing;
}

/** What is planted on an image: pole, flags, pennants. Drawn from the tower's own corner, so that it slides as one. */
export function Tower({ tower, ...rest }: TowerProps): ReactNode {
  const className = [signs.plain, tower.planted ? '' : signs.unplanted, tower.dangling ? signs.untagged : ''].filter(Boolean).join(' ');
  const { pole, caption } = tower;
  return (
    <Item item={tower} label={towerLabel(tower)} className={className} {...rest}>
      {pole && <path className={signs.pole} d={`M${pole.x - tower.x} ${pole.foot - tower.y}V${pole.top - tower.y}`} />}
      {tower.pennants.map((pennant) => (
        <g key={pennant.id}>
          {pennant.tie && <path className={signs.string} d={stringPath(pennant, pennant.tie, tower)} />}
          <Banner banner={pennant} tower={tower} kind="pennant" tied={pennant.tie !== undefined} />
        </g>
      ))}
      {tower.flags.map((flag) => (
        <Banner key={flag.id} banner={flag} tower={tower} kind="flag" />
      ))}
      {caption && (
        <text className={signs.caption} x={caption.x - tower.x} y={caption.y - tower.y}>
          {caption.text}
        </text>
      )}
      <Ring rx={6} x={-2} y={-3} width={tower.width + 4} height={tower.height} />
    </Item>
  );
}

interface BannerProps {
  readonly banner: BannerShape;
  readonly tower: TowerShape;
  readonly kind: 'flag' | 'pennant';
  /** A pennant at the side, that says what can be typed, not how many there are. */
  readonly tied?: boolean;
}

function Banner({ banner, tower, kind, tied }: BannerProps): ReactNode {
  return (
    <g
      {...(kind === 'flag' ? { 'data-flight': banner.id, 'data-on': tower.id, 'data-x': banner.x, 'data-y': banner.y } : {})}
      className={tied ? `${signs[kind]} ${signs.tied}` : signs[kind]}
      transform={`translate(${banner.x - tower.x} ${banner.y - tower.y})`}
    >
      <path d={banner.outline} />
      {banner.lines.map((line, index) => (
        <text key={index} x={8} y={15.3 - (kind === 'pennant' ? 1 : 0) + index * LINE_HEIGHT}>
          {line}
          {line !== banner.fullText && <title>{banner.fullText}</title>}
        </text>
      ))}
    </g>
  );
}

function stringPath(pennant: BannerShape, tie: { readonly x: number; readonly y: number }, tower: TowerShape): string {
  const middle = pennant.y + pennant.height / 2 - tower.y;
  return `M${tie.x - tower.x} ${tie.y - tower.y}L${pennant.x - tower.x} ${middle}`;
}
