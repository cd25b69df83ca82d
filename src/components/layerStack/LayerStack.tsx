import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { layerStack } from '../../pictures/layerStack';
import { itemsOf } from '../../pictures/navigation';
import { firstGeometry, frameId } from './firstPaint';
import { StackFrame } from './StackFrame';
import type { Shown } from './StackFrame';
import type { StaticLayerStackProps } from './StaticLayerStack';
import { useStackInteraction } from './useStackInteraction';

export interface LayerStackProps extends StaticLayerStackProps {
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
  const [first] = useState(() => firstGeometry(props));

  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      // A hidden canvas (list shown, tab closed) measures 0: the last layout stays.
      if (!entry || entry.contentRect.width === 0) return;
      const next = { width: Math.floor(entry.contentRect.width), height: Math.floor(entry.contentRect.height) };
      setRoom((last) => (last?.width === next.width && last.height === next.height ? last : next));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const width = room?.width;
  const height = fixedHeight === undefined ? undefined : room?.height;
  const geometry = useMemo(
    () => (width === undefined ? firstGeometry(props) : layerStack(view, { width, height, measure })),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- before measuring, all that counts of props is listed
    [view, width, height, measure],
  );
  const interaction = useStackInteraction(geometry, canvas, props.onActive);
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
      reservedHeight={fixedHeight === undefined ? first.height : undefined}
      interaction={live}
      activeItem={live && itemsOf(geometry).find((item) => item.id === live.active)}
      shown={shown}
      onShow={setShown}
      canvasRef={canvas}
    />
  );
}
