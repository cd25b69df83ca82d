import type { MachineView } from '../session/worldView';
import { configurationRows } from './configuration';
import { forestOf, imagesOver } from './forest';
import type { StoneNode } from './forest';
import type { Box, ContainerShape, GroundShape, Measure, SlabShape, StackGeometry, TowerShape } from './geometry';
import { LANE_GAP, leastLane, planLanes, spanOf } from './lanes';
import type { LanePlan } from './lanes';
import { sizeOf, slabShape } from './slab';
import { GAINS, SEAM, slabPitch } from './slabHeight';
import type { HeightScale } from './slabHeight';
import { containerShapes, towerShape } from './tower';

export interface StackOptions {
  /** Room, in px. The picture is wider only where one tree of images that share layers does not fit; then it scrolls. */
  readonly width: number;
  /** Room, in px: slabs keep closer together to fit, never below the touch size, so a high tower still exceeds it. */
  readonly height?: number;
  readonly measure?: Measure;
}

const PADDING_TOP = 6;
const STREET_GAP = 30;
const GROUND_DEPTH = 10;
const PHONE = 420;

/** A machine's images as towers on shared ground: each layer once, as one slab under all images that have it. */
export function layerStack(machine: MachineView, options: StackOptions): StackGeometry {
  const measure = options.measure ?? 'compressed';
  const ground = forestOf(machine);
  const sideWidth = sideRoom(machine, options.width);
  const plan = planLanes(ground, options.width - sideWidth);
  const floor = options.width < PHONE ? 28 : 24;
  const attempts = options.height === undefined ? GAINS.slice(0, 1) : GAINS;
  let geometry: StackGeometry | undefined;
  for (const gain of attempts) {
    geometry = build(plan, { floor, gain }, measure, options.width, sideWidth);
    if (geometry.height <= (options.height ?? Infinity)) break;
  }
  return geometry ?? { width: options.width, height: 0, room: options.width, measure, grounds: [], slabs: [], containers: [], towers: [] };
}

/** A lone image shows its configuration at its side, if the room is there; 0 where it is not. */
function sideRoom(machine: MachineView, width: number): number {
  const [image] = machine.images;
  if (machine.images.length !== 1 || !image || configurationRows(image).length === 0) return 0;
  const lanes = Math.max(1, machine.containers.filter((container) => container.image === image.id).length);
  const side = Math.min(240, Math.max(136, Math.round(width * 0.36)));
  return width - side >= Math.max(200, spanOf(lanes, leastLane(width, lanes))) ? side : 0;
}

interface Street {
  readonly slabs: SlabShape[];
  readonly containers: ContainerShape[];
  readonly towers: TowerShape[];
}

function build(plan: LanePlan, scale: HeightScale, measure: Measure, room: number, sideWidth: number): StackGeometry {
  const grounds: GroundShape[] = [];
  const all: Street = { slabs: [], containers: [], towers: [] };
  const width = Math.max(room, ...plan.streets.map((street) => street.width + sideWidth));
  let y = PADDING_TOP;
  for (const street of plan.streets) {
    const raised = raise(street.trees, street.left, plan, scale, measure, sideWidth);
    const top = Math.min(0, ...[...raised.slabs, ...raised.containers, ...raised.towers].map((shape) => shape.y));
    const groundY = y - top;
    all.slabs.push(...raised.slabs.map((slab) => ({ ...slab, y: slab.y + groundY })));
    all.containers.push(...raised.containers.map((container) => ({ ...container, y: container.y + groundY })));
    all.towers.push(...raised.towers.map((tower) => lowered(tower, groundY)));
    grounds.push({ x: 0, y: groundY, width });
    y = groundY + GROUND_DEPTH + STREET_GAP;
  }
  const height = grounds.length === 0 ? 0 : y - STREET_GAP;
  return { width, height, room, measure, grounds, ...all };
}

/** One street, with y = 0 at its ground and everything above it negative. */
function raise(
  trees: readonly StoneNode[],
  left: readonly number[],
  plan: LanePlan,
  scale: HeightScale,
  measure: Measure,
  sideWidth: number,
): Street {
  const street: Street = { slabs: [], containers: [], towers: [] };
  trees.forEach((tree, index) => {
    const origin = plan.lanes.get(tree)?.first ?? 0;
    const laneBox = (first: number, last: number): Pick<Box, 'x' | 'width'> => ({
      x: (left[index] ?? 0) + (first - origin) * (plan.laneWidth + LANE_GAP),
      width: spanOf(last - first + 1, plan.laneWidth),
    });
    const edges = new Map<string, number>();
    const put = (node: StoneNode, top: number): void => {
      const stone = node.data;
      const lanes = plan.lanes.get(node) ?? { first: 0, last: 0 };
      const site = laneBox(lanes.first, lanes.last);
      if (stone.kind === 'layer') {
        const pitch = slabPitch(sizeOf(stone.layer, measure), scale);
        const box = { ...site, y: top - pitch, height: pitch - SEAM };
        street.slabs.push(slabShape(stone.layer, imagesOver(node), lanes, box, measure));
        edges.set(stone.layer.key, box.y);
        for (const child of node.children ?? []) put(child, box.y);
      } else if (stone.kind === 'image') {
        const boxes = stone.containers.map((_, n) => laneBox(lanes.first + n, lanes.first + n));
        const containers = containerShapes(stone.containers, lanes, boxes, top, scale);
        street.containers.push(...containers);
        const side = sideWidth > 0 ? { x: site.x + site.width, width: sideWidth, foot: 0, edges } : undefined;
        const clear = Math.min(top, ...containers.map((container) => container.y));
        street.towers.push(towerShape(stone.image, { lanes, ...site, top, side }, clear));
      }
    };
    put(tree, 0);
  });
  return street;
}

function lowered(tower: TowerShape, by: number): TowerShape {
  return {
    ...tower,
    y: tower.y + by,
    flags: tower.flags.map((flag) => ({ ...flag, y: flag.y + by })),
    pennants: tower.pennants.map((pennant) => ({
      ...pennant,
      y: pennant.y + by,
      tie: pennant.tie && { x: pennant.tie.x, y: pennant.tie.y + by },
    })),
    pole: tower.pole && { x: tower.pole.x, top: tower.pole.top + by, foot: tower.pole.foot + by },
    caption: tower.caption && { ...tower.caption, y: tower.caption.y + by },
  };
}
