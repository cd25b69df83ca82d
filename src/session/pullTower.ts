import type { Digest } from '../engine/digest/digest';
import type { PullEvent, PulledLayer } from '../engine/events';
import { familiarName } from './familiarName';
import { share } from './share';
import { stacked, withLayers } from './tower';
import type { Tower } from './tower';
import type { LayerView } from './worldView';

/** How large a layer will be on disk, as its registry says; undefined when it does not. */
export type UnpackedSizes = (
  digest: Digest,
) => { readonly unpackedSize: number; readonly unpackedSizeSource: LayerView['unpackedSizeSource'] } | undefined;

/** The tower of a running pull after an event; undefined when no pull is running. Progress is kept to hundredths. */
export function pullTower(tower: Tower | undefined, event: PullEvent, sizes: UnpackedSizes): Tower | undefined {
  if (event.type === 'pull.started') return begun(event, sizes);
  if (event.type === 'pull.finished' || event.type === 'pull.failed') return undefined;
  if (tower === undefined) return undefined;
  return withLayers(
    tower,
    (layer) => layer.digest === event.digest && layer.state !== 'stored' && (event.type !== 'layer.stored' || layer.key === event.chainId),
    (layer) => progressed(layer, event),
  );
}

function begun(event: Extract<PullEvent, { type: 'pull.started' }>, sizes: UnpackedSizes): Tower {
  const empty: Tower = { id: event.imageId, state: 'pulling', expectedName: familiarName(event.reference), layers: [] };
  return event.layers.reduce((tower, layer) => stacked(tower, announced(layer, sizes)), empty);
}

/** A layer that is to come, or is here. */
export function announced(layer: PulledLayer, sizes: UnpackedSizes): Omit<LayerView, 'below'> {
  return {
    key: layer.chainId,
    digest: layer.digest,
    diffId: layer.diffId,
    size: layer.size,
    unpackedSize: 0,
    unpackedSizeSource: 'modelled',
    ...sizes(layer.digest),
    createdBy: layer.createdBy,
    state: layer.alreadyExists ? 'stored' : 'waiting',
  };
}

type LayerEvent = Exclude<PullEvent, { type: 'pull.started' | 'pull.finished' | 'pull.failed' }>;

function progressed(layer: LayerView, event: LayerEvent): LayerView {
  const { progress: _, ...still } = layer;
  switch (event.type) {
    case 'layer.queued':
      return { ...still, state: 'waiting' };
    case 'layer.downloading':
      return { ...still, state: 'downloading', progress: share(event.current, event.total) };
    case 'layer.downloaded':
      return { ...still, state: 'downloaded' };
    case 'layer.extracting':
      return { ...still, state: 'extracting' };
    case 'layer.exists':
    case 'layer.stored':
      return { ...still, state: 'stored' };
  }
}
