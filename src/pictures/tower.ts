import type { ContainerView, ImageView } from '../session/worldView';
import { configurationRows } from './configuration';
import { countPennant, FLAG_GAP, flagsOf } from './flags';
import type { Box, ContainerShape, Lanes, PennantShape, TowerShape } from './geometry';
import { sidePennants } from './pennants';
import { isDangling, slabText } from './slab';
import type { HeightScale } from './slabHeight';
import { SEAM, slabPitch } from './slabHeight';
import { humanSize } from './size';
import { fitText, WORD_ADVANCE } from './text';

const POLE_INSET = 14;
const FOOT = 12;
/** Height of the words that an image without a flag gets. */
const CAPTION = 16;
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
  const rows = configurationRows(image);
  const poleX = site.x + POLE_INSET;
  const room = site.width - POLE_INSET;
  const raw = flagsOf(image, poleX, room);
  const dangling = isDangling(image);
  const onPole = site.side ? undefined : countPennant(image, rows, poleX, room);
  const banners = [...raw.map((flag) => flag.height), ...(onPole ? [onPole.height] : []), ...(raw.length === 0 ? [CAPTION] : [])];
  const height = banners.reduce((sum, banner) => sum + banner + FLAG_GAP, FOOT - FLAG_GAP);
  const top = clear - height;
  const flags = raw.map((flag) => ({ ...flag, y: flag.y + top }));
  const pennants: readonly PennantShape[] = site.side
    ? sidePennants(image, rows, site.side.edges, { x: site.side.x, width: site.side.width, top, foot: site.side.foot })
    : onPole
      ? [{ ...onPole, y: clear - FOOT - onPole.height }]
      : [];
  const text = fitText(dangling ? 'untagged' : 'no name yet', site.width, WORD_ADVANCE);
  const caption = raw.length === 0 ? { text, x: onPole ? poleX : site.x + 2, y: top + CAPTION - 3 } : undefined;
  const widest = Math.max(60, ...flags.map((flag) => flag.width), ...(onPole ? [onPole.width] : []));
  return {
    kind: 'image',
    id: `image ${image.id}`,
    lanes: site.lanes,
    image,
    x: site.x,
    y: top,
    width: Math.min(site.width, POLE_INSET + widest),
    height: clear - top,
    pole: raw.length > 0 || onPole ? { x: poleX, top: flags[0]?.y ?? pennants[0]?.y ?? top, foot: site.top } : undefined,
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
    const pitch = Math.max(30, slabPitch(container.writableSize, scale));
    const box = { x: lane.x + inset, y: top - CONTAINER_LIFT - pitch + SEAM, width: lane.width - inset, height: pitch - SEAM };
    const state = container.state === 'exited' ? `exited (${container.exitCode ?? 0})` : container.state;
    const text = slabText(container.name, [`${state} · ${humanSize(container.writableSize)}`, state], box);
    const own = { first: lanes.first + index, last: lanes.first + index };
    return { kind: 'container', id: `container ${container.id}`, lanes: own, container, ...box, ...text };
  });
}
