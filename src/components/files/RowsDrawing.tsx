import type { CSSProperties, ReactNode } from 'react';
import { colourOf } from '../../pictures/colour';
import { MARK, type DrawnMark, type DrawnRow, type DrawnRows, type DrawnText } from '../../pictures/files/drawnRows';
import { MOTIF_SIZE, MOTIFS } from '../../pictures/motif';
import frame from '../picture/Picture.module.css';
import signs from '../picture/signs.module.css';
import styles from './Files.module.css';

/** The tree as an SVG that is made to be saved: nothing in it answers. */
export function RowsDrawing({ drawing }: { readonly drawing: DrawnRows }): ReactNode {
  const { width, height, title, lines, key, heads, rule, rows, closing } = drawing;
  return (
    <svg className={frame.svg} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <Line of={title} className={frame.heading} />
      {lines.map((line) => (
        <Line key={line.y} of={line} className={signs.caption} />
      ))}
      {key.map(({ mark, text }) => (
        <g key={mark.layer?.key}>
          <Mark mark={mark} />
          <Line of={text} />
        </g>
      ))}
      {heads.map((head) => (
        <Line key={head.text} of={head} className={signs.caption} />
      ))}
      <path className={signs.string} d={`M0 ${rule.y}H${width}`} />
      {rows.map((row) => (
        <Row key={row.path} row={row} />
      ))}
      {closing && <Line of={closing} className={signs.caption} />}
    </svg>
  );
}

function Row({ row }: { readonly row: DrawnRow }): ReactNode {
  const { mark, name, isHidden, twisty, letter, note, size, ghost } = row;
  return (
    <g>
      {twisty && (
        <path
          className={signs.glyphFlag}
          d={twisty.isOpen ? `M${twisty.x + 1} ${twisty.y - 2}h8l-4 5z` : `M${twisty.x + 3} ${twisty.y - 4}v8l5-4z`}
        />
      )}
      <Mark mark={mark} />
      {letter && <Line of={letter} className={`${frame.heading} ${styles.letter}`} />}
      <Line of={name} className={isHidden ? `${signs.label} ${signs.caption} ${styles.gone}` : signs.label} />
      {note && <Line of={note} className={signs.caption} />}
      {size && <Line of={size} />}
      {ghost && (
        <>
          <rect className={styles.stored} x={ghost.x} y={ghost.y} width={ghost.width} height={ghost.height} rx={3} />
          <Line of={ghost.text} />
        </>
      )}
    </g>
  );
}

function Line({ of: { x, y, text, end }, className = '' }: { readonly of: DrawnText; readonly className?: string }): ReactNode {
  return (
    <text className={end ? `${signs.figureEnd} ${className}` : className} x={x} y={y}>
      {text}
    </text>
  );
}

/** As `LayerMark` shows it: a colour and a motif; dashed for a container's own layer. */
function Mark({ mark: { x, y, layer } }: { readonly mark: DrawnMark }): ReactNode {
  const colour = layer && colourOf(layer.digest);
  if (!colour) {
    return layer?.writable ? <rect className={signs.glyphContainer} x={x + 1} y={y + 1} width={MARK - 2} height={MARK - 2} rx={3} /> : null;
  }
  const style: CSSProperties & Record<'--hue', number> = { '--hue': colour.hue };
  const inset = 2;
  return (
    <g style={style} transform={`translate(${x} ${y})`}>
      <rect className={signs.swatchBody} x={0.5} y={0.5} width={MARK - 1} height={MARK - 1} rx={3} />
      <path
        className={signs.motif}
        transform={`translate(${inset} ${inset}) scale(${(MARK - 2 * inset) / MOTIF_SIZE})`}
        d={MOTIFS[colour.motif]}
      />
    </g>
  );
}
