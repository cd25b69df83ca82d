import type { Json } from './json';
import { travelProgress } from './travelProgress';
import { decodeTransferLayer } from './wireTransfer';
import type { Keyed, WireContainer, WireMachine, WireRegistry, WireWorld } from './wireView';
import type { ContainerView, LayerView, MachineView, RegistryView, RepositoryView, TagView, WorldView } from './worldView';

/** Inverse of `encodeView`. Only for values that `encodeView` and merge patches of them have made; items missing from their object are left out. */
export function decodeView(json: Json | undefined): WorldView {
  // The codec is the only writer of this form; a recording from elsewhere is checked before it gets here.
  const wire = json as unknown as WireWorld | undefined;
  if (wire === undefined) return { machines: [] };
  const { registries } = wire;
  return {
    machines: wire.machineOrder.flatMap((name) => {
      const machine = wire.machines[name];
      return machine === undefined ? [] : [decodeMachine(name, machine)];
    }),
    ...(registries === undefined ? {} : { registries: Object.values(registries).map(decodeRegistry) }),
  };
}

function decodeMachine(
  name: string,
  { imageOrder, images, layers, containerOrder, containers, build, transfer, disk }: WireMachine,
): MachineView {
  const transferred = Object.values(transfer?.layers ?? {}).map(decodeTransferLayer);
  const travel = travelProgress(transferred);
  return {
    name,
    images: imageOrder.flatMap((id) => {
      const image = images[id];
      return image === undefined ? [] : [{ id, ...image }];
    }),
    layers: Object.fromEntries(Object.entries(layers).map(([key, layer]) => [key, decodeLayer(key, layer, travel)])),
    containers: containerOrder.flatMap((id) => {
      const container = containers[id];
      return container === undefined ? [] : [decodeContainer(id, container)];
    }),
    ...(build === undefined ? {} : { build: { ...build, instructions: Object.values(build.instructions) } }),
    ...(transfer === undefined ? {} : { transfer: { ...transfer, layers: transferred } }),
    ...(disk === undefined ? {} : { disk }),
  };
}

function decodeLayer(key: string, layer: Omit<LayerView, 'key'>, travel: ReadonlyMap<string, number>): LayerView {
  const progress = layer.state === 'downloading' ? (layer.progress ?? travel.get(layer.digest)) : undefined;
  return { key, ...layer, ...(progress === undefined ? {} : { progress }) };
}

function decodeContainer(id: string, { changes, ...rest }: WireContainer): ContainerView {
  return { id, ...rest, ...(changes === undefined ? {} : { changes: Object.values(changes) }) };
}

/** A merge patch appends keys, so that order has to be made again. */
function decodeRegistry({ repositories, ...rest }: WireRegistry): RegistryView {
  return {
    ...rest,
    repositories: sortedEntries(repositories).map(([name, tags]): RepositoryView => {
      return { name: name.slice(1), tags: sortedEntries(tags).map(([tag, digest]): TagView => ({ tag: tag.slice(1), digest })) };
    }),
  };
}

function sortedEntries<Item>(items: Keyed<Item>): readonly (readonly [string, Item])[] {
  return Object.entries(items).sort(([one], [other]) => (one < other ? -1 : 1));
}
