import type { PhrasingContent, Table, TableCell } from 'mdast';

/** Text of a cell; what stands between backticks is code. */
export type Cell = string;

/** One of the page's tables: heading, rows of as many cells. */
export interface CoverageTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export const code = (text: string): Cell => `\`${text}\``;

/** `--all`, `--filter`, in code, or a dash where there is nothing. */
export function codes(texts: readonly string[]): Cell {
  return texts.length === 0 ? '–' : texts.map(code).join(', ');
}

/** As Markdown's own table, so that the site renders it as any other: static HTML. */
export function tableNode({ headings, rows }: CoverageTable): Table {
  return {
    type: 'table',
    align: headings.map(() => null),
    children: [headings, ...rows].map((row) => ({ type: 'tableRow', children: row.map(cellNode) })),
  };
}

function cellNode(cell: Cell): TableCell {
  const children = cell
    .split('`')
    .map((value, index): PhrasingContent => (index % 2 === 1 ? { type: 'inlineCode', value } : { type: 'text', value }));
  return { type: 'tableCell', children: children.filter((child) => !('value' in child) || child.value !== '') };
}
