import type { Direction } from '../picture';
import type { NamesGeometry, NamesItem } from './geometry';

/** All that can be pointed at, column by column, each from the ground up. */
export function namesItems(geometry: NamesGeometry): readonly NamesItem[] {
  return [...geometry.stones, ...geometry.names].sort((one, other) => one.column - other.column || one.storey - other.storey);
}

/** Id of the item that an arrow key leads to; `undefined` at the edge. Sideways it leads to the same storey, or the highest below it. */
export function namesNeighbour(geometry: NamesGeometry, id: string, direction: Direction): string | undefined {
  const items = namesItems(geometry);
  const from = items.find((item) => item.id === id);
  if (!from) return undefined;
  const column = (number: number): readonly NamesItem[] => items.filter((item) => item.column === number);
  const own = column(from.column);
  switch (direction) {
    case 'up':
      return own.find((item) => item.storey === from.storey + 1)?.id;
    case 'down':
      return own.find((item) => item.storey === from.storey - 1)?.id;
    case 'base':
      return own[0]?.id;
    case 'top':
      return own.at(-1)?.id;
    case 'left':
    case 'right': {
      const columns = [...new Set(items.map((item) => item.column))].sort((one, other) => one - other);
      const place = columns.indexOf(from.column) + (direction === 'left' ? -1 : 1);
      const beside = columns[place];
      return beside === undefined
        ? undefined
        : column(beside)
            .filter((item) => item.storey <= from.storey)
            .at(-1)?.id;
    }
  }
}
