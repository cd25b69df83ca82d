import type { ImageView } from '../session/worldView';
import { configurationRows } from './configuration';
import type { PlacedRow } from './configuration';
import { countPennant, FLAG_GAP, flagsOf } from './flags';
import type { BannerShape, PennantShape } from './geometry';

const POLE_INSET = 14;
export const FOOT = 12;
/** Height of the words that an image without a flag gets. */
export const CAPTION = 16;

/** All that is planted on an image, before it is known how high the image stands. */
export interface Planting {
  readonly image: ImageView;
  readonly rows: readonly PlacedRow[];
  readonly poleX: number;
  /** The topmost at y = 0. */
  readonly flags: readonly BannerShape[];
  /** Configuration rows counted on the pole, where no room is at the side. */
  readonly onPole?: PennantShape;
  /** Of all that, and the pole's foot. */
  readonly height: number;
  /** How far it reaches to the right of the pole. */
  readonly reach: number;
}

/** `x` and `width` are those of the image's topmost slab; `hasSide`: its configuration is shown at the side. */
export function plantingOf(image: ImageView, x: number, width: number, hasSide: boolean): Planting {
  const rows = configurationRows(image);
  const poleX = x + POLE_INSET;
  const room = width - POLE_INSET;
  const flags = flagsOf(image, poleX, room);
  const onPole = hasSide ? undefined : countPennant(image, rows, poleX, room);
  let height = FOOT - FLAG_GAP;
  let widest = 60;
  for (const banner of onPole ? [...flags, onPole] : flags) {
    height += banner.height + FLAG_GAP;
    widest = Math.max(widest, banner.width);
  }
  if (flags.length === 0) height += CAPTION + FLAG_GAP;
  return { image, rows, poleX, flags, onPole, height, reach: POLE_INSET + widest };
}
