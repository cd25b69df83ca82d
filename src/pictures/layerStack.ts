import type { MachineView } from '../session/worldView';
import { configurationRows } from './configuration';
import { forestOf } from './forest';
import type { ContainerShape, GroundShape, Measure, SlabShape, StackGeometry, TowerShape } from './geometry';
import { leastLane, planLanes, spanOf } from './lanes';
import { raise, roofOf, sitesOf } from './sites';
import type { Site } from './sites';
import { GAINS } from './slabHeight';
import type { HeightScale } from './slabHeight';

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
  const sideWidth = sideRoom(machine, options.width);
  const plan = planLanes(forestOf(machine), options.width - sideWidth);
  const streets = plan.streets.map((street) => sitesOf(street, plan, sideWidth > 0));
  const width = Math.max(options.width, ...plan.streets.map((street) => street.width + sideWidth));
  const { scale, levels, height } = elevationOf(streets, measure, options);

  const grounds: GroundShape[] = levels.map((y) => ({ x: 0, y, width }));
  const slabs: SlabShape[] = [];
  const containers: ContainerShape[] = [];
  const towers: TowerShape[] = [];
  streets.forEach((sites, index) => {
    raise(sites, { y: levels[index] ?? 0, scale, measure, sideWidth }, { slabs, containers, towers });
  });
  return { width, height, room: options.width, measure, grounds, slabs, containers, towers };
}

interface Elevation {
  readonly scale: HeightScale;
  /** Of each street, the y of its ground. */
  readonly levels: readonly number[];
  readonly height: number;
}

/** The roomiest scale at which all streets fit the height, found before anything is drawn; the tightest where none does. */
function elevationOf(streets: readonly (readonly Site[])[], measure: Measure, { width, height = Infinity }: StackOptions): Elevation {
  const floor = width < PHONE ? 28 : 24;
  const [roomiest = 0, ...tighter] = GAINS;
  let elevation = elevationAt(streets, measure, { floor, gain: roomiest });
  for (const gain of tighter) {
    if (elevation.height <= height) break;
    elevation = elevationAt(streets, measure, { floor, gain });
  }
  return elevation;
}

function elevationAt(streets: readonly (readonly Site[])[], measure: Measure, scale: HeightScale): Elevation {
  let y = PADDING_TOP;
  const levels = streets.map((sites) => {
    const level = y - roofOf(sites, scale, measure);
    y = level + GROUND_DEPTH + STREET_GAP;
    return level;
  });
  return { scale, levels, height: levels.length === 0 ? 0 : y - STREET_GAP };
}

/** A lone image shows its configuration at its side, if the room is there; 0 where it is not. */
function sideRoom(machine: MachineView, width: number): number {
  const [image] = machine.images;
  if (machine.images.length !== 1 || !image || configurationRows(image).length === 0) return 0;
  const lanes = Math.max(1, machine.containers.filter((container) => container.image === image.id).length);
  const side = Math.min(240, Math.max(136, Math.round(width * 0.36)));
  return width - side >= Math.max(200, spanOf(lanes, leastLane(width, lanes))) ? side : 0;
}
