import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { layerStack } from '../../pictures/layerStack';
import { itemsOf } from '../../pictures/navigation';
import { firstLayouts, frameId } from './firstPaint';
import { StackFrame } from './StackFrame';
import type { Shown } from './StackFrame';
import type { StaticLayerStackProps } from './StaticLayerStack';
import { useStackInteraction } from './useStackInteraction';

export interface LayerStackProps extends Omit<StaticLayerStackProps, 'still'> {
  /** Told the digest of the layer, or the ID of the image or container, whose details show; `undefined` when none. */
  readonly onActive?: (digest: string | undefined) => void;
}

interface Room {
  readonly width: number;
  readonly height: number;
}

/** A machine's images as towers of layers, laid out for the room there is; answers to pointer, touch and keys once it is on a screen. */
export function LayerStack(props: LayerStackProps): ReactNode {
  const { view, title, highlight, compact, fixedHeight, measure } = props;
  const canvas = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Room>();
  const [shown, setShown] = useState<Shown>('picture');
  const [reserved, setReserved] = useState<number>();

  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      // A hidden canvas (list shown, tab closed) measures 0: the last layout stays.
      if (!entry || entry.contentRect.width === 0) return;
      const next = { width: Math.floor(entry.contentRect.width), height: Math.floor(entry.contentRect.height) };
      // The height of the first paint is kept, so that the new layout does not pull the page up.
      setReserved((kept) => kept ?? next.height);
      setRoom((last) => (last?.width === next.width && last.height === next.height ? last : next));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const width = room?.width;
  const height = fixedHeight === undefined ? undefined : room?.height;
  const measured = useMemo(
    () => (width === undefined ? undefined : layerStack(view, { width, height, measure })),
    [view, width, height, measure],
  );
  const geometry = measured ?? firstLayouts(props);
  const interaction = useStackInteraction(measured, canvas, props.onActive);
  const live = room === undefined ? undefined : interaction;
  return (
    <StackFrame
      view={view}
      geometry={geometry}
      title={title}
      id={frameId(props)}
      highlight={highlight}
      compact={compact}
      fixedHeight={fixedHeight}
      reservedHeight={fixedHeight === undefined ? reserved : undefined}
      interaction={live}
      activeItem={live && measured && itemsOf(measured).find((item) => item.id === live.active)}
      shown={shown}
      onShow={setShown}
      canvasRef={canvas}
    />
  );
}
