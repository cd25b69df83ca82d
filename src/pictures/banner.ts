type Point = readonly [x: number, y: number];

/** A flag: a name, swallow-tailed. SVG path data. */
export function flagOutline(width: number, height: number): string {
  return closed([
    [0, 0],
    [width, 0],
    [width - 7, height / 2],
    [width, height],
    [0, height],
  ]);
}

/** A pennant: configuration, pointed. SVG path data. */
export function pennantOutline(width: number, height: number): string {
  return closed([
    [0, 0],
    [width - 7, 0],
    [width, height / 2],
    [width - 7, height],
    [0, height],
  ]);
}

function closed(points: readonly Point[]): string {
  return `M${points.join('L')}Z`;
}
