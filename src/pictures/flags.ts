import type { ImageView } from '../session/worldView';
import { flagOutline, pennantOutline } from './banner';
import type { BannerShape, PennantShape } from './geometry';
import { fitName, fitText, MONO_ADVANCE, SANS_ADVANCE } from './text';

export const FLAG_HEIGHT = 22;
export const FLAG_GAP = 4;
const PADDING = 20;
/** More names than these are counted, not shown. */
const MOST_FLAGS = 4;

/** Flags from the top of the pole down, the topmost at y = 0, each at most `width` px long. */
export function flagsOf(image: ImageView, x: number, width: number): readonly BannerShape[] {
  const names = image.names.length > 0 ? image.names : image.expectedName === undefined ? [] : [image.expectedName];
  const shown = names.length > MOST_FLAGS ? names.slice(0, MOST_FLAGS - 1) : names;
  const rest = names.slice(shown.length);
  const texts = shown.map((name) => ({ id: `flag ${name}`, text: fitName(name, width - PADDING, MONO_ADVANCE), fullText: name }));
  if (rest.length > 0) texts.push({ id: `flag more ${image.id}`, text: `+${rest.length} more`, fullText: rest.join('\n') });
  return texts.map((flag, index) => {
    const length = Math.ceil(Array.from(flag.text).length * MONO_ADVANCE) + PADDING;
    const box = { x, y: index * (FLAG_HEIGHT + FLAG_GAP), width: length, height: FLAG_HEIGHT };
    return { ...flag, ...box, outline: flagOutline(length, FLAG_HEIGHT) };
  });
}

export interface ConfigurationRow {
  /** Text of the history row. */
  readonly createdBy: string;
  readonly label: string;
}

/** All configuration rows in one pennant on the flag pole, where no room is at the side. */
export function countPennant(image: ImageView, rows: readonly ConfigurationRow[], x: number, y: number, width: number): PennantShape | undefined {
  if (rows.length === 0) return undefined;
  const full = rows.length === 1 ? '1 configuration row' : `${rows.length} configuration rows`;
  const words = [full, `${rows.length} × config`].find((text) => text.length * SANS_ADVANCE + PADDING <= width) ?? `${rows.length}`;
  const text = fitText(words, width - PADDING, SANS_ADVANCE);
  const length = Math.ceil(text.length * SANS_ADVANCE) + PADDING;
  return {
    id: `pennant ${image.id}`,
    x,
    y,
    width: length,
    height: FLAG_HEIGHT - 2,
    outline: pennantOutline(length, FLAG_HEIGHT - 2),
    text,
    fullText: rows.map((row) => row.label).join('\n'),
  };
}
