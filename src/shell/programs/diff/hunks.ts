/** Differences as diff prints them (diffutils manual, chapter 2). */
import type { Change } from './compare';

export interface Sides {
  /** Each with its end; only the last may lack it. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

function marked(mark: string, lines: readonly string[]): string {
  return lines.map((line) => `${mark}${line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`}`).join('');
}

/** `2`, or `2,4`. `from` counts from 0 and an empty range names the line before it. */
function normalRange(from: number, to: number): string {
  return to - from <= 1 ? String(to) : `${String(from + 1)},${String(to)}`;
}

export function normal({ before, after }: Sides, changes: readonly Change[]): string {
  return changes
    .map(({ oldFrom, oldTo, newFrom, newTo }) => {
      const letter = oldFrom === oldTo ? 'a' : newFrom === newTo ? 'd' : 'c';
      const old = marked('< ', before.slice(oldFrom, oldTo));
      const fresh = marked('> ', after.slice(newFrom, newTo));
      return `${normalRange(oldFrom, oldTo)}${letter}${normalRange(newFrom, newTo)}\n${old}${letter === 'c' ? '---\n' : ''}${fresh}`;
    })
    .join('');
}

function unifiedRange(from: number, to: number): string {
  if (to - from === 1) return String(to);
  return `${String(to === from ? from : from + 1)},${String(to - from)}`;
}

/** With so many lines of context; without the two lines that name the files. */
export function unified({ before, after }: Sides, changes: readonly Change[], context: number): string {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && change.oldFrom - last.oldTo <= 2 * context) groups.at(-1)?.push(change);
    else groups.push([change]);
  }
  return groups.map((group) => hunk({ before, after }, group, context)).join('');
}

function hunk({ before, after }: Sides, group: readonly Change[], context: number): string {
  const [first] = group;
  const last = group.at(-1);
  if (first === undefined || last === undefined) return '';
  const from = Math.max(0, first.oldFrom - context);
  const to = Math.min(before.length, last.oldTo + context);
  const newFrom = first.newFrom - (first.oldFrom - from);
  const newTo = last.newTo + (to - last.oldTo);
  let text = `@@ -${unifiedRange(from, to)} +${unifiedRange(newFrom, newTo)} @@\n`;
  let at = from;
  for (const change of group) {
    text += marked(' ', before.slice(at, change.oldFrom));
    text += marked('-', before.slice(change.oldFrom, change.oldTo)) + marked('+', after.slice(change.newFrom, change.newTo));
    at = change.oldTo;
  }
  return text + marked(' ', before.slice(at, to));
}
