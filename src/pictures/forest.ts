import { hierarchy } from 'd3-hierarchy';
import type { HierarchyNode } from 'd3-hierarchy';
import type { ContainerView, ImageView, LayerView, MachineView } from '../session/worldView';

interface Ground {
  readonly kind: 'ground';
  readonly above: Stone[];
}

interface LayerStone {
  readonly kind: 'layer';
  readonly layer: LayerView;
  readonly above: Stone[];
}

interface ImageStone {
  readonly kind: 'image';
  readonly image: ImageView;
  readonly containers: readonly ContainerView[];
  readonly above: readonly [];
}

/** What a picture is built of. The ground is the root; images are leaves, planted on their topmost layer (or on the ground, having none). */
export type Stone = Ground | LayerStone | ImageStone;

export type StoneNode = HierarchyNode<Stone>;

/** Images that stand on a stone, in the order of their columns. Stones of one trunk share one object. */
export type Crowd = readonly ImageView[];

const NO_CONTAINERS: readonly ContainerView[] = [];

/**
 * Images over their layers, each layer once. Children stand in the order in which their first image arrived, so a new image moves others
 * only where it must: to stand beside those it shares layers with. Throws where the view names a layer that it does not hold.
 */
export function forestOf(machine: MachineView): StoneNode {
  const ground: Ground = { kind: 'ground', above: [] };
  const laid = new Map<string, LayerStone>();
  const running = containersByImage(machine);
  for (const image of machine.images) {
    let under: Ground | LayerStone = ground;
    for (const key of image.layers) {
      let stone = laid.get(key);
      if (!stone) {
        const layer = machine.layers[key];
        if (!layer) throw new Error(`the view of ${machine.name} lacks layer ${key} of image ${image.id}`);
        stone = { kind: 'layer', layer, above: [] };
        laid.set(key, stone);
        under.above.push(stone);
      }
      under = stone;
    }
    under.above.push({ kind: 'image', image, containers: running.get(image.id) ?? NO_CONTAINERS, above: [] });
  }
  return hierarchy<Stone>(ground, (stone) => stone.above);
}

/** Of every stone the images above it, found from the leaves down, so that a tall trunk is not climbed once for each of its layers. */
export function crowdsOf(ground: StoneNode): ReadonlyMap<StoneNode, Crowd> {
  const crowds = new Map<StoneNode, Crowd>();
  ground.eachAfter((node) => {
    const { children, data } = node;
    if (data.kind === 'image') crowds.set(node, [data.image]);
    else if (children?.length === 1 && children[0]) crowds.set(node, crowds.get(children[0]) ?? []);
    else crowds.set(node, (children ?? []).map((child) => crowds.get(child) ?? []).flat());
  });
  return crowds;
}

function containersByImage(machine: MachineView): ReadonlyMap<string, readonly ContainerView[]> {
  const of = new Map<string, ContainerView[]>();
  for (const container of machine.containers) {
    const known = of.get(container.image);
    if (known) known.push(container);
    else of.set(container.image, [container]);
  }
  return of;
}
