import { useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { PictureGeometry, PictureItem } from '../../pictures/picture';
import type { PictureDefinition } from './definition';
import { firstLayouts } from './firstPaint';
import { PictureFrame, type PictureSettings, type Shown } from './PictureFrame';
import { Tools } from './Tools';
import { useFlight } from './useFlight';
import { useInteraction } from './useInteraction';
import { useNear } from './useNear';
import { useRoom } from './useRoom';
import { useZoom } from './useZoom';

interface LivePictureProps<Geometry extends PictureGeometry, Item extends PictureItem> extends PictureSettings {
  /** The same value for as long as its view is the same (`useMemo`): a new one is laid out anew. */
  readonly definition: PictureDefinition<Geometry, Item>;
  readonly onActive?: (digest: string | undefined) => void;
  readonly narrow?: boolean;
}

/** A picture laid out for the room there is; answers to pointer, touch and keys once it is on a screen. */
export function Picture<Geometry extends PictureGeometry, Item extends PictureItem>({
  onActive,
  narrow,
  ...props
}: LivePictureProps<Geometry, Item>): ReactNode {
  const { definition, fixedHeight } = props;
  const canvas = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Shown>('picture');
  const zoom = useZoom(canvas);
  const { room, reserved, settled } = useRoom(canvas, zoom.factor !== 1);
  const width = room?.width;
  const height = fixedHeight === undefined ? undefined : room?.height;
  const measured = useMemo(() => (width === undefined ? undefined : definition.layout({ width, height })), [definition, width, height]);
  const items = useMemo(() => (measured ? definition.items(measured) : []), [definition, measured]);
  const { near, drawWhole } = useNear(canvas, {
    items: items.length,
    zoom: zoom.factor,
    room: fixedHeight === undefined ? undefined : room,
  });
  const { activeItem, ...interaction } = useInteraction({ definition, geometry: measured, items, canvas, settled, onActive });
  useFlight(canvas, measured);
  const live = measured === undefined ? undefined : interaction;
  const layouts = measured ? undefined : firstLayouts(definition, fixedHeight);
  const geometry = measured ?? (narrow ? layouts?.narrow : layouts);
  if (!geometry) return null;
  return (
    <PictureFrame
      {...props}
      geometry={geometry}
      reservedHeight={fixedHeight === undefined ? reserved : undefined}
      interaction={live}
      near={near}
      activeItem={live && activeItem}
      shown={shown}
      onShow={setShown}
      canvasRef={canvas}
      zoom={live ? zoom.factor : 1}
      tools={live && <Tools zoom={zoom} canvas={canvas} drawWhole={drawWhole} definition={definition} zooms={shown === 'picture'} />}
    />
  );
}
