import type { Json } from './json';
import { travelProgress } from './travelProgress';
import { encodeTransferLayer } from './wireTransfer';
import type { Keyed, WireMachine, WireRegistry, WireWorld } from './wireView';
import type { LayerView, MachineView, RegistryView, WorldView } from './worldView';

/** The stored form of a view. A layer that is `downloading` has a `progress`. */
export function encodeView({ machines, registries }: WorldView): Json {
  const wire: WireWorld = {
    machineOrder: machines.map((machine) => machine.name),
    machines: Object.fromEntries(machines.map((machine) => [machine.name, encodeMachine(machine)])),
    ...(registries === undefined ? {} : { registries: byPlace(registries.map(encodeRegistry)) }),
  };
  // A trip through JSON drops what is undefined; the result is plain JSON by construction.
  return JSON.parse(JSON.stringify(wire)) as Json;
}

function encodeMachine({ images, layers, containers, build, transfer, disk }: MachineView): WireMachine {
  const travel = travelProgress(transfer?.layers ?? []);
  return {
    imageOrder: images.map((image) => image.id),
    images: Object.fromEntries(images.map(({ id, ...rest }) => [id, rest])),
    layers: Object.fromEntries(Object.entries(layers).map(([key, layer]) => [key, encodeLayer(layer, travel)])),
    containerOrder: containers.map((container) => container.id),
    containers: Object.fromEntries(
      containers.map(({ id, changes, ...rest }) => [id, changes === undefined ? rest : { ...rest, changes: byPlace(changes) }]),
    ),
    ...(build === undefined ? {} : { build: { ...build, instructions: byPlace(build.instructions) } }),
    ...(transfer === undefined ? {} : { transfer: { ...transfer, layers: byPlace(transfer.layers.map(encodeTransferLayer)) } }),
    ...(disk === undefined ? {} : { disk }),
  };
}

function encodeLayer({ key: _, progress, ...rest }: LayerView, travel: ReadonlyMap<string, number>): Omit<LayerView, 'key'> {
  if (progress === undefined || (rest.state === 'downloading' && progress === travel.get(rest.digest))) return rest;
  return { ...rest, progress };
}

/** Repositories and tags are sorted by name, so their names are keys enough. */
function encodeRegistry({ repositories, ...rest }: RegistryView): WireRegistry {
  return {
    ...rest,
    repositories: Object.fromEntries(
      repositories.map(({ name, tags }) => [`/${name}`, Object.fromEntries(tags.map(({ tag, digest }) => [`:${tag}`, digest]))]),
    ),
  };
}

/** Keys that are whole numbers are in ascending order in every object. */
function byPlace<Item>(items: readonly Item[]): Keyed<Item> {
  return Object.fromEntries(items.map((item, index) => [index, item]));
}
