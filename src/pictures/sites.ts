import type { ContainerView, ImageView, LayerView } from '../session/worldView';
import { crowdsOf } from './forest';
import type { Crowd, StoneNode } from './forest';
import type { Box, ContainerShape, Lanes, Measure, SlabShape, TowerShape } from './geometry';
import { LANE_GAP, spanOf } from './lanes';
import type { LanePlan, Street } from './lanes';
import { plantingOf } from './planting';
import type { Planting } from './planting';
import { sizeOf, slabShape } from './slab';
import { SEAM, slabPitch } from './slabHeight';
import type { HeightScale } from './slabHeight';
import { clearOf, containerShapes, plantedTower } from './tower';

interface Place {
  readonly lanes: Lanes;
  readonly x: number;
  readonly width: number;
  /** Index of the site below, among those of the street; -1 on the ground. */
  readonly below: number;
}

interface LayerSite extends Place {
  readonly layer: LayerView;
  readonly crowd: Crowd;
}

interface ImageSite extends Place {
  readonly layer: undefined;
  readonly image: ImageView;
  readonly containers: readonly ContainerView[];
  readonly planting: Planting;
}

/** A stone's place on its street, before it is known how high it stands. */
export type Site = LayerSite | ImageSite;

/** Sites of a street, lower before upper, tree by tree. */
export function sitesOf(street: Street, plan: LanePlan, hasSide: boolean): readonly Site[] {
  const sites: Site[] = [];
  const step = plan.laneWidth + LANE_GAP;
  street.trees.forEach((tree, index) => {
    const crowds = crowdsOf(tree);
    const left = (street.left[index] ?? 0) - (plan.lanes.get(tree)?.first ?? 0) * step;
    const put = (node: StoneNode, below: number): void => {
      const stone = node.data;
      const lanes = plan.lanes.get(node) ?? { first: 0, last: 0 };
      const x = left + lanes.first * step;
      const width = spanOf(lanes.last - lanes.first + 1, plan.laneWidth);
      if (stone.kind === 'layer') {
        const own = sites.push({ layer: stone.layer, crowd: crowds.get(node) ?? [], lanes, x, width, below }) - 1;
        for (const child of node.children ?? []) put(child, own);
      } else if (stone.kind === 'image') {
        const planting = plantingOf(stone.image, x, width, hasSide);
        sites.push({ layer: undefined, image: stone.image, containers: stone.containers, planting, lanes, x, width, below });
      }
    };
    put(tree, -1);
  });
  return sites;
}

/** Least y of all that stands on a street whose ground is at 0. */
export function roofOf(sites: readonly Site[], scale: HeightScale, measure: Measure): number {
  let roof = 0;
  climb(sites, 0, scale, measure, (site, top) => {
    roof = Math.min(roof, site.layer ? top : clearOf(site.containers, top, scale) - site.planting.height);
  });
  return roof;
}

interface Raising {
  /** Of the street's ground. */
  readonly y: number;
  readonly scale: HeightScale;
  readonly measure: Measure;
  /** Room for configuration at the side, 0 where there is none. */
  readonly sideWidth: number;
}

interface Raised {
  readonly slabs: SlabShape[];
  readonly containers: ContainerShape[];
  readonly towers: TowerShape[];
}

/** Adds the shapes of a street. */
export function raise(sites: readonly Site[], { y, scale, measure, sideWidth }: Raising, into: Raised): void {
  const edges = new Map<string, number>();
  climb(sites, y, scale, measure, (site, top, pitch) => {
    const { lanes, x, width } = site;
    if (site.layer) {
      into.slabs.push(slabShape(site.layer, site.crowd, lanes, { x, y: top, width, height: pitch - SEAM }, measure));
      edges.set(site.layer.key, top);
      return;
    }
    into.containers.push(...containerShapes(site.containers, lanes, laneBoxes(site), top, scale));
    const side = sideWidth > 0 ? { x: x + width, width: sideWidth, foot: y, edges } : undefined;
    into.towers.push(plantedTower(site.planting, { lanes, x, width, top, side }, clearOf(site.containers, top, scale)));
  });
}

/** Visits every site with the top of what is there: of the layer itself, or of what the image stands on. */
function climb(
  sites: readonly Site[],
  ground: number,
  scale: HeightScale,
  measure: Measure,
  visit: (site: Site, top: number, pitch: number) => void,
): void {
  const tops: number[] = [];
  for (const site of sites) {
    const pitch = site.layer ? slabPitch(sizeOf(site.layer, measure), scale) : 0;
    const top = (tops[site.below] ?? ground) - pitch;
    tops.push(top);
    visit(site, top, pitch);
  }
}

/** Room of each of an image's containers, side by side over it. */
function laneBoxes({ containers, x, width }: ImageSite): readonly Pick<Box, 'x' | 'width'>[] {
  const step = (width + LANE_GAP) / Math.max(1, containers.length);
  return containers.map((_, n) => ({ x: x + n * step, width: step - LANE_GAP }));
}
