import { BlockRedraws } from './blockRedraw';
import type { Json } from './json';
import { diff } from './mergePatch';
import type { OutputFrame, TimelineMs, ViewFrame } from './recording';
import { thinOutput } from './thinOutput';
import { encodeView } from './encodeView';
import type { WorldView } from './worldView';

/** Something to be shown at a moment of the time line. */
export type Shown = { readonly t: TimelineMs } & ({ readonly output: string; readonly machine?: number } | { readonly view: WorldView });

/** Frames come no closer than this: about as often as Docker redraws, and few enough to keep recordings small. */
export const frameMs = 100;

/**
 * Frames of text and patches of the view from things shown, in order of time. What falls within one frame's time is shown at its first
 * moment, so that terminal and picture stay in step: of the text all but what it overwrites itself, of the views the last.
 */
export function framesOf(
  shown: readonly Shown[],
  columns: number,
): { readonly output: readonly OutputFrame[]; readonly views: readonly ViewFrame[] } {
  const output: OutputFrame[] = [];
  const views: ViewFrame[] = [];
  const redraws = new Map<number, BlockRedraws>();
  let before: Json | undefined;
  for (const { t, items } of grouped(shown)) {
    for (const machine of new Set(items.map((item) => ('output' in item ? (item.machine ?? 0) : 0)))) {
      const own = items.map((item) => ('output' in item && (item.machine ?? 0) === machine ? item.output : '')).join('');
      if (own === '') continue;
      const redrawn = redraws.get(machine) ?? new BlockRedraws();
      redraws.set(machine, redrawn);
      output.push({ t, data: redrawn.thin(thinOutput(own, columns)), ...(machine === 0 ? {} : { machine }) });
    }
    const view = items.flatMap((item) => ('view' in item ? [item.view] : [])).at(-1);
    if (view === undefined) continue;
    const after = encodeView(view);
    const patch = diff(before, after);
    before = after;
    if (patch !== undefined) views.push({ t, patch });
  }
  return { output, views };
}

interface Group {
  readonly t: TimelineMs;
  readonly items: Shown[];
}

function grouped(shown: readonly Shown[]): readonly Group[] {
  const groups: Group[] = [];
  for (const item of shown) {
    const group = groups.at(-1);
    if (group !== undefined && item.t - group.t < frameMs) group.items.push(item);
    else groups.push({ t: item.t, items: [item] });
  }
  return groups;
}
