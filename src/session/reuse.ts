import type { EngineEvent } from '../engine/events';
import type { LayerView } from './worldView';

export type Reused = NonNullable<LayerView['reused']>;

/** Layer keys of the newest pull or build that did not have to be fetched or made. */
export type ReusedLayers = ReadonlyMap<string, Reused>;

/** What an event adds. `wasHere` tells whether the machine held the layer when the pull or build began, `isInstruction` what kind a vertex is. */
export function reusedAfter(
  reused: ReusedLayers,
  event: EngineEvent,
  wasHere: (layerKey: string) => boolean,
  isInstruction: (vertex: string) => boolean,
): ReusedLayers {
  switch (event.type) {
    case 'pull.started':
      return new Map(event.layers.filter((layer) => layer.alreadyExists).map((layer) => [layer.chainId, 'exists']));
    case 'build.started':
      return new Map();
    case 'build.layer': {
      const how = isInstruction(event.vertex) ? (event.cached ? 'cached' : undefined) : wasHere(event.chainId) ? 'exists' : undefined;
      return how === undefined ? reused : new Map([...reused, [event.chainId, how]]);
    }
    default:
      return reused;
  }
}
