import { counted } from '../session/counted';
import type { ImageView } from '../session/worldView';
import { flagOutline, pennantOutline } from './banner';
import type { BannerShape, PennantShape } from './geometry';
import { charactersOf, fitName, fitText, MONO_ADVANCE, WORD_ADVANCE } from './text';

export const FLAG_HEIGHT = 22;
export const FLAG_GAP = 4;
export const LINE_HEIGHT = 15;
const PADDING = 20;
/** More names than these are counted, not shown. */
const MOST_FLAGS = 4;

/** Flags from the top of the pole down, the topmost at y = 0, each at most `width` px long. */
export function flagsOf(image: ImageView, x: number, width: number): readonly BannerShape[] {
  const names = image.names.length > 0 ? image.names : image.expectedName === undefined ? [] : [image.expectedName];
  const shown = names.length > MOST_FLAGS ? names.slice(0, MOST_FLAGS - 1) : names;
  const rest = names.slice(shown.length);
  const texts = shown.map((name) => ({ id: `flag ${name}`, lines: nameLines(name, width - PADDING), fullText: name }));
  if (rest.length > 0) texts.push({ id: `flag more ${image.id}`, lines: [`+${rest.length} more`], fullText: rest.join('\n') });
  let y = 0;
  return texts.map((flag) => {
    const length = Math.ceil(Math.max(...flag.lines.map(charactersOf)) * MONO_ADVANCE) + PADDING;
    const height = FLAG_HEIGHT + (flag.lines.length - 1) * LINE_HEIGHT;
    const box = { x, y, width: length, height };
    y += height + FLAG_GAP;
    return { ...flag, ...box, outline: flagOutline(length, height) };
  });
}

/** The name in one line if it fits; else repository and tag in two, each shortened if it must be. */
export function nameLines(name: string, room: number): readonly string[] {
  const colon = name.lastIndexOf(':');
  if (name.length * MONO_ADVANCE <= room || colon <= name.lastIndexOf('/')) return [fitName(name, room, MONO_ADVANCE)];
  return [fitName(name.slice(0, colon), room, MONO_ADVANCE), fitName(name.slice(colon), room, MONO_ADVANCE)];
}

export interface ConfigurationRow {
  /** Text of the history row. */
  readonly createdBy: string;
  readonly label: string;
}

/** All configuration rows in one pennant on the flag pole, where no room is at the side; its top is at y = 0. */
export function countPennant(image: ImageView, rows: readonly ConfigurationRow[], x: number, width: number): PennantShape | undefined {
  if (rows.length === 0) return undefined;
  const full = counted(rows.length, 'configuration row');
  const words = [full, `${rows.length} × config`].find((text) => text.length * WORD_ADVANCE + PADDING <= width) ?? `${rows.length}`;
  const text = fitText(words, width - PADDING, WORD_ADVANCE);
  const length = Math.ceil(text.length * WORD_ADVANCE) + PADDING;
  const height = FLAG_HEIGHT - 2;
  const fullText = rows.map((row) => row.label).join('\n');
  return { id: `pennant ${image.id}`, x, y: 0, width: length, height, outline: pennantOutline(length, height), lines: [text], fullText };
}
