import { useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import type { Item, StackGeometry } from '../../pictures/geometry';
import { itemsOf, neighbour } from '../../pictures/navigation';
import type { Direction } from '../../pictures/navigation';
import type { StackInteraction } from './stackInteraction';

const KEYS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'base',
  End: 'top',
};

/** Pointing, pinning and walking with the arrow keys. What is pinned shows its details; else what is pointed at; else what has the focus. */
export function useStackInteraction(
  geometry: StackGeometry | undefined,
  canvas: RefObject<HTMLElement | null>,
  onActive?: (digest: string | undefined) => void,
): StackInteraction {
  const [hovered, setHovered] = useState<string>();
  const [focused, setFocused] = useState<string>();
  const [pinned, setPinned] = useState<string>();
  const [last, setLast] = useState<string>();

  const items = geometry ? itemsOf(geometry) : [];
  const present = (id: string | undefined): string | undefined => (items.some((item) => item.id === id) ? id : undefined);
  const active = present(hovered) ?? present(pinned) ?? present(focused);

  const point = (next: { hovered?: string; focused?: string; pinned?: string }): void => {
    setHovered(next.hovered);
    setFocused(next.focused);
    setPinned(next.pinned);
    const id = next.hovered ?? next.pinned ?? next.focused;
    onActive?.(digestOf(items.find((item) => item.id === id)));
  };

  const key = (id: string, event: KeyboardEvent): void => {
    if (event.key === 'Escape' && active !== undefined) {
      event.stopPropagation();
      point({});
      return;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      point({ hovered, focused: id, pinned: pinned === id ? undefined : id });
      return;
    }
    const direction = KEYS[event.key];
    if (!geometry || direction === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = neighbour(geometry, id, direction);
    if (next !== undefined) elementOf(canvas.current, next)?.focus();
  };

  return {
    tabStop: present(last) ?? items[0]?.id,
    active,
    pinned: present(pinned),
    related: relatedTo(
      items,
      items.find((item) => item.id === active),
    ),
    enter: (id, event) => {
      if (event.pointerType === 'mouse') point({ hovered: id, focused, pinned });
    },
    leave: () => point({ focused, pinned }),
    focus: (id) => {
      setLast(id);
      point({ hovered, focused: id, pinned });
    },
    blur: () => point({ hovered, pinned }),
    press: (id) => point({ hovered, focused: id, pinned: pinned === id ? undefined : id }),
    key,
    release: () => {
      const back = pinned;
      point({});
      if (back !== undefined) elementOf(canvas.current, back)?.focus();
    },
  };
}

/** An image's own slabs and containers, that others may step back from them; nothing steps back for a single slab. */
function relatedTo(items: readonly Item[], active: Item | undefined): ReadonlySet<string> | undefined {
  if (active?.kind !== 'image') return undefined;
  const own = items.filter((item) => {
    if (item.kind === 'layer') return item.images.includes(active.image);
    return item.kind === 'container' ? item.container.image === active.image.id : item.id === active.id;
  });
  return new Set(own.map((item) => item.id));
}

function digestOf(item: Item | undefined): string | undefined {
  switch (item?.kind) {
    case 'layer':
      return item.layer.digest;
    case 'container':
      return item.container.id;
    case 'image':
      return item.image.id;
    case undefined:
      return undefined;
  }
}

function elementOf(canvas: HTMLElement | null, id: string): SVGElement | undefined {
  return Array.from(canvas?.querySelectorAll<SVGElement>('[data-item]') ?? []).find((element) => element.dataset['item'] === id);
}
