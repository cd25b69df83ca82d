import type { ReactNode } from 'react';
import { LINE_HEIGHT } from '../../pictures/flags';
import type { NameShape } from '../../pictures/names/geometry';
import { nameState } from '../../pictures/names/outline';
import { shortId } from '../../pictures/stackOutline';
import type { Drawing } from '../picture/definition';
import { Item, Ring } from '../picture/Item';
import signs from '../picture/signs.module.css';
import styles from './Names.module.css';

/** A name on its pole. It keeps its id when it is planted elsewhere, and so is seen to move. */
export function Flag({ shape, drawing }: { readonly shape: NameShape; readonly drawing: Drawing }): ReactNode {
  const { placed, name, lines, width, height } = shape;
  const className = [placed.planted ? '' : signs.unplanted, name.behind ? styles.behind : ''].filter(Boolean).join(' ');
  return (
    <Item item={shape} label={flagLabel(shape)} drawing={drawing} className={className}>
      <g className={signs.flag}>
        <path d={shape.outline} />
        {lines.map((line, index) => (
          <text key={index} x={8} y={15.3 + index * LINE_HEIGHT}>
            {line}
            {line !== shape.fullText && <title>{shape.fullText}</title>}
          </text>
        ))}
      </g>
      <Ring rx={4} x={-2} y={-2} width={width + 4} height={height + 4} />
    </Item>
  );
}

function flagLabel({ placed, name, place }: NameShape): string {
  const state = nameState(placed, name.behind);
  const target = placed.digest === '' ? '' : ` points to ${shortId(placed.digest)}`;
  return `${name.shown} on ${place}${target}${state === '' ? '' : `, ${state}`}`;
}
