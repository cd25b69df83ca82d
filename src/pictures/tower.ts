import type { ContainerView, ImageView } from '../session/worldView';
import type { Box, ContainerShape, Lanes, PennantShape, TowerShape } from './geometry';
import { sidePennants } from './pennants';
import { CAPTION, FOOT, plantingOf } from './planting';
import type { Planting } from './planting';
import { isDangling, slabText } from './slab';
import type { HeightScale } from './slabHeight';
import { SEAM, slabPitch } from './slabHeight';
import { humanSize } from './size';
import { fitText, WORD_ADVANCE } from './text';

/** The pole passes left of the containers: a name is planted on the image, not on them. */
const CONTAINER_INSET = 26;
const CONTAINER_LIFT = 7;

export interface TowerSite {
  readonly lanes: Lanes;
  /** Left edge and width of the image's topmost slab on these lanes. */
  readonly x: number;
  readonly width: number;
  /** Where its topmost slab begins. */
  readonly top: number;
  /** Room for pennants at the side, if there is. */
  readonly side?: { readonly x: number; readonly width: number; readonly foot: number; readonly edges: ReadonlyMap<string, number> };
}

/** Flags, pole and pennants of an image; `clear` is the highest thing (least y) below the flags. */
export function towerShape(image: ImageView, site: TowerSite, clear: number): TowerShape {
  return plantedTower(plantingOf(image, site.x, site.width, site.side !== undefined), site, clear);
}

export function plantedTower(planting: Planting, site: TowerSite, clear: number): TowerShape {
  const { image, rows, onPole, poleX } = planting;
  const top = clear - planting.height;
  const flags = planting.flags.map((flag) => ({ ...flag, y: flag.y + top }));
  const pennants: readonly PennantShape[] = site.side
    ? sidePennants(image, rows, site.side.edges, { x: site.side.x, width: site.side.width, top, foot: site.side.foot })
    : onPole
      ? [{ ...onPole, y: clear - FOOT - onPole.height }]
      : [];
  const dangling = isDangling(image);
  const text = fitText(dangling ? 'untagged' : 'no name yet', site.width, WORD_ADVANCE);
  const caption = flags.length === 0 ? { text, x: onPole ? poleX : site.x + 2, y: top + CAPTION - 3 } : undefined;
  return {
    kind: 'image',
    id: `image ${image.id}`,
    lanes: site.lanes,
    image,
    x: site.x,
    y: top,
    width: Math.min(site.width, planting.reach),
    height: clear - top,
    pole: flags.length > 0 || onPole ? { x: poleX, top: flags[0]?.y ?? pennants[0]?.y ?? top, foot: site.top } : undefined,
    flags,
    pennants,
    caption,
    planted: image.state === 'stored',
    dangling,
  };
}

/** Each container's writable layer, side by side over the one image. */
export function containerShapes(
  containers: readonly ContainerView[],
  lanes: Lanes,
  boxes: readonly Pick<Box, 'x' | 'width'>[],
  top: number,
  scale: HeightScale,
): readonly ContainerShape[] {
  return containers.map((container, index) => {
    const lane = boxes[index] ?? { x: 0, width: 0 };
    const inset = index === 0 ? CONTAINER_INSET : 0;
    const pitch = containerPitch(container, scale);
    const box = { x: lane.x + inset, y: top - CONTAINER_LIFT - pitch + SEAM, width: lane.width - inset, height: pitch - SEAM };
    const state = container.state === 'exited' ? `exited (${container.exitCode ?? 0})` : container.state;
    const text = slabText(container.name, [`${state} · ${humanSize(container.writableSize)}`, state], box);
    const own = { first: lanes.first + index, last: lanes.first + index };
    return { kind: 'container', id: `container ${container.id}`, lanes: own, container, ...box, ...text };
  });
}

/** The highest thing (least y) over an image whose topmost slab begins at `top`: its highest container, if it has any. */
export function clearOf(containers: readonly ContainerView[], top: number, scale: HeightScale): number {
  let clear = top;
  for (const container of containers) clear = Math.min(clear, top - CONTAINER_LIFT - containerPitch(container, scale) + SEAM);
  return clear;
}

function containerPitch(container: ContainerView, scale: HeightScale): number {
  return Math.max(30, slabPitch(container.writableSize, scale));
}
