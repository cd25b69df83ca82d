import type { Lanes } from './geometry';
import type { StoneNode } from './forest';

/** Narrowest and widest lane, and the gaps between lanes of one tree and between trees, in px. */
export const LANE_MIN = 152;
/** So that two towers still stand side by side on a phone, and three containers in half a pane. */
export const LANE_MIN_PHONE = 116;
export const LANE_MAX = 430;
export const LANE_GAP = 10;
export const TREE_GAP = 26;

export interface Street {
  readonly trees: readonly StoneNode[];
  /** Left edge of each tree, in px. */
  readonly left: readonly number[];
  readonly width: number;
}

export interface LanePlan {
  readonly streets: readonly Street[];
  readonly laneWidth: number;
  /** Of every stone but the ground. */
  readonly lanes: ReadonlyMap<StoneNode, Lanes>;
}

/** Trees side by side in order, a new street begun where the next does not fit; lanes are equally wide on all streets. */
export function planLanes(ground: StoneNode, width: number): LanePlan {
  ground.sum((stone) => (stone.kind === 'image' ? Math.max(1, stone.containers.length) : 0));
  const laneMin = leastLane(width, Math.max(2, ...(ground.children ?? []).map((tree) => tree.value ?? 1)));
  const lanes = new Map<StoneNode, Lanes>();
  const place = (node: StoneNode, first: number): void => {
    if (node !== ground) lanes.set(node, { first, last: first + (node.value ?? 1) - 1 });
    let next = first;
    for (const child of node.children ?? []) {
      place(child, next);
      next += child.value ?? 1;
    }
  };
  place(ground, 0);

  const rows: StoneNode[][] = [];
  let used = Infinity;
  for (const tree of ground.children ?? []) {
    const least = spanOf(tree.value ?? 1, laneMin);
    if (used + TREE_GAP + least > width) {
      rows.push([]);
      used = -TREE_GAP;
    }
    rows.at(-1)?.push(tree);
    used += TREE_GAP + least;
  }
  const laneWidth = Math.max(laneMin, Math.min(LANE_MAX, ...rows.map((trees) => widestLane(trees, width))));
  return { streets: rows.map((trees) => streetOf(trees, laneWidth)), laneWidth, lanes };
}

/** Narrower where that many lanes of one tree would not fit otherwise. */
export function leastLane(width: number, lanes: number): number {
  return width < spanOf(lanes, LANE_MIN) ? LANE_MIN_PHONE : LANE_MIN;
}

/** Width of some lanes of one tree with the gaps between them. */
export function spanOf(count: number, laneWidth: number): number {
  return count * laneWidth + (count - 1) * LANE_GAP;
}

function widestLane(trees: readonly StoneNode[], width: number): number {
  const count = trees.reduce((sum, tree) => sum + (tree.value ?? 1), 0);
  const gaps = (trees.length - 1) * TREE_GAP + (count - trees.length) * LANE_GAP;
  return Math.floor((width - gaps) / count);
}

function streetOf(trees: readonly StoneNode[], laneWidth: number): Street {
  const left: number[] = [];
  let x = 0;
  for (const tree of trees) {
    left.push(x);
    x += spanOf(tree.value ?? 1, laneWidth) + TREE_GAP;
  }
  return { trees, left, width: x - TREE_GAP };
}
