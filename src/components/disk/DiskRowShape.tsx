import type { ReactNode } from 'react';
import type { Box } from '../../pictures/geometry';
import { MARK_ROOM, type DiskRow, type DiskRowName } from '../../pictures/disk/diskMeter';
import { humanSize } from '../../pictures/size';
import type { Drawing } from '../picture/definition';
import { Item, Ring } from '../picture/Item';
import styles from './Disk.module.css';

/** Each part has a pattern of its own, for eyes and modes without shades of grey. */
const PATTERNS: Readonly<Partial<Record<DiskRowName, string>>> = {
  unpacked: 'M4 0V8',
  volumes: 'M3.5 4h1.5M0 8h1.5M6.5 0h1.5',
  buildCache: 'M0 4H8',
  reclaimable: 'M0 8L8 0',
};

export function Patterns({ prefix }: { readonly prefix: string }): ReactNode {
  return (
    <defs>
      {Object.entries(PATTERNS).map(([name, path]) => (
        <pattern key={name} id={`${prefix}-${name}`} width={8} height={8} patternUnits="userSpaceOnUse">
          <path className={styles.pattern} d={path} />
        </pattern>
      ))}
    </defs>
  );
}

/** A part in words: mark, name, size. */
export function DiskRowShape({ row, drawing }: { readonly row: DiskRow; readonly drawing: Drawing }): ReactNode {
  const { width, height, name } = row;
  return (
    <Item item={row} label={`${row.label}, ${humanSize(row.bytes)}`} drawing={drawing} seam={4}>
      <Filled name={name} box={{ x: 4, y: 6, width: 18, height: 14 }} prefix={drawing.prefix} empty={row.piece === undefined} />
      <text className={styles.label} x={MARK_ROOM} y={height / 2 + 4.5}>
        {row.label}
      </text>
      <text className={styles.figure} x={width - 6} y={height / 2 + 4.5}>
        {row.figure}
      </text>
      <Ring x={1} y={0} width={width - 2} height={height} rx={5} />
    </Item>
  );
}

interface PieceProps {
  readonly row: DiskRow;
  readonly piece: Box;
  readonly drawing: Drawing;
}

/** The part's piece of the bar. It answers to pointers as its row does; keys and screen readers have the row. */
export function Piece({ row, piece, drawing }: PieceProps): ReactNode {
  const { interaction, prefix } = drawing;
  const answers = interaction && {
    onPointerEnter: (event: React.PointerEvent) => interaction.answers.enter(row.id, event),
    onPointerLeave: interaction.answers.leave,
    onClick: () => interaction.answers.press(row.id),
  };
  return (
    <g aria-hidden="true" {...answers}>
      <Filled name={row.name} box={piece} prefix={prefix} />
    </g>
  );
}

interface FilledProps {
  readonly name: DiskRowName;
  readonly box: Box;
  readonly prefix: string;
  readonly empty?: boolean;
}

function Filled({ name, box, prefix, empty }: FilledProps): ReactNode {
  if (name === 'saved') return <rect className={styles.saved} {...box} />;
  if (empty) return <rect className={styles.empty} {...box} />;
  const pattern = PATTERNS[name] && <rect {...box} className={styles.hatched} fill={`url(#${prefix}-${name})`} stroke="none" />;
  if (name === 'reclaimable') return pattern;
  return (
    <>
      <rect className={`${styles.piece} ${styles[name]}`} {...box} />
      {pattern}
    </>
  );
}
