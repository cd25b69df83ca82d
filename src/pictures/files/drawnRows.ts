import { counted, grouped } from '../../session/counted';
import type { PictureGeometry } from '../picture';
import { humanSize } from '../size';
import { charactersOf, fitName, fitText, MONO_ADVANCE, SANS_ADVANCE, WORD_ADVANCE } from '../text';
import { wrapWords } from '../wrapWords';
import { rowText, type RowText } from './rowText';
import { MOST_ROWS, type FileRow } from './rows';
import type { ShownTree } from './shownTree';
import type { SubjectLayer } from './subjects';

const ROW = 22;
const LINE = 18;
const GAP = 10;
const INDENT = 14;
/** Of a layer's mark, square. */
export const MARK = 12;
const TWISTY = 14;
const MARK_ROOM = MARK + 6;
const LETTER_ROOM = 14;
const COLUMN_GAP = 16;
const SIZE_ROOM = 60;
const GHOST_ROOM = 116;
const WIDEST_NAME = 420;
const WIDEST_NOTE = 420;
const WIDEST_KEY = 300;
const LEAST_WIDTH = 520;

/** Text on its baseline, in px; `end` stands to the left of x. */
export interface DrawnText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly end?: true;
}

/** A layer's mark: its top left corner, in px. */
export interface DrawnMark {
  readonly x: number;
  readonly y: number;
  readonly layer: SubjectLayer | undefined;
}

export interface DrawnRow {
  readonly path: string;
  readonly mark: DrawnMark;
  readonly name: DrawnText;
  /** It cannot be seen any more: struck through. */
  readonly isHidden: boolean;
  /** Of a directory that holds something: the left edge of its triangle and the middle of its height. */
  readonly twisty?: { readonly x: number; readonly y: number; readonly isOpen: boolean };
  readonly letter?: DrawnText;
  readonly note?: DrawnText;
  readonly size?: DrawnText;
  /** Bytes that are stored but hidden, in a box. */
  readonly ghost?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly text: DrawnText };
}

/** What stands over the rows. */
export interface AboutRows {
  readonly title: string;
  /** Totals, what was chosen, what is not known: a line for each. */
  readonly about: readonly string[];
}

/** The tree as it is saved: what the screen shows in a window, all at once. */
export interface DrawnRows extends PictureGeometry {
  readonly title: DrawnText;
  /** What is said of the whole. */
  readonly lines: readonly DrawnText[];
  /** Which mark is which layer, top to base: those that rows have. */
  readonly key: readonly { readonly mark: DrawnMark; readonly text: DrawnText }[];
  readonly heads: readonly DrawnText[];
  /** A line under the heads. */
  readonly rule: { readonly y: number };
  readonly rows: readonly DrawnRow[];
  /** How many rows are left out. */
  readonly closing?: DrawnText;
}

interface Columns {
  readonly note: number;
  /** Right edges. */
  readonly size: number;
  readonly ghost: number;
}

/** Rows as a drawing, the first `MOST_ROWS` of them; as wide as their longest name and note need, within bounds. Linear in what is drawn. */
export function drawnRows(tree: ShownTree, all: readonly FileRow[], { title, about }: AboutRows): DrawnRows {
  const rows = all.slice(0, MOST_ROWS);
  const texts = rows.map(({ node, level }) => ({ ...rowText(tree, node), start: nameStart(tree, level) }));
  const columns = columnsFor(texts);
  const width = columns.ghost;

  let y = 14;
  const lines = [...about, ...(tree.changes ? [LETTERS] : [])]
    .flatMap((statement) => wrapWords(statement, width, WORD_ADVANCE, 4))
    .map((text): DrawnText => ({ x: 0, y: (y += LINE), text }));
  const key = keyOf(tree, rows, y + GAP, width);
  const top = y + (key.height === 0 ? 0 : GAP + key.height) + GAP;
  const heads: readonly DrawnText[] = [
    { x: 0, y: top + 14, text: 'Name' },
    ...(texts.some(({ note }) => note !== '') ? [{ x: columns.note, y: top + 14, text: 'What became of it' }] : []),
    { x: columns.size, y: top + 14, text: 'Visible', end: true },
    ...(hasGhosts(texts) ? [{ x: columns.ghost, y: top + 14, text: 'Hidden but stored', end: true as const }] : []),
  ];
  const first = top + ROW;
  const drawn = rows.map((row, index) => rowAt(tree, row, texts[index]?.start ?? 0, first + index * ROW, columns));
  const end = first + rows.length * ROW;
  const isCut = all.length > rows.length;
  return {
    width,
    height: end + (isCut ? GAP + LINE : 0),
    room: width,
    title: { x: 0, y: 14, text: fitText(title, width, SANS_ADVANCE) },
    lines,
    key: key.entries,
    heads,
    rule: { y: first },
    rows: drawn,
    ...(isCut
      ? {
          closing: {
            x: 0,
            y: end + GAP + 8,
            text: `The first ${grouped(rows.length)} of ${counted(all.length, 'row')}; the others are left out.`,
          },
        }
      : {}),
  };
}

const LETTERS = 'A: added by this layer, C: changed, D: deleted.';

function nameStart(tree: ShownTree, level: number): number {
  return (level - 1) * INDENT + TWISTY + MARK_ROOM + (tree.changes ? LETTER_ROOM : 0);
}

function columnsFor(texts: readonly (RowText & { readonly start: number })[]): Columns {
  const most = (widths: readonly number[]): number => widths.reduce((widest, width) => Math.max(widest, width), 0);
  // Of a name that is deep below others there is at least this much.
  const least = most(texts.map(({ start }) => start)) + 8 * MONO_ADVANCE;
  const names = Math.max(least, Math.min(WIDEST_NAME, most(texts.map(({ start, name }) => start + charactersOf(name) * MONO_ADVANCE))));
  const notes = Math.min(WIDEST_NOTE, most(texts.map(({ note }) => charactersOf(note) * WORD_ADVANCE)));
  const ghosts = hasGhosts(texts) ? COLUMN_GAP + GHOST_ROOM : 0;
  const spare = Math.max(0, LEAST_WIDTH - names - 2 * COLUMN_GAP - notes - SIZE_ROOM - ghosts);
  const note = Math.ceil(names + spare + COLUMN_GAP);
  const size = Math.ceil(note + notes + COLUMN_GAP + SIZE_ROOM);
  return { note, size, ghost: size + ghosts };
}

function hasGhosts(texts: readonly RowText[]): boolean {
  return texts.some(({ ghost }) => ghost !== '');
}

function rowAt(tree: ShownTree, { node, level, open }: FileRow, start: number, top: number, columns: Columns): DrawnRow {
  const { name, letter, note, size, ghost } = rowText(tree, node);
  const baseline = top + ROW / 2 + 4.5;
  const left = (level - 1) * INDENT;
  const ghostWidth = ghost.length * SANS_ADVANCE + 10;
  return {
    path: node.path,
    mark: { x: left + TWISTY, y: top + (ROW - MARK) / 2, layer: tree.layers[node.layer] },
    name: { x: start, y: baseline, text: fitName(name, columns.note - COLUMN_GAP - start, MONO_ADVANCE) },
    isHidden: node.hiddenBy !== undefined,
    ...(open === undefined ? {} : { twisty: { x: left, y: top + ROW / 2, isOpen: open } }),
    ...(letter === undefined ? {} : { letter: { x: left + TWISTY + MARK_ROOM, y: baseline, text: letter } }),
    ...(note === ''
      ? {}
      : {
          note: { x: columns.note, y: baseline, text: fitText(note, columns.size - SIZE_ROOM - COLUMN_GAP - columns.note, WORD_ADVANCE) },
        }),
    ...(size === '' ? {} : { size: { x: columns.size, y: baseline, text: size, end: true } }),
    ...(ghost === ''
      ? {}
      : {
          ghost: {
            x: columns.ghost - ghostWidth,
            y: top + 2,
            width: ghostWidth,
            height: ROW - 4,
            text: { x: columns.ghost - 5, y: baseline, text: ghost, end: true },
          },
        }),
  };
}

/** Marks and labels in as many columns as there is room for. */
function keyOf(
  tree: ShownTree,
  rows: readonly FileRow[],
  top: number,
  width: number,
): { readonly entries: DrawnRows['key']; readonly height: number } {
  const shown = new Set(rows.map(({ node }) => node.layer));
  const layers = tree.layers.filter((_, index) => shown.has(index)).toReversed();
  const texts = layers.map(({ label, size }) => {
    const figure = `, ${humanSize(size)}`;
    return `${fitText(label, WIDEST_KEY - figure.length * WORD_ADVANCE, WORD_ADVANCE)}${figure}`;
  });
  const column = MARK_ROOM + COLUMN_GAP + texts.reduce((widest, text) => Math.max(widest, charactersOf(text) * WORD_ADVANCE), 0);
  const across = Math.max(1, Math.floor((width + COLUMN_GAP) / column));
  const entries = texts.map((text, index) => {
    const x = (index % across) * column;
    const y = top + Math.floor(index / across) * LINE;
    return { mark: { x, y: y + 1, layer: layers[index] }, text: { x: x + MARK_ROOM, y: y + 11.5, text } };
  });
  return { entries, height: Math.ceil(texts.length / across) * LINE };
}
