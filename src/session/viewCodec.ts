import type { Json } from './json';
import type { ContainerView, ImageView, LayerView, MachineView, WorldView } from './worldView';

/**
 * The form in which a world view is stored and patched: lists become objects keyed by what identifies an item, beside a list of keys that
 * keeps the order. A patch of one image then names that image only (RFC 7396 replaces lists whole).
 */
interface WireMachine {
  readonly imageOrder: readonly string[];
  readonly images: Readonly<Record<string, Omit<ImageView, 'id'>>>;
  readonly layers: Readonly<Record<string, Omit<LayerView, 'key'>>>;
  readonly containerOrder: readonly string[];
  readonly containers: Readonly<Record<string, Omit<ContainerView, 'id'>>>;
}

interface WireWorld {
  readonly machineOrder: readonly string[];
  readonly machines: Readonly<Record<string, WireMachine>>;
}

export function encodeView(view: WorldView): Json {
  const wire: WireWorld = {
    machineOrder: view.machines.map((machine) => machine.name),
    machines: Object.fromEntries(view.machines.map((machine) => [machine.name, encodeMachine(machine)])),
  };
  // A trip through JSON drops what is undefined; the result is plain JSON by construction.
  return JSON.parse(JSON.stringify(wire)) as Json;
}

function encodeMachine(machine: MachineView): WireMachine {
  return {
    imageOrder: machine.images.map((image) => image.id),
    images: Object.fromEntries(machine.images.map(({ id, ...rest }) => [id, rest])),
    layers: Object.fromEntries(Object.entries(machine.layers).map(([key, { key: _, ...rest }]) => [key, rest])),
    containerOrder: machine.containers.map((container) => container.id),
    containers: Object.fromEntries(machine.containers.map(({ id, ...rest }) => [id, rest])),
  };
}

/** Inverse of `encodeView`. Only for values that `encodeView` and merge patches of them have made; items missing from their object are left out. */
export function decodeView(json: Json | undefined): WorldView {
  // The codec is the only writer of this form; a recording from elsewhere is checked before it gets here.
  const wire = json as unknown as WireWorld | undefined;
  if (wire === undefined) return { machines: [] };
  return {
    machines: wire.machineOrder.flatMap((name) => {
      const machine = wire.machines[name];
      return machine === undefined ? [] : [decodeMachine(name, machine)];
    }),
  };
}

function decodeMachine(name: string, machine: WireMachine): MachineView {
  return {
    name,
    images: machine.imageOrder.flatMap((id) => {
      const image = machine.images[id];
      return image === undefined ? [] : [{ id, ...image }];
    }),
    layers: Object.fromEntries(Object.entries(machine.layers).map(([key, layer]) => [key, { key, ...layer }])),
    containers: machine.containerOrder.flatMap((id) => {
      const container = machine.containers[id];
      return container === undefined ? [] : [{ id, ...container }];
    }),
  };
}
