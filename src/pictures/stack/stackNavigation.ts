import type { Direction } from '../picture';
import type { ImageStackGeometry, RowShape, StackItem } from './imageStack';

export function stackItems(geometry: ImageStackGeometry): readonly StackItem[] {
  return [...geometry.slabs, ...(geometry.container ? [geometry.container] : []), geometry.tower, ...geometry.rows];
}

/** Up and down in the stack or among the rows; sideways between a layer and its row. */
export function stackNeighbour(geometry: ImageStackGeometry, id: string, direction: Direction): string | undefined {
  const stack: readonly StackItem[] = [...geometry.slabs, ...(geometry.container ? [geometry.container] : []), geometry.tower];
  const column = geometry.rows.some((row) => row.id === id) ? geometry.rows : stack;
  const place = column.findIndex((item) => item.id === id);
  switch (direction) {
    case 'up':
      return column[place + 1]?.id;
    case 'down':
      return column[place - 1]?.id;
    case 'base':
      return column[0]?.id;
    case 'top':
      return column.at(-1)?.id;
    case 'right':
      return column === geometry.rows ? undefined : (geometry.rows.find((row) => row.of === id) ?? geometry.rows.at(-1))?.id;
    case 'left': {
      const row = geometry.rows.find((each) => each.id === id);
      return row && (row.of ?? slabBelow(geometry, row)?.id);
    }
  }
}

/** A row and what it made belong together; a container and all that it holds. */
export function stackRelated(geometry: ImageStackGeometry, id: string): ReadonlySet<string> | undefined {
  const row = geometry.rows.find((each) => each.id === id);
  const of = row ? row.of : id;
  if (id === geometry.tower.id || of === undefined) return undefined;
  return new Set([id, of, ...geometry.rows.filter((each) => each.of === of).map((each) => each.id)]);
}

function slabBelow(geometry: ImageStackGeometry, row: RowShape): StackItem | undefined {
  const tied = geometry.slabs.filter((slab) => slab.y + slab.height >= row.tie.y);
  return tied.at(-1) ?? geometry.slabs[0];
}
