/** What every picture's geometry has in common: pure, computed without a screen. */
import type { Box } from './geometry';

/** Room for a picture, in px. */
export interface Room {
  readonly width: number;
  /** Absent where the picture may be as high as it likes. */
  readonly height?: number;
}

/** At 100 %: text of at least 12 px. Wider than `room` where its content is; then it scrolls. */
export interface PictureGeometry {
  readonly width: number;
  readonly height: number;
  /** Width that there was. */
  readonly room: number;
}

/** Something that can be pointed at. */
export interface PictureItem extends Box {
  /** Stable from one view to the next: what keeps its id moves, what does not arrives. */
  readonly id: string;
}

/** Of an arrow key, Home (`base`) and End (`top`). */
export type Direction = 'up' | 'down' | 'left' | 'right' | 'base' | 'top';
