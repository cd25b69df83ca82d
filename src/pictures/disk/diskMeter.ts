import type { DiskView } from '../../session/worldView';
import type { Box } from '../geometry';
import type { Direction, PictureGeometry, PictureItem, Room } from '../picture';
import { humanSize } from '../size';
import { fitText, SANS_ADVANCE, WORD_ADVANCE } from '../text';
import { diskParts, diskTotal, savedBySharing } from './diskParts';
import type { DiskPartName } from './diskParts';

export type DiskRowName = DiskPartName | 'reclaimable' | 'saved';

/** One line under the bar, and the piece of the bar that it speaks of; the item's box is the line's. */
export interface DiskRow extends PictureItem {
  readonly name: DiskRowName;
  readonly label: string;
  readonly bytes: number;
  readonly figure: string;
  readonly meaning: string;
  /** In px from the picture's corner; absent for what is empty. */
  readonly piece?: Box;
}

export interface DiskGeometry extends PictureGeometry {
  readonly bar: Box;
  readonly rows: readonly DiskRow[];
  /** Where the images would end if nothing were shared. */
  readonly marker?: { readonly x: number; readonly text: string; readonly anchor: 'start' | 'end'; readonly textX: number };
}

const BAR_TOP = 26;
const BAR_HEIGHT = 44;
const ROWS_TOP = BAR_TOP + BAR_HEIGHT + 16;
const PITCH = 30;
/** Left of a row's words: its mark. */
export const MARK_ROOM = 30;
/** The least width of what is not empty, in px. */
const LEAST = 3;

/** The disk as one bar: its length is bytes, in proportion, up to what it would take without sharing. */
export function diskMeter(disk: DiskView, room: Room): DiskGeometry {
  const { width } = room;
  const total = diskTotal(disk);
  const saved = savedBySharing(disk);
  const images = disk.content + disk.unpacked;
  const scale = Math.max(total, images + saved, 1);
  const parts = diskParts(disk);
  const widths = barWidths(
    parts.map((part) => part.bytes),
    (width * total) / scale,
  );
  let x = 0;
  const pieces = widths.map((pieceWidth) => {
    const piece = { x, y: BAR_TOP, width: pieceWidth, height: BAR_HEIGHT };
    x += pieceWidth;
    return piece;
  });
  const imagesEnd = (widths[0] ?? 0) + (widths[1] ?? 0);
  const reclaimableWidth = images === 0 ? 0 : (imagesEnd * Math.min(disk.reclaimableImages, images)) / images;
  const lines: readonly Omit<DiskRow, 'id' | 'figure' | keyof Box>[] = [
    ...parts.map((part, index) => ({ ...part, ...(part.bytes > 0 ? { piece: pieces[index] } : {}) })),
    {
      name: 'reclaimable',
      label: 'Of images, reclaimable',
      bytes: disk.reclaimableImages,
      meaning: 'What images without a container hold alone: docker image prune --all would free it.',
      ...(reclaimableWidth > 0
        ? { piece: { x: imagesEnd - reclaimableWidth, y: BAR_TOP, width: reclaimableWidth, height: BAR_HEIGHT } }
        : {}),
    },
    {
      name: 'saved',
      label: 'Saved by sharing',
      bytes: saved,
      meaning: `Each image on its own would take ${humanSize(disk.withoutSharing)} together; layers are stored once, so they take ${humanSize(images)}.`,
    },
  ];
  const rows = lines.map((line, index): DiskRow => {
    const figure = humanSize(line.bytes);
    const label = fitText(line.label, width - MARK_ROOM - figure.length * SANS_ADVANCE - 16, WORD_ADVANCE);
    return { ...line, id: `disk ${line.name}`, label, figure, x: 0, y: ROWS_TOP + index * PITCH, width, height: PITCH - 4 };
  });
  return {
    width,
    height: ROWS_TOP + rows.length * PITCH,
    room: width,
    bar: { x: 0, y: BAR_TOP, width: Math.max(0, x), height: BAR_HEIGHT },
    rows,
    ...(saved > 0 ? { marker: markerAt((width * (images + saved)) / scale, width, disk.withoutSharing) } : {}),
  };
}

/** In proportion to the bytes, but never so narrow that something could not be seen; what that takes, the widest gives. */
function barWidths(bytes: readonly number[], width: number): readonly number[] {
  const total = bytes.reduce((sum, each) => sum + each, 0);
  if (total === 0) return bytes.map(() => 0);
  const widths = bytes.map((each) => (each === 0 ? 0 : Math.max(LEAST, (width * each) / total)));
  const excess = widths.reduce((sum, each) => sum + each, 0) - width;
  const widest = widths.indexOf(Math.max(...widths));
  return widths.map((each, index) => Math.round((index === widest ? Math.max(LEAST, each - excess) : each) * 100) / 100);
}

function markerAt(x: number, width: number, bytes: number): NonNullable<DiskGeometry['marker']> {
  const text = fitText(`without sharing ${humanSize(bytes)}`, width, WORD_ADVANCE);
  const length = text.length * WORD_ADVANCE;
  const at = Math.min(x, width - 1);
  return at >= length + 6
    ? { x: at, text, anchor: 'end', textX: at - 5 }
    : { x: at, text, anchor: 'start', textX: Math.min(at + 5, width - length) };
}

export function diskNeighbour(geometry: DiskGeometry, id: string, direction: Direction): string | undefined {
  const { rows } = geometry;
  const place = rows.findIndex((row) => row.id === id);
  switch (direction) {
    case 'up':
    case 'left':
      return rows[place - 1]?.id;
    case 'down':
    case 'right':
      return rows[place + 1]?.id;
    case 'base':
      return rows[0]?.id;
    case 'top':
      return rows.at(-1)?.id;
  }
}
