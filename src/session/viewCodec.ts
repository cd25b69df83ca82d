import type { Json } from './json';
import type {
  BuildInstructionView,
  BuildView,
  ContainerView,
  FileView,
  ImageView,
  LayerView,
  MachineView,
  RegistryView,
  RepositoryView,
  TagView,
  TransferLayerView,
  TransferView,
  WorldView,
} from './worldView';

/**
 * The form in which a world view is stored and patched: lists that grow and change become objects, so that a patch of one item names that
 * item only (RFC 7396 replaces lists whole). What has an identity is keyed by it, beside a list of keys where order matters; the parts of a
 * build, a transfer and a writable layer are keyed by their place.
 */
interface WireMachine extends Pick<MachineView, 'disk'> {
  readonly imageOrder: readonly string[];
  readonly images: Keyed<Omit<ImageView, 'id'>>;
  readonly layers: Keyed<Omit<LayerView, 'key'>>;
  readonly containerOrder: readonly string[];
  readonly containers: Keyed<WireContainer>;
  readonly build?: Omit<BuildView, 'instructions'> & { readonly instructions: Keyed<BuildInstructionView> };
  readonly transfer?: Omit<TransferView, 'layers'> & { readonly layers: Keyed<TransferLayerView> };
}

type WireContainer = Omit<ContainerView, 'id' | 'changes'> & { readonly changes?: Keyed<FileView> };

type WireRegistry = Omit<RegistryView, 'repositories'> & { readonly repositories: Keyed<Keyed<string>> };

interface WireWorld {
  readonly machineOrder: readonly string[];
  readonly machines: Keyed<WireMachine>;
  readonly registries?: Keyed<WireRegistry>;
}

type Keyed<Item> = Readonly<Record<string, Item>>;

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
  return {
    imageOrder: images.map((image) => image.id),
    images: Object.fromEntries(images.map(({ id, ...rest }) => [id, rest])),
    layers: Object.fromEntries(Object.entries(layers).map(([key, { key: _, ...rest }]) => [key, rest])),
    containerOrder: containers.map((container) => container.id),
    containers: Object.fromEntries(
      containers.map(({ id, changes, ...rest }) => [id, changes === undefined ? rest : { ...rest, changes: byPlace(changes) }]),
    ),
    ...(build === undefined ? {} : { build: { ...build, instructions: byPlace(build.instructions) } }),
    ...(transfer === undefined ? {} : { transfer: { ...transfer, layers: byPlace(transfer.layers) } }),
    ...(disk === undefined ? {} : { disk }),
  };
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
  return {
    name,
    images: imageOrder.flatMap((id) => {
      const image = images[id];
      return image === undefined ? [] : [{ id, ...image }];
    }),
    layers: Object.fromEntries(Object.entries(layers).map(([key, layer]) => [key, { key, ...layer }])),
    containers: containerOrder.flatMap((id) => {
      const container = containers[id];
      return container === undefined ? [] : [decodeContainer(id, container)];
    }),
    ...(build === undefined ? {} : { build: { ...build, instructions: Object.values(build.instructions) } }),
    ...(transfer === undefined ? {} : { transfer: { ...transfer, layers: Object.values(transfer.layers) } }),
    ...(disk === undefined ? {} : { disk }),
  };
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
