import type { ImageView, MachineView, RegistryView, WorldView } from '../../session/worldView';
import { homeOf } from './homeOf';

/** A name planted on a digest at one place. */
export interface PlacedName {
  readonly id: string;
  /** In full, with the registry's host where it is not Docker Hub. */
  readonly fullName: string;
  /** As the flag says it: in a registry without the host. */
  readonly shown: string;
  /** Its registry has the same tag on another digest: what is here is not what a pull would bring. */
  readonly behind: boolean;
}

/** One digest at one place, with all names that point to it there. */
export interface PlacedDigest {
  readonly id: string;
  /** Of the index or manifest; an image ID on a machine. '' while it is not known. */
  readonly digest: string;
  /** As a machine holds it; absent where only a registry has it. */
  readonly image?: ImageView;
  /** Digests of its layers, base to top; empty where nobody here has seen them. */
  readonly layers: readonly string[];
  /** Sorted. */
  readonly names: readonly PlacedName[];
  /** It stands, but nothing points to it. */
  readonly untagged: boolean;
  /** On its way. */
  readonly planted: boolean;
}

export interface Place {
  readonly kind: 'machine' | 'registry';
  readonly title: string;
  readonly digests: readonly PlacedDigest[];
}

/** The first machine, then the registries, then the other machines: what is pushed left of where it goes, what is pulled right of it. */
export function placesOf(world: WorldView): readonly Place[] {
  const registries = world.registries ?? [];
  const known = layersByImage(world.machines);
  const order = arrivalOf(world);
  const [first, ...others] = world.machines.map((machine) => machinePlace(machine, registries, order));
  const between = registries.map((registry) => registryPlace(registry, known, order));
  return [...(first ? [first] : []), ...between, ...others];
}

/** The same digest stands in the same order everywhere: by when a machine of the world got it. */
function arrivalOf(world: WorldView): ReadonlyMap<string, number> {
  const order = new Map<string, number>();
  const note = (digest: string): void => {
    if (!order.has(digest)) order.set(digest, order.size);
  };
  for (const machine of world.machines) for (const image of machine.images) note(image.id);
  for (const registry of world.registries ?? []) for (const { tags } of registry.repositories) for (const tag of tags) note(tag.digest);
  return order;
}

function machinePlace(machine: MachineView, registries: readonly RegistryView[], order: ReadonlyMap<string, number>): Place {
  const digests = machine.images.map((image): PlacedDigest => {
    const names = image.names.length > 0 || image.expectedName === undefined ? image.names : [image.expectedName];
    return {
      id: `${machine.name} ${image.id}`,
      digest: image.state === 'stored' ? image.id : '',
      image,
      layers: image.layers.map((key) => machine.layers[key]?.digest ?? ''),
      names: [...names].sort().map((name) => ({
        id: `${machine.name} ${name}`,
        fullName: name,
        shown: name,
        behind: image.state === 'stored' && isBehind(name, image.id, registries),
      })),
      untagged: image.state === 'stored' && image.names.length === 0,
      planted: image.state === 'stored',
    };
  });
  return { kind: 'machine', title: machine.name, digests: inOrder(digests, order) };
}

function isBehind(name: string, digest: string, registries: readonly RegistryView[]): boolean {
  const home = homeOf(name);
  const repository = registries
    .find((registry) => registry.host === home.host)
    ?.repositories.find((candidate) => candidate.name === home.repository);
  const there = repository?.tags.find((tag) => tag.tag === home.tag);
  return there !== undefined && there.digest !== digest;
}

function registryPlace(registry: RegistryView, known: ReadonlyMap<string, readonly string[]>, order: ReadonlyMap<string, number>): Place {
  const byDigest = new Map<string, PlacedName[]>();
  for (const repository of registry.repositories) {
    for (const { tag, digest } of repository.tags) {
      const shown = `${repository.name}:${tag}`;
      const fullName = registry.host === 'docker.io' ? shown : `${registry.host}/${shown}`;
      const names = byDigest.get(digest) ?? [];
      names.push({ id: `${registry.host} ${shown}`, fullName, shown, behind: false });
      byDigest.set(digest, names);
    }
  }
  const digests = [...byDigest].map(([digest, names]): PlacedDigest => {
    return { id: `${registry.host} ${digest}`, digest, layers: known.get(digest) ?? [], names, untagged: false, planted: true };
  });
  const title = registry.host === 'docker.io' ? 'Docker Hub' : registry.host;
  return { kind: 'registry', title, digests: inOrder(digests, order) };
}

function layersByImage(machines: readonly MachineView[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    machines.flatMap((machine) =>
      machine.images
        .filter((image) => image.state === 'stored')
        .map((image) => [image.id, image.layers.map((key) => machine.layers[key]?.digest ?? '')] as const),
    ),
  );
}

function inOrder(digests: readonly PlacedDigest[], order: ReadonlyMap<string, number>): readonly PlacedDigest[] {
  const rank = (placed: PlacedDigest): number => order.get(placed.image?.id ?? placed.digest) ?? order.size;
  return [...digests].sort((one, other) => rank(one) - rank(other));
}
