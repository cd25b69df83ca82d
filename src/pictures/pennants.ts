import type { ImageView } from '../session/worldView';
import { pennantOutline } from './banner';
import type { PlacedRow } from './configuration';
import type { PennantShape } from './geometry';
import { fitText, MONO_ADVANCE } from './text';

const HEIGHT = 20;
const PITCH = 24;
const STRING = 14;
const PADDING = 19;

/** The side of a tower, in px; y grows downwards, `foot` is the ground. */
export interface Side {
  readonly x: number;
  readonly top: number;
  readonly foot: number;
  /** Room to the right of `x`. */
  readonly width: number;
}

/**
 * Configuration rows as pennants beside a tower, each tied where it stands in the history: at the top edge of the layer before it. Where they
 * would touch they move apart; where they are too many, the oldest are counted in one.
 */
export function sidePennants(
  image: ImageView,
  rows: readonly PlacedRow[],
  edges: ReadonlyMap<string, number>,
  side: Side,
): readonly PennantShape[] {
  const capacity = Math.max(1, Math.floor((side.foot - side.top) / PITCH));
  const shown = rows.length > capacity ? rows.slice(rows.length - capacity + 1) : rows;
  const counted = rows.slice(0, rows.length - shown.length);
  const entries = shown.map((row, index) => ({
    id: `pennant ${image.id} ${rows.length - shown.length + index}`,
    text: row.label,
    fullText: row.createdBy,
    edge: (row.after === undefined ? undefined : edges.get(row.after)) ?? side.foot,
  }));
  if (counted.length > 0) {
    const fullText = counted.map((row) => row.label).join('\n');
    entries.unshift({ id: `pennant more ${image.id}`, text: `+${counted.length} more`, fullText, edge: entries[0]?.edge ?? side.foot });
  }
  const centres = spread(
    entries.map((entry) => entry.edge),
    side.top + HEIGHT / 2,
    side.foot - HEIGHT / 2,
  );
  return entries.map(({ id, text, fullText, edge }, index) => {
    const fitted = fitText(text, side.width - STRING - PADDING, MONO_ADVANCE);
    const width = Math.ceil(Array.from(fitted).length * MONO_ADVANCE) + PADDING;
    const box = { x: side.x + STRING, y: (centres[index] ?? edge) - HEIGHT / 2, width, height: HEIGHT };
    return { id, lines: [fitted], fullText, ...box, outline: pennantOutline(width, HEIGHT), tie: { x: side.x, y: edge } };
  });
}

/** Centres as near to the wished ones as PITCH allows, going up (falling y), between `least` and `most`. */
function spread(wishes: readonly number[], least: number, most: number): readonly number[] {
  const centres: number[] = [];
  for (const wish of wishes) centres.push(Math.min(wish, most, (centres.at(-1) ?? Infinity) - PITCH));
  let limit = least;
  for (let index = centres.length - 1; index >= 0; index -= 1) {
    centres[index] = Math.max(centres[index] ?? limit, limit);
    limit = (centres[index] ?? limit) + PITCH;
  }
  return centres;
}
