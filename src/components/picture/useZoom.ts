import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { clampZoom } from './zoomSteps';

export interface Zoom {
  readonly factor: number;
  readonly set: (factor: number) => void;
}

/** In px from the canvas' corner. */
interface Point {
  readonly x: number;
  readonly y: number;
}

interface Anchor extends Point {
  readonly left: number;
  readonly top: number;
  readonly from: number;
}

/** Zoom by buttons, Ctrl and wheel (which is also what a trackpad's pinch sends) and two fingers; what is under the pointer stays there. */
export function useZoom(canvas: RefObject<HTMLElement | null>): Zoom {
  const [factor, setFactor] = useState(1);
  const anchor = useRef<Anchor>(undefined);
  const current = useRef(1);

  useLayoutEffect(() => {
    current.current = factor;
    const element = canvas.current;
    const held = anchor.current;
    anchor.current = undefined;
    if (!element || !held) return;
    const growth = factor / held.from;
    element.scrollTo({ left: (held.left + held.x) * growth - held.x, top: (held.top + held.y) * growth - held.y });
  }, [canvas, factor]);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const zoomAt = (next: number, at: Point): void => {
      anchor.current = { ...at, left: element.scrollLeft, top: element.scrollTop, from: current.current };
      setFactor(clampZoom(next));
    };
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoomAt(current.current * Math.exp(-event.deltaY * 0.004), within(element, event.clientX, event.clientY));
    };
    let pinch: { readonly apart: number; readonly factor: number } | undefined;
    const touch = (event: TouchEvent): void => {
      const [a, b] = event.touches;
      if (!a || !b) {
        pinch = undefined;
        return;
      }
      event.preventDefault();
      const apart = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
      pinch ??= { apart, factor: current.current };
      zoomAt((pinch.factor * apart) / pinch.apart, within(element, (a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2));
    };
    const end = (): void => {
      pinch = undefined;
    };
    element.addEventListener('wheel', wheel, { passive: false });
    element.addEventListener('touchmove', touch, { passive: false });
    element.addEventListener('touchend', end);
    return () => {
      element.removeEventListener('wheel', wheel);
      element.removeEventListener('touchmove', touch);
      element.removeEventListener('touchend', end);
    };
  }, [canvas]);

  return { factor, set: (next) => setFactor(clampZoom(next)) };
}

function within(element: HTMLElement, clientX: number, clientY: number): Point {
  const box = element.getBoundingClientRect();
  return { x: clientX - box.left, y: clientY - box.top };
}
