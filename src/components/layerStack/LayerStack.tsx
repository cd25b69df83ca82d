import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Picture } from '../picture/Picture';
import { frameId } from './frameId';
import { layerStackDefinition } from './layerStackDefinition';
import type { StaticLayerStackProps } from './StaticLayerStack';

export interface LayerStackProps extends Omit<StaticLayerStackProps, 'still'> {
  /** Told the digest of the layer, or the ID of the image or container, whose details show; `undefined` when none. */
  readonly onActive?: (digest: string | undefined) => void;
  /** Told the ID of an image or container that was pressed; without it, pressing one pins its details. */
  readonly onOpen?: (id: string) => void;
}

/** A machine's images as towers of layers, laid out for the room there is; answers to pointer, touch and keys once it is on a screen. */
export function LayerStack({ view, title, measure, onOpen, ...settings }: LayerStackProps): ReactNode {
  const definition = useMemo(() => layerStackDefinition({ view, title, measure, onOpen }), [view, title, measure, onOpen]);
  return <Picture {...settings} id={frameId(settings.id, title)} definition={definition} />;
}
