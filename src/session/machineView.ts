import type { MeasuredMachine } from '../cli/commands/system/diskUsage';
import type { ContainerRecord, ImageRecord } from '../engine/api';
import type { ImageDocument } from '../engine/image/documentTree';
import type { Changeset } from '../engine/layer/changeset';
import { platformString } from '../engine/oci/platform';
import { diskView } from './diskView';
import { fileViews } from './fileViews';
import { changesShown } from './worldView';
import type { ContainerView, DocumentView, HistoryView, ImageView, LayerView, MachineView } from './worldView';

/** What a view of a machine is made from. An `Engine` is one. */
export interface MachineState extends MeasuredMachine {
  imageDocuments(image: ImageRecord): readonly ImageDocument[];
  readonly container: MeasuredMachine['container'] & { changes(id: string): Changeset };
}

/** The view of a machine at rest, from its state alone. Images come in the order of `arrival`; those it lacks follow, by creation and ID. */
export function viewOf(name: string, machine: MachineState, arrival: readonly string[] = []): MachineView {
  const images = inOrder(machine.images(), arrival);
  const layers = new Map<string, LayerView>();
  for (const image of images) {
    for (const layer of layersOf(image)) if (!layers.has(layer.key)) layers.set(layer.key, layer);
  }
  return {
    name,
    images: images.map((image) => ({ ...imageView(image), documents: machine.imageDocuments(image).map(documentView) })),
    layers: Object.fromEntries(layers),
    containers: machine.containers().map((container) => containerView(container, machine.container.changes(container.id))),
    disk: diskView(machine),
  };
}

function inOrder(images: readonly ImageRecord[], arrival: readonly string[]): readonly ImageRecord[] {
  const rank = (image: ImageRecord): number => {
    const index = arrival.indexOf(image.id);
    return index === -1 ? arrival.length : index;
  };
  return [...images].sort(
    (one, other) => rank(one) - rank(other) || (one.created ?? 0) - (other.created ?? 0) || (one.id < other.id ? -1 : 1),
  );
}

function imageView(image: ImageRecord): ImageView {
  return {
    id: image.id,
    names: [...image.names],
    layers: image.layers.map((layer) => layer.chainId),
    history: historyOf(image),
    contentSize: image.contentSize,
    diskUsage: image.diskUsage,
    state: 'stored',
  };
}

/** History entries without `empty_layer` correspond one to one to the layers (image-spec config.md). */
function historyOf(image: ImageRecord): readonly HistoryView[] {
  const keys = image.layers.map((layer) => layer.chainId).values();
  return image.config.history.map((entry) => {
    const createdBy = entry.created_by ?? '';
    const layer = entry.empty_layer === true ? undefined : keys.next().value;
    return layer === undefined ? { createdBy } : { createdBy, layer };
  });
}

function layersOf(image: ImageRecord): readonly LayerView[] {
  const createdBy = new Map(historyOf(image).map((row) => [row.layer, row.createdBy]));
  return image.layers.map((layer, index) => {
    const below = image.layers[index - 1]?.chainId;
    return {
      key: layer.chainId,
      ...(below === undefined ? {} : { below }),
      digest: layer.digest,
      diffId: layer.diffId,
      size: layer.size,
      unpackedSize: layer.unpackedSize,
      unpackedSizeSource: layer.unpackedSizeSource,
      createdBy: createdBy.get(layer.chainId) ?? '',
      state: 'stored',
    };
  });
}

function documentView({ platform, layerTypes = [], ...document }: ImageDocument): DocumentView {
  const [type, ...others] = layerTypes;
  return {
    ...document,
    ...(platform === undefined ? {} : { platform: platformString(platform) }),
    ...(type === undefined ? {} : { layerTypes: others.every((other) => other === type) ? [type] : layerTypes }),
  };
}

function containerView(container: ContainerRecord, written: Changeset): ContainerView {
  const changes = fileViews(written);
  return {
    id: container.id,
    name: container.name,
    image: container.imageId,
    state: container.state,
    ...(container.state === 'exited' ? { exitCode: container.exitCode } : {}),
    ...(container.paused ? { paused: true as const } : {}),
    writableSize: container.writableSize,
    changes: changes.slice(0, changesShown),
    ...(changes.length > changesShown ? { moreChanges: changes.length - changesShown } : {}),
  };
}
