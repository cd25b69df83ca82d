import type { Direction } from '../picture';
import type { NamesGeometry, NamesItem } from './geometry';

type PlantedItem = Exclude<NamesItem, { readonly kind: 'document' }>;

/** All that can be pointed at, column by column, each from the ground up; then the documents, each after what names it. */
export function namesItems(geometry: NamesGeometry): readonly NamesItem[] {
  return [...plantedItems(geometry), ...(geometry.chain?.documents ?? [])];
}

function plantedItems(geometry: NamesGeometry): readonly PlantedItem[] {
  return [...geometry.stones, ...geometry.names].sort((one, other) => one.column - other.column || one.storey - other.storey);
}

/** Id of the item that an arrow key leads to; `undefined` at the edge. Sideways it leads to the same storey, or the highest below it. */
export function namesNeighbour(geometry: NamesGeometry, id: string, direction: Direction): string | undefined {
  const items = plantedItems(geometry);
  const from = items.find((item) => item.id === id);
  if (!from) return documentNeighbour(geometry, id, direction);
  const column = (number: number): readonly PlantedItem[] => items.filter((item) => item.column === number);
  const own = column(from.column);
  switch (direction) {
    case 'up':
      return own.find((item) => item.storey === from.storey + 1)?.id;
    case 'down':
      // Below the stones of the lowest places are the documents.
      return (own.find((item) => item.storey === from.storey - 1) ?? geometry.chain?.documents[0])?.id;
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

/** Up and down through the documents in order, and up from the first to its stone; left to what names it, right to the first that it names. */
function documentNeighbour({ chain, stones }: NamesGeometry, id: string, direction: Direction): string | undefined {
  const documents = chain?.documents ?? [];
  const place = documents.findIndex((document) => document.id === id);
  switch (direction) {
    case 'up':
      return (documents[place - 1] ?? stones.find((stone) => stone.placed.digest === chain?.of))?.id;
    case 'down':
      return documents[place + 1]?.id;
    case 'base':
      return documents[0]?.id;
    case 'top':
      return documents.at(-1)?.id;
    case 'left':
      return documents[place]?.parent;
    case 'right':
      return documents.find((document) => document.parent === id)?.id;
  }
}
