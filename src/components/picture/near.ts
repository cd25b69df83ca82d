import type { PictureItem } from '../../pictures/picture';

/** The part of a picture in its window and around it, in px of the geometry. */
export interface Near {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Whether something of the item is in that part. */
export function isNear({ left, top, right, bottom }: Near, { x, y, width, height }: PictureItem): boolean {
  return x < right && x + width > left && y < bottom && y + height > top;
}
