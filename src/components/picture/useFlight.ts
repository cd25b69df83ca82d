import { useLayoutEffect, useRef, type RefObject } from 'react';

interface Place {
  /** What it is planted on. */
  readonly on: string;
  readonly x: number;
  readonly y: number;
}

const DURATION = 360;
/** How high the arc rises over the straight way, in px. */
const LIFT = 28;

/**
 * Flags move along an arc when their name comes to stand on another thing. A picture marks what flies with `data-flight` (its name), `data-on`
 * (what it is planted on), `data-x` and `data-y` (its place, in px of the geometry). Nothing moves under reduced motion.
 */
export function useFlight(canvas: RefObject<HTMLElement | null>, geometry: unknown): void {
  const last = useRef<ReadonlyMap<string, Place>>(new Map());
  useLayoutEffect(() => {
    const elements = Array.from(canvas.current?.querySelectorAll<SVGElement>('svg[data-moving] [data-flight]') ?? []);
    const now = new Map<string, Place>();
    for (const element of elements) {
      const { flight = '', on = '', x, y } = element.dataset;
      const place = { on, x: Number(x), y: Number(y) };
      now.set(flight, place);
      const before = last.current.get(flight);
      if (before && before.on !== on && mayMove()) fly(element, before.x - place.x, before.y - place.y);
    }
    last.current = now;
  }, [canvas, geometry]);
}

function mayMove(): boolean {
  return typeof matchMedia === 'function' && !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function fly(element: SVGElement, dx: number, dy: number): void {
  element.animate(
    [
      { transform: `translate(${dx}px, ${dy}px)` },
      { transform: `translate(${dx / 2}px, ${dy / 2 - LIFT}px)`, easing: 'ease-out' },
      { transform: 'translate(0, 0)' },
    ],
    { duration: DURATION, easing: 'ease-in-out' },
  );
}
