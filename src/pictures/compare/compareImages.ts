import { counted } from '../../session/counted';
import type { ImageView, LayerView, MachineView, WorldView } from '../../session/worldView';
import { shortInstruction } from '../instruction';
import { humanSize } from '../size';
import { titleOf } from '../stackOutline';

export interface ComparedLayer {
  readonly layer: LayerView;
  /** The other image has the same blob over other layers: it travels once, and is unpacked twice. */
  readonly elsewhere: boolean;
}

export interface Comparison {
  readonly a: ImageView;
  readonly b: ImageView;
  /** Base to top, as in the image. */
  readonly shared: readonly LayerView[];
  readonly onlyA: readonly ComparedLayer[];
  readonly onlyB: readonly ComparedLayer[];
  /** Configuration rows of the history that the other lacks, oldest first, shortened. */
  readonly configurationA: readonly string[];
  readonly configurationB: readonly string[];
  /** The two images on one machine, for the picture. */
  readonly machine: MachineView;
}

/** Stored images of all machines, each once, in order of arrival. */
export function comparable(view: WorldView): readonly ImageView[] {
  const byId = new Map<string, ImageView>();
  for (const image of view.machines.flatMap((machine) => machine.images)) {
    const known = byId.get(image.id);
    if (image.state === 'stored' && (known === undefined || known.names.length === 0)) byId.set(image.id, image);
  }
  return [...byId.values()];
}

/** Two images of a world, of one machine or of two: layers have the same keys everywhere. Throws where the view lacks a layer. */
export function compareImages(view: WorldView, a: ImageView, b: ImageView): Comparison {
  const all: Record<string, LayerView> = Object.assign({}, ...view.machines.map((machine) => machine.layers));
  const layerOf = (key: string): LayerView => {
    const layer = all[key];
    if (!layer) throw new Error(`the view lacks layer ${key}`);
    return layer;
  };
  const first = a.layers.findIndex((key, place) => b.layers[place] !== key);
  const prefix = first === -1 ? a.layers.length : first;
  const own = (image: ImageView, other: ImageView): readonly ComparedLayer[] => {
    const blobs = new Set(other.layers.slice(prefix).map((key) => layerOf(key).digest));
    return image.layers.slice(prefix).map((key) => ({ layer: layerOf(key), elsewhere: blobs.has(layerOf(key).digest) }));
  };
  const keys = [...new Set([...a.layers, ...b.layers])];
  return {
    a,
    b,
    shared: a.layers.slice(0, prefix).map(layerOf),
    onlyA: own(a, b),
    onlyB: own(b, a),
    configurationA: configurationOnly(a, b),
    configurationB: configurationOnly(b, a),
    machine: { name: 'both', images: [a, b], layers: Object.fromEntries(keys.map((key) => [key, layerOf(key)])), containers: [] },
  };
}

/** Rows of the first that the second lacks; a row that stands twice is lacking as often as it is. */
function configurationOnly(image: ImageView, other: ImageView): readonly string[] {
  const rows = (of: ImageView): readonly string[] => of.history.filter((row) => row.layer === undefined).map((row) => row.createdBy);
  const left = [...rows(other)];
  return rows(image)
    .filter((row) => {
      const place = left.indexOf(row);
      if (place !== -1) left.splice(place, 1);
      return place === -1;
    })
    .map(shortInstruction);
}

/** "4 layers in both, 212MB; 4 only in node:22-bookworm, 120MB; 3 only in python:3.12-bookworm, 31MB" */
export function comparisonSummary({ a, b, shared, onlyA, onlyB }: Comparison): string {
  const base = shared.length === 0 ? 'no layer in both' : `${counted(shared.length, 'layer')} in both, ${bytes(shared)}`;
  const own = (image: ImageView, layers: readonly ComparedLayer[]): string =>
    layers.length === 0
      ? `none only in ${titleOf(image)}`
      : `${layers.length} only in ${titleOf(image)}, ${bytes(layers.map(({ layer }) => layer))}`;
  return [base, own(a, onlyA), own(b, onlyB)].join('; ');
}

function bytes(layers: readonly LayerView[]): string {
  return humanSize(layers.reduce((sum, layer) => sum + layer.size, 0));
}
