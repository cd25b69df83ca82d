/** Unified diff of two texts, all lines as context; '' when they are equal. */
export function unifiedDiff(wanted: string, got: string, label: string): string {
  if (wanted === got) return '';
  const a = wanted.split('\n');
  const b = got.split('\n');
  const lengths = a.map(() => new Array<number>(b.length + 1).fill(0));
  lengths.push(new Array<number>(b.length + 1).fill(0));
  const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0;
  for (let row = a.length - 1; row >= 0; row -= 1) {
    for (let column = b.length - 1; column >= 0; column -= 1) {
      const line = lengths[row];
      if (line !== undefined)
        line[column] = a[row] === b[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const out = [`--- recorded ${label}`, `+++ ours ${label}`];
  let row = 0;
  let column = 0;
  while (row < a.length || column < b.length) {
    if (row < a.length && column < b.length && a[row] === b[column]) {
      out.push(` ${a[row] ?? ''}`);
      row += 1;
      column += 1;
    } else if (column >= b.length || (row < a.length && at(row + 1, column) >= at(row, column + 1))) {
      out.push(`-${a[row] ?? ''}`);
      row += 1;
    } else {
      out.push(`+${b[column] ?? ''}`);
      column += 1;
    }
  }
  return `${out.join('\n')}\n`;
}
