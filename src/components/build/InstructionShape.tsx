import type { ReactNode } from 'react';
import { pennantOutline } from '../../pictures/banner';
import type { InstructionRow } from '../../pictures/build/build';
import { colourOf } from '../../pictures/colour';
import { MOTIF_SIZE, MOTIFS } from '../../pictures/motif';
import { LABEL_X, MARGIN } from '../../pictures/slab';
import { WORD_ADVANCE } from '../../pictures/text';
import type { Drawing } from '../picture/definition';
import { Item, Ring } from '../picture/Item';
import signs from '../picture/signs.module.css';
import styles from './Build.module.css';
import { DockerfileText } from './DockerfileText';
import { StateGlyph } from './StateGlyph';

interface InstructionShapeProps {
  readonly row: InstructionRow;
  readonly gutter: number;
  readonly textX: number;
  readonly drawing: Drawing;
}

/** An instruction with all that belongs to it, so that pointing at one part lights up the others. */
export function InstructionShape({ row, gutter, textX, drawing }: InstructionShapeProps): ReactNode {
  const { parts, instruction } = row;
  const colour = colourOf(row.layer?.digest ?? '');
  const state = parts.state;
  return (
    <Item
      item={row}
      label={labelOf(row)}
      drawing={drawing}
      className={colour ? signs.slab : `${signs.slab} ${signs.plain}`}
      hue={colour?.hue}
      state={row.layer?.state ?? (isMade(row) ? 'stored' : 'waiting')}
      highlighted={drawing.highlight !== undefined && row.layer?.digest === drawing.highlight}
    >
      {row.lines.map((line) => (
        <DockerfileText key={line.number} line={line} gutter={gutter} textX={textX} from={row.y} />
      ))}
      <StateGlyph state={instruction.state} x={state.x + 6} y={state.y - row.y + 9} />
      <text className={instruction.state === 'failed' ? styles.failure : styles.state} x={state.x + 18} y={state.y - row.y + 13.5}>
        {row.state}
      </text>
      {row.why.map((line, index) => (
        <text key={index} className={styles.why} x={state.x + 18} y={state.y - row.y + 29.5 + index * 16}>
          {line}
        </text>
      ))}
      <Made row={row} />
      {parts.history && row.history !== '' && (
        <text className={styles.why} x={parts.history.x} y={parts.history.y - row.y + 13.5}>
          {row.history}
        </text>
      )}
      <Ring rx={5} x={1} y={1} width={row.width - 2} height={row.height - 2} />
    </Item>
  );
}

/** A slab for a layer, a pennant for configuration, words for nothing. */
function Made({ row }: { readonly row: InstructionRow }): ReactNode {
  const { layer: box } = row.parts;
  const { makes, state } = row.instruction;
  const place = `translate(${box.x} ${box.y - row.y})`;
  if (makes === 'layer' && state !== 'unneeded' && state !== 'failed') {
    const colour = colourOf(row.layer?.digest ?? '');
    return (
      <g transform={place}>
        {row.layer?.state === 'stored' && <rect className={signs.fill} rx={4} width={box.width} height={box.height} />}
        <rect className={signs.body} rx={4} width={box.width} height={box.height} />
        {colour && (
          <path className={signs.motif} transform={`translate(${MARGIN} ${(box.height - MOTIF_SIZE) / 2})`} d={MOTIFS[colour.motif]} />
        )}
        <text className={signs.label} x={colour ? LABEL_X : MARGIN} y={box.height / 2 + 4.5}>
          {row.makes}
        </text>
      </g>
    );
  }
  if (makes === 'configuration') {
    const width = Math.min(box.width, Math.ceil(row.makes.length * WORD_ADVANCE) + 24);
    return (
      <g className={signs.pennant} transform={place}>
        <path d={pennantOutline(width, 22)} />
        <text x={8} y={15}>
          {row.makes}
        </text>
      </g>
    );
  }
  return (
    <text className={styles.why} x={box.x} y={box.y - row.y + 14}>
      {row.makes}
    </text>
  );
}

/** There is a layer, be it one of the build cache alone. */
function isMade({ instruction, layer }: InstructionRow): boolean {
  return layer ? layer.state === 'stored' : instruction.state === 'cached' || instruction.state === 'ran';
}

function labelOf(row: InstructionRow): string {
  const [first, last] = row.instruction.lines;
  const lines = first === last ? `Line ${first}` : `Lines ${first} to ${last}`;
  const why = row.instruction.why === undefined ? '' : `, ${row.instruction.why}`;
  const made = row.layer && row.layer.state === 'stored' ? `layer of ${row.makes}` : row.makes;
  return `${lines}: ${row.instruction.text}; ${row.state}${why}; ${made}${row.history === '' ? '' : `; history row ${row.history.split(':')[0]}`}`;
}
