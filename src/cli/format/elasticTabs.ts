const TAB = 8;

/**
 * Rows as buildx's older tables have them: Go's tabwriter with tabs for padding (`tabwriter.NewWriter(…, 1, 8, 1, '\t', 0)`). A column is
 * as wide as its longest cell and one more, rounded up to tab stops; the last cell of a row stands free.
 */
export function elasticTabs(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(0, ...rows.map((cells) => cells.length - 1));
  const widths = Array.from({ length: columns }, (_, column) => {
    const lengths = rows.flatMap((cells) => (column < cells.length - 1 ? [(cells[column] ?? '').length] : []));
    return Math.ceil((Math.max(0, ...lengths) + 1) / TAB) * TAB;
  });
  return rows
    .map((cells) => {
      const padded = cells.map((cell, column) =>
        column === cells.length - 1 ? cell : cell + '\t'.repeat(Math.ceil(((widths[column] ?? TAB) - cell.length) / TAB)),
      );
      return `${padded.join('')}\n`;
    })
    .join('');
}
