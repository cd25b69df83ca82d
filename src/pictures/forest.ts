import { stratify } from 'd3-hierarchy';
import type { HierarchyNode } from 'd3-hierarchy';
import type { ContainerView, ImageView, LayerView, MachineView } from '../session/worldView';

/** What a picture is built of. The ground is the root; images are leaves, planted on their topmost layer (or on the ground, having none). */
export type Stone =
  | { readonly kind: 'ground'; readonly id: 'ground'; readonly under: undefined }
  | { readonly kind: 'layer'; readonly id: string; readonly under: string; readonly layer: LayerView }
  | {
      readonly kind: 'image';
      readonly id: string;
      readonly under: string;
      readonly image: ImageView;
      readonly containers: readonly ContainerView[];
    };

export type StoneNode = HierarchyNode<Stone>;

/**
 * Images over their layers, each layer once. Children stand in the order in which their first image arrived, so a new image moves others
 * only where it must: to stand beside those it shares layers with. Throws where the view names a layer that it does not hold.
 */
export function forestOf(machine: MachineView): StoneNode {
  const stones: Stone[] = [{ kind: 'ground', id: 'ground', under: undefined }];
  const laid = new Set<string>();
  for (const image of machine.images) {
    let under = 'ground';
    for (const key of image.layers) {
      const id = `layer ${key}`;
      const layer = machine.layers[key];
      if (!layer) throw new Error(`the view of ${machine.name} lacks layer ${key} of image ${image.id}`);
      if (!laid.has(id)) stones.push({ kind: 'layer', id, under, layer });
      laid.add(id);
      under = id;
    }
    const containers = machine.containers.filter((container) => container.image === image.id);
    stones.push({ kind: 'image', id: `image ${image.id}`, under, image, containers });
  }
  return stratify<Stone>()
    .id((stone) => stone.id)
    .parentId((stone) => stone.under)(stones);
}

/** Images above a stone, in the order of their columns. */
export function imagesOver(node: StoneNode): readonly ImageView[] {
  return node.leaves().flatMap((leaf) => (leaf.data.kind === 'image' ? [leaf.data.image] : []));
}
