import { useLayoutEffect, useState, type RefObject } from 'react';
import { windowOf } from '../../pictures/files/rows';

/** In px; Files.module.css has the same. */
export const ROW_HEIGHT = 28;
/** Assumed until the box is measured, in px. */
const FIRST_HEIGHT = 320;

/** Rows to be drawn: those that the scrolled box shows and some around. */
export function useWindow(
  box: RefObject<HTMLElement | null>,
  count: number,
): { readonly first: number; readonly end: number; readonly onScroll: () => void } {
  const [place, setPlace] = useState({ scrollTop: 0, height: FIRST_HEIGHT });
  const measure = (): void => {
    const element = box.current;
    if (!element) return;
    const height = element.clientHeight === 0 ? FIRST_HEIGHT : element.clientHeight;
    // Whole rows: a step of a few pixels changes nothing.
    const scrollTop = Math.floor(element.scrollTop / ROW_HEIGHT) * ROW_HEIGHT;
    setPlace((last) => (last.scrollTop === scrollTop && last.height === height ? last : { scrollTop, height }));
  };
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `measure` reads the box only
  }, [box]);
  // A shorter list leaves the place behind its end.
  const scrollTop = Math.max(0, Math.min(place.scrollTop, count * ROW_HEIGHT - place.height));
  return { ...windowOf(count, { scrollTop, height: place.height, rowHeight: ROW_HEIGHT }), onScroll: measure };
}
