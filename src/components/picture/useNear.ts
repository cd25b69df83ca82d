import { useCallback, useEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { Near } from './near';
import { usePrinting } from './usePrinting';

/** A picture of more items than this draws only what is near its window. */
const LARGE = 300;
/** Px of scrolling until the window counts as another. */
const STEP = 240;

interface NearOptions {
  readonly items: number;
  readonly zoom: number;
  /** Of the canvas, where it scrolls within a height of its own; elsewhere the page scrolls, and all is drawn. */
  readonly room: { readonly width: number; readonly height: number } | undefined;
}

interface NearWindow {
  /** Undefined: all is drawn. */
  readonly near: Near | undefined;
  /** Draws all, now, for a copy of the whole picture; what it gives takes that back. */
  readonly drawWhole: () => () => void;
}

/** Where the canvas of a large picture is scrolled to. A printer, and whoever saves the picture, gets all of it. */
export function useNear(canvas: RefObject<HTMLElement | null>, { items, zoom, room }: NearOptions): NearWindow {
  const [[column, row], setPlace] = useState<readonly [number, number]>([0, 0]);
  const [copied, setCopied] = useState(false);
  const printing = usePrinting();
  const isLarge = room !== undefined && items > LARGE;
  const drawWhole = useCallback(() => {
    flushSync(() => setCopied(true));
    return () => setCopied(false);
  }, []);
  useEffect(() => {
    const element = canvas.current;
    if (!element || !isLarge) return undefined;
    const look = (): void => {
      const [x, y] = [Math.floor(element.scrollLeft / STEP), Math.floor(element.scrollTop / STEP)];
      setPlace((last) => (last[0] === x && last[1] === y ? last : [x, y]));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [canvas, isLarge]);
  if (!isLarge || copied || printing) return { near: undefined, drawWhole };
  const near = {
    left: ((column - 1) * STEP) / zoom,
    top: ((row - 1) * STEP) / zoom,
    right: ((column + 2) * STEP + room.width) / zoom,
    bottom: ((row + 2) * STEP + room.height) / zoom,
  };
  return { near, drawWhole };
}
