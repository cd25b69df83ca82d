import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { Direction, PictureGeometry, PictureItem } from '../../pictures/picture';
import type { PictureDefinition } from './definition';
import type { Interaction } from './interaction';
import { useLatest } from './useLatest';

const KEYS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'base',
  End: 'top',
};

interface InteractionOptions<Geometry extends PictureGeometry, Item extends PictureItem> {
  readonly definition: PictureDefinition<Geometry, Item>;
  /** `undefined` until the room is measured. */
  readonly geometry: Geometry | undefined;
  /** Of that geometry. */
  readonly items: readonly Item[];
  readonly canvas: RefObject<HTMLElement | null>;
  /** The first measured layout stands. */
  readonly settled: boolean;
  readonly onActive?: (digest: string | undefined) => void;
}

/** Pointing, pinning and walking with the arrow keys. What is pointed at shows its details; else what is pinned; else what has the focus. */
export function useInteraction<Geometry extends PictureGeometry, Item extends PictureItem>({
  definition,
  geometry,
  items: listed,
  canvas,
  settled,
  onActive,
}: InteractionOptions<Geometry, Item>): Interaction & { readonly activeItem: Item | undefined } {
  const [hovered, setHovered] = useState<string>();
  const [focused, setFocused] = useState<string>();
  const [pinned, setPinned] = useState<string>();
  const [last, setLast] = useState<string>();

  const items = useMemo(() => new Map(listed.map((item) => [item.id, item])), [listed]);
  // Of the layout that was last shown.
  const shown = useRef<ReadonlyMap<string, Item>>(undefined);
  useLayoutEffect(() => {
    shown.current = settled ? items : undefined;
  }, [items, settled]);
  const find = (id: string | undefined): Item | undefined => (id === undefined ? undefined : items.get(id));
  const present = (id: string | undefined): string | undefined => find(id)?.id;
  const active = present(hovered) ?? present(pinned) ?? present(focused);

  const point = (next: { hovered?: string; focused?: string; pinned?: string }): void => {
    setHovered(next.hovered);
    setFocused(next.focused);
    setPinned(next.pinned);
    const item = find(next.hovered ?? next.pinned ?? next.focused);
    onActive?.(item && definition.digestOf(item));
  };

  const opening = (id: string): (() => void) | undefined => {
    const item = find(id);
    return item && definition.open?.(item);
  };

  const choose = (id: string): void => {
    const item = find(id);
    if (item) definition.choose?.(item);
  };

  const press = (id: string): void => {
    choose(id);
    const open = opening(id);
    if (open) {
      point({});
      open();
    } else point({ hovered, focused: id, pinned: pinned === id ? undefined : id });
  };

  const key = (id: string, event: KeyboardEvent): void => {
    if (event.key === 'Escape' && active !== undefined) {
      event.stopPropagation();
      point({});
      return;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      press(id);
      return;
    }
    const direction = KEYS[event.key];
    if (!geometry || direction === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = definition.neighbour(geometry, id, direction);
    if (next === undefined) return;
    // What is far from the window is drawn when the focus comes to it.
    flushSync(() => setLast(next));
    elementOf(canvas.current, next)?.focus();
  };

  const answers = useLatest({
    arrives: (id) => shown.current !== undefined && !shown.current.has(id),
    enter: (id, event) => {
      if (event.pointerType === 'mouse') point({ hovered: id, focused, pinned });
    },
    leave: () => point({ focused, pinned }),
    focus: (id) => {
      setLast(id);
      point({ hovered, focused: id, pinned });
      choose(id);
    },
    blur: () => point({ hovered, pinned }),
    press,
    key,
  });

  const tabStop = present(last) ?? items.keys().next().value;
  return {
    answers,
    tabStop,
    keeps: (id) => id === tabStop || id === focused || id === active || id === pinned,
    active,
    activeItem: find(active),
    pinned: present(pinned),
    related: geometry && active !== undefined ? definition.related?.(geometry, active) : undefined,
    opens: (id) => opening(id) !== undefined,
    release: () => {
      // In this order: taking the focus is told to the handlers of this very render, which would pin it again.
      if (pinned !== undefined) elementOf(canvas.current, pinned)?.focus();
      point({});
    },
  };
}

function elementOf(canvas: HTMLElement | null, id: string): SVGElement | undefined {
  return Array.from(canvas?.querySelectorAll<SVGElement>('[data-item]') ?? []).find((element) => element.dataset['item'] === id);
}
