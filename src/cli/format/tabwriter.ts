const MIN_WIDTH = 10;
const PADDING = 3;

export interface TabwriterOptions {
  readonly minWidth: number;
  readonly padding: number;
}

/**
 * Go's text/tabwriter as docker/cli uses it (minwidth 10, padding 3, blanks, no flags): tab-ended cells of adjacent lines form a
 * column as wide as its longest cell plus padding. Text after a line's last tab is no cell and is not padded.
 */
export function tabwriter(text: string, options: TabwriterOptions = { minWidth: MIN_WIDTH, padding: PADDING }): string {
  const lines = text.split('\n').map((line) => line.split('\t'));
  const out: string[] = lines.map(() => '');

  const writeLines = (from: number, to: number, widths: readonly number[]): void => {
    for (let line = from; line < to; line += 1) {
      const cells = lines[line] ?? [];
      out[line] = cells.map((cell, column) => pad(cell, widths[column])).join('');
    }
  };

  const format = (from: number, to: number, widths: readonly number[]): void => {
    const column = widths.length;
    const isCell = (line: number): boolean => column < (lines[line]?.length ?? 0) - 1;
    let done = from;
    for (let line = from; line < to; line += 1) {
      if (!isCell(line)) continue;
      writeLines(done, line, widths);
      done = line;
      let width = options.minWidth;
      for (; line < to && isCell(line); line += 1) {
        width = Math.max(width, length(lines[line]?.[column] ?? '') + options.padding);
      }
      format(done, line, [...widths, width]);
      done = line;
    }
    writeLines(done, to, widths);
  };

  format(0, lines.length, []);
  return out.join('\n');
}

function pad(cell: string, width: number | undefined): string {
  return width === undefined ? cell : cell + ' '.repeat(Math.max(0, width - length(cell)));
}

/** tabwriter counts runes, not columns. */
function length(text: string): number {
  return [...text].length;
}
