import { counted } from '../../session/counted';
import type { CSSProperties, ReactNode } from 'react';
import { colourOf } from '../../pictures/colour';
import { MOTIF_SIZE, MOTIFS } from '../../pictures/motif';
import type { StoneShape } from '../../pictures/names/geometry';
import { LABEL_X, MARGIN } from '../../pictures/slab';
import { shortId } from '../../pictures/stackOutline';
import type { Drawing } from '../picture/definition';
import { Item, Ring } from '../picture/Item';
import signs from '../picture/signs.module.css';
import styles from './Names.module.css';

/** A digest over the courses of its layers. */
export function Stone({ stone, drawing }: { readonly stone: StoneShape; readonly drawing: Drawing }): ReactNode {
  const { placed, width, height, pole, caption } = stone;
  const colour = colourOf(placed.digest);
  const motif = colour && MOTIFS[colour.motif];
  const className = [signs.slab, placed.untagged ? signs.dimmed : '', colour ? '' : signs.plain, placed.planted ? '' : signs.unplanted];
  return (
    <Item
      item={stone}
      label={stoneLabel(stone)}
      drawing={drawing}
      className={className.filter(Boolean).join(' ')}
      hue={colour?.hue}
      state={placed.planted ? 'stored' : 'waiting'}
      highlighted={drawing.highlight !== undefined && placed.digest === drawing.highlight}
    >
      {pole && <path className={signs.pole} d={`M${pole.x - stone.x} ${pole.foot - stone.y}V${pole.top - stone.y}`} />}
      {stone.courses.map((course, index) => (
        <Course
          key={index}
          digest={course.digest}
          x={course.x - stone.x}
          y={course.y - stone.y}
          width={course.width}
          height={course.height}
        />
      ))}
      <rect className={signs.fill} rx={5} width={width} height={height} />
      <rect className={signs.body} rx={5} width={width} height={height} />
      {motif !== undefined && <path className={signs.motif} transform={`translate(${MARGIN} ${(height - MOTIF_SIZE) / 2})`} d={motif} />}
      <text className={signs.label} x={motif === undefined ? MARGIN : LABEL_X} y={height / 2 + 4.5}>
        {stone.label}
      </text>
      {caption && (
        <text className={signs.caption} x={caption.x - stone.x} y={caption.y - stone.y}>
          {caption.text}
        </text>
      )}
      <Ring rx={7} x={-1} y={-1} width={width + 2} height={height + 2} />
    </Item>
  );
}

function Course({
  digest,
  ...box
}: {
  readonly digest: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}): ReactNode {
  const hue = colourOf(digest)?.hue;
  const style: CSSProperties & Partial<Record<'--hue', number>> = hue === undefined ? {} : { '--hue': hue };
  return <rect className={hue === undefined ? styles.unknown : styles.course} style={style} rx={2} {...box} />;
}

function stoneLabel({ placed, place, courses, more }: StoneShape): string {
  const names = placed.names.length === 0 ? 'no name points to it' : placed.names.map((name) => name.shown).join(', ');
  const layers = courses.length + more;
  const over = layers === 0 ? '' : `, ${counted(layers, 'layer')}`;
  return placed.digest === '' ? `On its way to ${place}: ${names}` : `Digest ${shortId(placed.digest)} on ${place}${over}; ${names}`;
}
