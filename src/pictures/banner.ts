import { curveLinearClosed, line } from 'd3-shape';

type Point = readonly [number, number];

const outline = line<Point>().curve(curveLinearClosed);

/** A flag: a name, swallow-tailed. */
export function flagOutline(width: number, height: number): string {
  return (
    outline([
      [0, 0],
      [width, 0],
      [width - 7, height / 2],
      [width, height],
      [0, height],
    ]) ?? ''
  );
}

/** A pennant: configuration, pointed. */
export function pennantOutline(width: number, height: number): string {
  return (
    outline([
      [0, 0],
      [width - 7, 0],
      [width, height / 2],
      [width - 7, height],
      [0, height],
    ]) ?? ''
  );
}
