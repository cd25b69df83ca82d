import { useCallback, useEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { Near } from './near';

/** A picture of more items than this draws only what is near its window. */
const LARGE = 300;
/** Px of scrolling until the window counts as another. */
const STEP = 240;

interface NearOptions {
  readonly items: number;
  readonly zoom: number;
  /** The canvas scrolls within a height of its own; otherwise the page does, and all is drawn. */
  readonly scrolls: boolean;
}

export interface Window {
  /** Undefined: all is drawn. */
  readonly near: Near | undefined;
  /** Draws all, now, for a copy of the whole picture; what it gives takes that back. */
  readonly drawWhole: () => () => void;
}

/** Where the canvas of a large picture is scrolled to. A printer, and whoever saves the picture, gets all of it. */
export function useNear(canvas: RefObject<HTMLElement | null>, { items, zoom, scrolls }: NearOptions): Window {
  const [[column = 0, row = 0, width = 0, height = 0], setWindow] = useState<readonly number[]>([]);
  const [whole, setWhole] = useState(false);
  const isLarge = scrolls && items > LARGE;
  const drawWhole = useCallback(() => {
    flushSync(() => setWhole(true));
    return () => setWhole(false);
  }, []);
  useEffect(() => {
    const element = canvas.current;
    if (!element || !isLarge) return undefined;
    const look = (): void => {
      const { scrollLeft, scrollTop, clientWidth, clientHeight } = element;
      const next = [Math.floor(scrollLeft / STEP), Math.floor(scrollTop / STEP), clientWidth, clientHeight];
      setWindow((last) => (String(last) === String(next) ? last : next));
    };
    let release = (): void => undefined;
    const print = (): void => void (release = drawWhole());
    const printed = (): void => release();
    look();
    element.addEventListener('scroll', look, { passive: true });
    window.addEventListener('beforeprint', print);
    window.addEventListener('afterprint', printed);
    return () => {
      element.removeEventListener('scroll', look);
      window.removeEventListener('beforeprint', print);
      window.removeEventListener('afterprint', printed);
    };
  }, [canvas, isLarge, drawWhole]);
  if (!isLarge || whole || width === 0) return { near: undefined, drawWhole };
  const near = {
    left: ((column - 1) * STEP) / zoom,
    top: ((row - 1) * STEP) / zoom,
    right: ((column + 2) * STEP + width) / zoom,
    bottom: ((row + 2) * STEP + height) / zoom,
  };
  return { near, drawWhole };
}
