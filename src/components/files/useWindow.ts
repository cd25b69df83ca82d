import { useLayoutEffect, useState, type RefObject } from 'react';
import { windowOf } from '../../pictures/files/rows';

/** Of a row at its own size, in px. */
export const ROW_HEIGHT = 28;
/** Assumed until the box is measured, in px. */
const FIRST_HEIGHT = 320;

/** Rows to be drawn: those that the scrolled box shows and some around. */
export function useWindow(
  box: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): { readonly first: number; readonly end: number; readonly onScroll: () => void } {
  const [place, setPlace] = useState({ scrollTop: 0, height: FIRST_HEIGHT });
  const measure = (): void => {
    const element = box.current;
    if (!element) return;
    const height = element.clientHeight === 0 ? FIRST_HEIGHT : element.clientHeight;
    // Whole rows: a step of a few pixels changes nothing.
    const scrollTop = Math.floor(element.scrollTop / rowHeight) * rowHeight;
    setPlace((last) => (last.scrollTop === scrollTop && last.height === height ? last : { scrollTop, height }));
  };
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `measure` reads the box and the rows' height only
  }, [box, rowHeight]);
  // A shorter list leaves the place behind its end.
  const scrollTop = Math.max(0, Math.min(place.scrollTop, count * rowHeight - place.height));
  return { ...windowOf(count, { scrollTop, height: place.height, rowHeight }), onScroll: measure };
}
