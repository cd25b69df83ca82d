import type { ReactNode } from 'react';
import { diskMeter, diskNeighbour } from '../../pictures/disk/diskMeter';
import type { DiskGeometry, DiskRow } from '../../pictures/disk/diskMeter';
import { diskSummary, diskTotal } from '../../pictures/disk/diskParts';
import { humanSize } from '../../pictures/size';
import type { DiskView } from '../../session/worldView';
import type { Drawing, PictureDefinition } from '../picture/definition';
import { DiskTable } from './DiskTable';
import { DiskRowShape, Piece, Patterns } from './DiskRowShape';
import styles from './Disk.module.css';

/** What lies on one machine's disk. */
export function diskDefinition(disk: DiskView, machine: string): PictureDefinition<DiskGeometry, DiskRow> {
  return {
    title: `Disk of ${machine}`,
    summary: diskSummary(disk),
    ...(diskTotal(disk) === 0 ? { empty: `Nothing lies on the disk of ${machine} yet.` } : {}),
    keys: 'Arrow keys go from part to part, Enter keeps the details open.',
    layout: (room) => diskMeter(disk, room),
    items: (geometry) => geometry.rows,
    neighbour: diskNeighbour,
    digestOf: () => undefined,
    details: (row) => ({
      head: row.label,
      facts: [
        { term: 'Size', value: `${humanSize(row.bytes)} (${row.bytes} bytes)` },
        { term: 'What it is', value: row.meaning },
      ],
    }),
    legend: (geometry) => ({
      entries: [
        ...(geometry.rows.some((row) => row.name === 'reclaimable' && row.piece)
          ? [{ text: 'could be freed', glyph: <path className={styles.pattern} d="M1 12L11 2M8 12L18 2M15 12L21 6M1 5L4 2" /> }]
          : []),
        ...(geometry.marker
          ? [{ text: 'where images would end without sharing', glyph: <path className={styles.marker} d="M11 0v14" /> }]
          : []),
        { text: 'containers’ own', glyph: <rect className={`${styles.piece} ${styles.containers}`} x="1" y="2" width="20" height="10" /> },
      ],
      statement: 'Length is bytes, in proportion, as docker system df counts them.',
    }),
    draw,
    list: () => <DiskTable disk={disk} />,
  };
}

function draw(geometry: DiskGeometry, drawing: Drawing): ReactNode {
  const { bar, marker, rows } = geometry;
  return (
    <>
      <Patterns prefix={drawing.prefix} />
      {marker && (
        <>
          <rect
            className={styles.saved}
            x={bar.x + bar.width}
            y={bar.y}
            width={Math.max(0, marker.x - bar.x - bar.width)}
            height={bar.height}
          />
          <path className={styles.marker} d={`M${marker.x} ${bar.y - 14}V${bar.y + bar.height + 4}`} />
          <text className={styles.note} x={marker.textX} y={bar.y - 8} textAnchor={marker.anchor}>
            {marker.text}
          </text>
        </>
      )}
      {rows.map((row) => (
        <DiskRowShape key={row.id} row={row} drawing={drawing} />
      ))}
      {rows.map((row) => row.piece && <Piece key={row.id} row={row} piece={row.piece} drawing={drawing} />)}
    </>
  );
}
