import type { Item, StackGeometry } from './geometry';
import type { Direction } from './picture';

/** Everything in a picture that can be pointed at: from the ground up, tower by tower. */
export function itemsOf(geometry: StackGeometry): readonly Item[] {
  return [...geometry.slabs, ...geometry.containers, ...geometry.towers];
}

/** Id of the item that an arrow key leads to; `undefined` at the edge. Sideways it leads to what stands at the same height, or else to the top. */
export function neighbour(geometry: StackGeometry, id: string, direction: Direction): string | undefined {
  const items = itemsOf(geometry);
  const from = items.find((item) => item.id === id);
  if (!from) return undefined;
  const column = (lane: number): readonly Item[] =>
    items.filter((item) => item.lanes.first <= lane && lane <= item.lanes.last).sort((a, b) => bottom(b) - bottom(a));
  const own = column(from.lanes.first);
  const place = own.findIndex((item) => item.id === id);
  switch (direction) {
    case 'up':
      return own[place + 1]?.id;
    case 'down':
      return own[place - 1]?.id;
    case 'base':
      return own[0]?.id;
    case 'top':
      return own.at(-1)?.id;
    case 'left':
    case 'right': {
      const beside = column(direction === 'left' ? from.lanes.first - 1 : from.lanes.last + 1);
      const middle = from.y + from.height / 2;
      return (beside.find((item) => item.y <= middle && middle <= bottom(item)) ?? beside.at(-1))?.id;
    }
  }
}

function bottom(item: Item): number {
  return item.y + item.height;
}
