const STEP = 7;

/** Slanting lines across a box, as SVG path data from its top left corner: the sign of a layer that several images share, in the legend. */
export function hatch(width: number, height: number): string {
  let path = '';
  for (let k = STEP; k < width + height; k += STEP) {
    path += `M${Math.max(0, k - height)} ${Math.min(k, height)}L${Math.min(k, width)} ${Math.max(0, k - width)}`;
  }
  return path;
}
