import { useLayoutEffect, useState, useSyncExternalStore, type RefObject } from 'react';

interface Measured {
  readonly width: number;
  readonly height: number;
}

export interface MeasuredRoom {
  /** Of the canvas; undefined until it is on a screen. */
  readonly room: Measured | undefined;
  /** Height of the server's paint, kept so that the new layout does not pull the page up. */
  readonly reserved: number | undefined;
  /** The first measured layout stands: what comes from now on arrives. */
  readonly settled: boolean;
}

const neverChanges = (): (() => void) => () => undefined;

/** A scroll bar that comes and goes with the zoom is about this broad, in px. */
const SCROLL_BAR = 20;

/** The room that a canvas gives. A hidden canvas (list shown, tab closed) measures 0: the last layout stays. */
export function useRoom(canvas: RefObject<HTMLElement | null>, zoomed: boolean): MeasuredRoom {
  const [room, setRoom] = useState<Measured>();
  const [reserved, setReserved] = useState<number>();
  const [settled, setSettled] = useState(false);
  const hydrating = useSyncExternalStore(
    neverChanges,
    () => false,
    () => true,
  );
  // Made in the browser, a picture is measured before anybody sees it: there is nothing to keep the height of.
  const [serverPainted] = useState(hydrating);
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    let frame = 0;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry || entry.contentRect.width === 0) return;
      const next = { width: Math.floor(entry.contentRect.width), height: Math.floor(entry.contentRect.height) };
      if (serverPainted) setReserved((kept) => kept ?? next.height);
      setRoom((last) => (last && isTheSame(last, next, zoomed) ? last : next));
      if (frame === 0) frame = requestAnimationFrame(() => requestAnimationFrame(() => setSettled(true)));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [canvas, zoomed, serverPainted]);
  return { room, reserved, settled };
}

function isTheSame(last: Measured, next: Measured, zoomed: boolean): boolean {
  const tolerance = zoomed ? SCROLL_BAR : 0;
  return Math.abs(last.width - next.width) <= tolerance && Math.abs(last.height - next.height) <= tolerance;
}
