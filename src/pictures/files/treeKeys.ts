import type { FileRow } from './rows';

/** What a key does in the tree: goes to a row, or opens or closes one. */
export type TreeMove = { readonly to: number } | { readonly toggle: string };

/** As the ARIA practices have it for a tree grid of rows. `page`: rows that a screenful holds. `undefined`: the key means nothing here. */
export function treeMove(rows: readonly FileRow[], at: number, key: string, page: number): TreeMove | undefined {
  const row = rows[at];
  if (!row) return undefined;
  const last = rows.length - 1;
  switch (key) {
    case 'ArrowDown':
      return { to: Math.min(last, at + 1) };
    case 'ArrowUp':
      return { to: Math.max(0, at - 1) };
    case 'Home':
      return { to: 0 };
    case 'End':
      return { to: last };
    case 'PageDown':
      return { to: Math.min(last, at + page) };
    case 'PageUp':
      return { to: Math.max(0, at - page) };
    case 'ArrowRight':
      if (row.open === undefined) return { to: at };
      return row.open ? { to: at + 1 } : { toggle: row.node.path };
    case 'ArrowLeft':
      return row.open === true ? { toggle: row.node.path } : { to: parentOf(rows, at) };
    case 'Enter':
      return row.open === undefined ? { to: at } : { toggle: row.node.path };
    default:
      return undefined;
  }
}

function parentOf(rows: readonly FileRow[], at: number): number {
  const level = rows[at]?.level ?? 1;
  const above = rows.slice(0, at).findLastIndex((row) => row.level < level);
  return above === -1 ? at : above;
}

/** The next row after `at`, going round, whose name begins with what was typed; one letter typed again and again goes from one to the next. */
export function typedRow(rows: readonly FileRow[], at: number, typed: string): number | undefined {
  const same = new Set(typed).size === 1;
  const wanted = (same ? typed.slice(0, 1) : typed).toLowerCase();
  const first = same ? at + 1 : at;
  for (let step = 0; step < rows.length; step += 1) {
    const index = (first + step) % rows.length;
    if (rows[index]?.node.name.toLowerCase().startsWith(wanted) === true) return index;
  }
  return undefined;
}

/** The directories that lead to these paths. */
export function waysTo(paths: Iterable<string>): ReadonlySet<string> {
  const ways = new Set<string>();
  for (const path of paths) {
    const names = path.split('/');
    for (let length = 1; length < names.length; length += 1) ways.add(names.slice(0, length).join('/'));
  }
  return ways;
}
