import type { ContainerView, FileView, ImageView, MachineView } from '../../session/worldView';
import { pennantOutline } from '../banner';
import type { Box, ContainerShape, GroundShape, Measure, SlabShape, TowerShape } from '../geometry';
import type { PictureGeometry, PictureItem, Room } from '../picture';
import { sizeOf, slabShape } from '../slab';
import { GAINS, SEAM, slabPitch } from '../slabHeight';
import type { HeightScale } from '../slabHeight';
import { humanSize } from '../size';
import { fitName, fitText, MONO_ADVANCE, SANS_ADVANCE } from '../text';
import { containerShapes, towerShape } from '../tower';
import { historyRows } from './historyRows';
import type { HistoryRow } from './historyRows';

/** A history row beside the stack, or something that the writable layer holds. */
export interface RowShape extends PictureItem {
  readonly kind: 'row' | 'change';
  readonly text: string;
  /** At the right end: the size of what a writable layer holds. */
  readonly figure: string;
  readonly row?: HistoryRow;
  readonly change?: FileView;
  /** Id of the slab or container that it belongs to; configuration stands by itself. */
  readonly of: string | undefined;
  /** Outline of a pennant, from its own corner; absent for what is no configuration. */
  readonly outline?: string;
  /** Where its string ends at the stack, in px from the picture's corner. */
  readonly tie: { readonly x: number; readonly y: number };
}

export type StackItem = SlabShape | ContainerShape | TowerShape | RowShape;

export interface ImageStackGeometry extends PictureGeometry {
  readonly measure: Measure;
  readonly ground: GroundShape;
  readonly slabs: readonly SlabShape[];
  readonly container?: ContainerShape;
  readonly tower: TowerShape;
  /** From the base up. */
  readonly rows: readonly RowShape[];
}

export interface ImageStackOptions extends Room {
  readonly measure?: Measure;
  /** Its writable layer stands on top. */
  readonly container?: ContainerView;
}

const PADDING_TOP = 6;
const GROUND_DEPTH = 10;
const STRING = 22;
const ROW_PITCH = 25;
const ROW_HEIGHT = 21;
/** Left of a row's text: its number. */
export const NUMBER_ROOM = 26;
const PHONE = 420;
const LANES = { first: 0, last: 0 };
/** Gains above those of many towers, from the roomiest. */
const GENEROUS: readonly number[] = [160, 120, 90, 70];
/** More of what a writable layer holds is counted; the list has it all. */
const MOST_CHANGES = 6;

/** One image from base to top: its layers as a stack, its history rows beside it in order, each tied to what it made. */
export function imageStack(machine: MachineView, image: ImageView, options: ImageStackOptions): ImageStackGeometry {
  const floor = options.width < PHONE ? 28 : 24;
  const build = (gain: number): ImageStackGeometry => built(machine, image, { floor, gain }, options);
  // Where there are more rows than the stack is high, it grows to meet them, so that strings stay short.
  const generous = GENEROUS.map(build).find((geometry) => geometry.ground.y - topOf(geometry.slabs) <= geometry.rows.length * ROW_PITCH);
  if (generous && fits(generous, options)) return generous;
  const [widest = 52, ...others] = GAINS;
  let geometry = build(widest);
  for (const gain of others) {
    if (fits(geometry, options)) break;
    geometry = build(gain);
  }
  return geometry;
}

function fits(geometry: ImageStackGeometry, { height }: Room): boolean {
  return geometry.height <= (height ?? Infinity);
}

function topOf(slabs: readonly Box[]): number {
  return Math.min(Infinity, ...slabs.map((slab) => slab.y));
}

function built(machine: MachineView, image: ImageView, scale: HeightScale, options: ImageStackOptions): ImageStackGeometry {
  const { width, container, measure = 'compressed' } = options;
  const stackWidth = Math.round(Math.min(220, Math.max(96, width * 0.34)));
  const history = historyRows(machine, image);
  let top = 0;
  const slabs: SlabShape[] = [];
  for (const { layer } of history) {
    if (!layer) continue;
    const pitch = slabPitch(sizeOf(layer, measure), scale);
    const images = machine.images.filter((each) => each.layers.includes(layer.key));
    slabs.push(slabShape(layer, images, LANES, { x: 0, y: top - pitch, width: stackWidth, height: pitch - SEAM }, measure, ''));
    top -= pitch;
  }
  const [writable] = container ? containerShapes([container], LANES, [{ x: 0, width: stackWidth }], top, scale) : [];
  const column = { x: stackWidth + STRING, width: Math.max(80, width - stackWidth - STRING) };
  const rows = placed([...historyWishes(history, slabs), ...changeWishes(container, writable)], column, stackWidth);
  const clear = Math.min(top, writable?.y ?? top, ...rows.map((row) => row.y)) - 4;
  // The rows of the history are beside the tower here, not on its pole.
  const bare = towerShape({ ...image, history: [] }, { lanes: LANES, x: 0, width, top }, clear);
  const down = PADDING_TOP - bare.y;
  const tower = { ...bare, image, y: PADDING_TOP, flags: bare.flags.map((flag) => lowered(flag, down)) };
  return {
    width,
    height: down + GROUND_DEPTH,
    room: width,
    measure,
    ground: { x: 0, y: down, width: stackWidth },
    slabs: slabs.map((slab) => lowered(slab, down)),
    ...(writable ? { container: lowered(writable, down) } : {}),
    tower: {
      ...tower,
      pole: bare.pole && { x: bare.pole.x, top: bare.pole.top + down, foot: bare.pole.foot + down },
      caption: bare.caption && { ...bare.caption, y: bare.caption.y + down },
    },
    rows: rows.map((row) => ({ ...lowered(row, down), tie: { x: row.tie.x, y: row.tie.y + down } })),
  };
}

function lowered<Shape extends Box>(shape: Shape, by: number): Shape {
  return { ...shape, y: shape.y + by };
}

type Wish = Pick<RowShape, 'id' | 'kind' | 'row' | 'change' | 'of'> & {
  readonly text: string;
  readonly figure: string;
  readonly at: number;
};

/** Rows that made a layer wish to stand beside it; configuration at the seam above the layer before it. */
function historyWishes(history: readonly HistoryRow[], slabs: readonly SlabShape[]): readonly Wish[] {
  let seam = 0;
  return history.map((row, index) => {
    const slab = slabs.find((each) => row.layer !== undefined && each.layer.key === row.layer.key);
    const at = slab ? slab.y + slab.height / 2 : seam;
    if (slab) seam = slab.y - SEAM / 2;
    return { id: `row ${row.number ?? `of ${index}`}`, kind: 'row', row, of: slab?.id, text: row.label, figure: '', at };
  });
}

function changeWishes(container: ContainerView | undefined, shape: ContainerShape | undefined): readonly Wish[] {
  if (!container || !shape) return [];
  const changes = container.changes ?? [];
  const shown = changes.slice(0, changes.length > MOST_CHANGES ? MOST_CHANGES - 1 : MOST_CHANGES);
  const rest = changes.length - shown.length + (container.moreChanges ?? 0);
  const at = shape.y + shape.height / 2;
  const wishes = shown.map((change): Wish => {
    const figure = change.kind === 'file' ? humanSize(change.size) : '';
    return { id: `change ${change.path}`, kind: 'change', change, of: shape.id, text: change.path, figure, at };
  });
  return rest > 0 ? [...wishes, { id: 'change more', kind: 'change', of: shape.id, text: `and ${rest} more`, figure: '', at }] : wishes;
}

/** As near to where they wish to stand as the pitch allows, going up. */
function placed(wishes: readonly Wish[], column: { readonly x: number; readonly width: number }, stackWidth: number): readonly RowShape[] {
  let last = Infinity;
  return wishes.map(({ at, ...wish }) => {
    const centre = Math.min(at, -ROW_HEIGHT / 2 - 2, last - ROW_PITCH);
    last = centre;
    const configuration = wish.kind === 'row' && wish.of === undefined;
    const textRoom = column.width - NUMBER_ROOM - 12 - (wish.figure === '' ? 0 : wish.figure.length * SANS_ADVANCE + 8);
    const text = wish.kind === 'change' ? fitName(wish.text, textRoom, MONO_ADVANCE) : fitText(wish.text, textRoom, MONO_ADVANCE);
    const outlineWidth = Math.min(column.width - NUMBER_ROOM, Math.ceil(Array.from(text).length * MONO_ADVANCE) + 19);
    return {
      ...wish,
      text,
      x: column.x,
      y: centre - ROW_HEIGHT / 2,
      width: column.width,
      height: ROW_HEIGHT,
      tie: { x: stackWidth, y: at },
      ...(configuration ? { outline: pennantOutline(outlineWidth, ROW_HEIGHT - 1) } : {}),
    };
  });
}
