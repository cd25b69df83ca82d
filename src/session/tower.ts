import type { HistoryView, ImageView, LayerView, MachineView } from './worldView';

/** An image that is being pulled or built: what there is of it so far. Layers from base to top. */
export interface Tower {
  readonly id: string;
  readonly state: 'pulling' | 'building';
  readonly expectedName?: string;
  readonly layers: readonly LayerView[];
}

/** Puts a layer on top, with what it stands on. */
export function stacked(tower: Tower, layer: Omit<LayerView, 'below'>): Tower {
  const below = tower.layers.at(-1)?.key;
  return { ...tower, layers: [...tower.layers, below === undefined ? layer : { ...layer, below }] };
}

/** Changes the layers that a test accepts. */
export function withLayers(tower: Tower, which: (layer: LayerView) => boolean, change: (layer: LayerView) => LayerView): Tower {
  return { ...tower, layers: tower.layers.map((layer) => (which(layer) ? change(layer) : layer)) };
}

/** The machine with the unfinished towers beside what it holds. A tower whose image is stored already adds nothing. */
export function withTowers(machine: MachineView, towers: readonly Tower[]): MachineView {
  const unfinished = towers.filter((tower) => tower.layers.length > 0 && !machine.images.some((image) => image.id === tower.id));
  if (unfinished.length === 0) return machine;
  const layers: Record<string, LayerView> = { ...machine.layers };
  for (const layer of unfinished.flatMap((tower) => tower.layers)) layers[layer.key] ??= layer;
  return { ...machine, images: [...machine.images, ...unfinished.map(imageView)], layers };
}

function imageView(tower: Tower): ImageView {
  return {
    id: tower.id,
    names: [],
    layers: tower.layers.map((layer) => layer.key),
    history: tower.layers.map((layer): HistoryView => ({ createdBy: layer.createdBy, layer: layer.key })),
    contentSize: tower.layers.reduce((sum, layer) => sum + layer.size, 0),
    diskUsage: tower.layers.reduce((sum, layer) => sum + layer.size + layer.unpackedSize, 0),
    state: tower.state,
    ...(tower.expectedName === undefined ? {} : { expectedName: tower.expectedName }),
  };
}
