import { share } from './share';
import type { TransferLayerView } from './worldView';

/**
 * The `progress` of the layers that a transfer moves, by digest. It follows from their bytes, and both change ten times a second: so the
 * stored form of a view leaves it out of layers that are `downloading`.
 */
export function travelProgress(layers: readonly TransferLayerView[]): ReadonlyMap<string, number> {
  return new Map(layers.flatMap(({ digest, size, state, moved }) => (state === 'moving' ? [[digest, share(moved, size)]] : [])));
}
