/** Finds the command that was probably meant. */

/** Edits (insert, delete, replace, swap of neighbours) from one word to the other. */
export function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const cell = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    rows.push(current);
    for (let column = 1; column <= b.length; column++) {
      const replaced = cell(row - 1, column - 1) + (a.charAt(row - 1) === b.charAt(column - 1) ? 0 : 1);
      const swapped =
        a.charAt(row - 1) === b.charAt(column - 2) && a.charAt(row - 2) === b.charAt(column - 1) ? cell(row - 2, column - 2) + 1 : Infinity;
      current.push(Math.min(replaced, cell(row - 1, column) + 1, (current[column - 1] ?? Infinity) + 1, swapped));
    }
  }
  return cell(a.length, b.length);
}

/** The nearest of `known`: one edit away, or two in a long word that begins alike; undefined when none is near. */
export function nearMiss(typed: string, known: readonly string[]): string | undefined {
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const name of known) {
    const distance = editDistance(typed, name);
    const isNear = typed.length >= 3 && (distance === 1 || (distance === 2 && typed.length >= 6 && typed.charAt(0) === name.charAt(0)));
    if (isNear && (best === undefined || distance < best.distance)) best = { name, distance };
  }
  return best?.name;
}

const EDITORS = ['vi', 'vim', 'nvim', 'nano', 'emacs', 'ed', 'code'];

/** What to do without a command that people type and that this terminal does not have; undefined for any other. */
export function absentHint(typed: string): string | undefined {
  if (typed === 'sudo') return 'sudo is not needed here: you may use docker as you are.';
  if (EDITORS.includes(typed)) return 'there is no editor in this terminal; echo or printf with > writes a file.';
  if (typed === 'less' || typed === 'more') return 'there is no pager here; cat shows all of it, and the terminal scrolls.';
  return undefined;
}
