import { diff } from './mergePatch';
import type { OutputFrame, TimelineMs, ViewFrame } from './recording';
import { thinOutput } from './thinOutput';
import { encodeView } from './viewCodec';
import type { Json } from './json';
import type { WorldView } from './worldView';

/** Something to be shown at a moment of the time line. */
export type Shown = { readonly t: TimelineMs } & ({ readonly output: string } | { readonly view: WorldView });

/** Frames of one kind come no closer than this: about as often as Docker redraws, and few enough to keep recordings small. */
export const frameMs = 100;

/** Text frames: what falls within one frame's time is shown at its first moment, without what it overwrites itself. */
export function outputFrames(shown: readonly Shown[], columns: number): readonly OutputFrame[] {
  const texts = shown.flatMap((item) => ('output' in item ? [item] : []));
  return grouped(texts).map((group) => ({
    t: group.t,
    data: thinOutput(group.items.map((item) => item.output).join(''), columns),
  }));
}

/** Patches from view to view, the first from nothing. Of the views within one frame's time the last is shown. */
export function viewFrames(shown: readonly Shown[]): readonly ViewFrame[] {
  const views = shown.flatMap((item) => ('view' in item ? [item] : []));
  let before: Json | undefined;
  return grouped(views).flatMap((group) => {
    const last = group.items.at(-1);
    if (last === undefined) return [];
    const after = encodeView(last.view);
    const patch = diff(before, after);
    before = after;
    return patch === undefined ? [] : [{ t: group.t, patch }];
  });
}

interface Group<Item> {
  readonly t: TimelineMs;
  readonly items: Item[];
}

function grouped<Item extends { readonly t: TimelineMs }>(items: readonly Item[]): readonly Group<Item>[] {
  const groups: Group<Item>[] = [];
  for (const item of items) {
    const group = groups.at(-1);
    if (group !== undefined && item.t - group.t < frameMs) group.items.push(item);
    else groups.push({ t: item.t, items: [item] });
  }
  return groups;
}
