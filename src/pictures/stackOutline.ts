import { counted } from '../session/counted';
import type { ContainerView, ImageView, LayerState, LayerView, MachineView } from '../session/worldView';
import { shortInstruction } from './instruction';
import { humanSize } from './size';

export interface LayerRow {
  readonly kind: 'layer';
  readonly key: string;
  readonly layer: LayerView;
  readonly label: string;
  /** Names (or shortened IDs) of the other images that have it. */
  readonly sharedWith: readonly string[];
  readonly state: string;
}

export interface ConfigurationOutlineRow {
  readonly kind: 'configuration';
  readonly createdBy: string;
  readonly label: string;
}

export interface ImageOutline {
  readonly image: ImageView;
  readonly title: string;
  /** One sentence: layers, sizes, state. */
  readonly facts: string;
  /** Base to top, in the order of the history. */
  readonly rows: readonly (LayerRow | ConfigurationOutlineRow)[];
  readonly containers: readonly { readonly container: ContainerView; readonly facts: string }[];
}

export const NO_LAYER = 'configuration, no layer';

/** The picture's content as text: every image, its layers and configuration rows, its containers. */
export function stackOutline(machine: MachineView): readonly ImageOutline[] {
  return machine.images.map((image) => ({
    image,
    title: titleOf(image),
    facts: factsOf(image),
    rows: rowsOf(machine, image),
    containers: machine.containers
      .filter((container) => container.image === image.id)
      .map((container) => ({ container, facts: containerFacts(container) })),
  }));
}

/** All names of an image, or what it is called while it has none. */
export function titleOf(image: ImageView): string {
  if (image.names.length > 0) return image.names.join(', ');
  if (image.expectedName !== undefined) return image.expectedName;
  return `untagged image ${shortId(image.id)}`;
}

/** As Docker shortens an ID: 12 hexadecimal digits, without the algorithm. */
export function shortId(digest: string): string {
  return digest.replace(/^sha256:/, '').slice(0, 12);
}

export function containerFacts(container: ContainerView): string {
  const state = container.state === 'exited' ? `exited with code ${container.exitCode ?? 0}` : container.state;
  return `${state}; its own writable layer holds ${humanSize(container.writableSize)}`;
}

export function stateText(layer: LayerView): string {
  const percent = `${Math.round((layer.progress ?? 0) * 100)} %`;
  const texts: Readonly<Record<LayerState, string>> = {
    waiting: 'waiting for download',
    downloading: `downloading, ${percent}`,
    downloaded: 'downloaded, not yet unpacked',
    extracting: layer.progress === undefined ? 'unpacking' : `unpacking, ${percent}`,
    building: 'being built',
    stored: layer.reused === 'exists' ? 'already here' : layer.reused === 'cached' ? 'taken from the build cache' : 'stored',
  };
  return texts[layer.state];
}

/** Unpacked size, and how the figure is known. */
export function unpackedText(layer: LayerView): string {
  const size = humanSize(layer.unpackedSize);
  switch (layer.unpackedSizeSource) {
    case 'measured':
      return `${size} on disk`;
    case 'stated':
      return `${size} on disk, as the publisher states`;
    case 'modelled':
      return `about ${size} on disk (estimated, its files are not on this site)`;
  }
}

/** The other images that have a layer. */
export function sharers(machine: MachineView, key: string, except?: ImageView): readonly ImageView[] {
  return machine.images.filter((image) => image !== except && image.layers.includes(key));
}

function factsOf(image: ImageView): string {
  const layers = counted(image.layers.length, 'layer');
  if (image.state === 'pulling') return `${layers}, being pulled`;
  if (image.state === 'building') return `${layers} so far, being built`;
  return `${layers}, ${humanSize(image.contentSize)} content, ${humanSize(image.diskUsage)} on disk`;
}

function rowsOf(machine: MachineView, image: ImageView): readonly (LayerRow | ConfigurationOutlineRow)[] {
  const rows: (LayerRow | ConfigurationOutlineRow)[] = [];
  const pending = [...image.layers];
  const putLayer = (key: string): void => {
    const layer = machine.layers[key];
    if (!layer) throw new Error(`the view of ${machine.name} lacks layer ${key} of image ${image.id}`);
    const sharedWith = sharers(machine, key, image).map(titleOf);
    rows.push({ kind: 'layer', key, layer, label: shortInstruction(layer.createdBy), sharedWith, state: stateText(layer) });
  };
  for (const row of image.history) {
    if (row.layer === undefined) {
      rows.push({ kind: 'configuration', createdBy: row.createdBy, label: shortInstruction(row.createdBy) });
      continue;
    }
    // The order of layers is the image's; a row for a later one brings those before it along.
    const upTo = pending.indexOf(row.layer);
    for (const key of pending.splice(0, upTo + 1)) putLayer(key);
  }
  for (const key of pending) putLayer(key);
  return rows;
}
