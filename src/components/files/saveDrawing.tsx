import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { drawnRows, type AboutRows } from '../../pictures/files/drawnRows';
import type { FileRow } from '../../pictures/files/rows';
import type { ShownTree } from '../../pictures/files/shownTree';
import { downloadPicture } from '../picture/download';
import { RowsDrawing } from './RowsDrawing';

/** The rows that show. */
export interface SavedRows extends AboutRows {
  readonly tree: ShownTree;
  readonly rows: readonly FileRow[];
}

/** Draws the rows in an empty element that nobody sees, hands them to the browser's download and takes them away again. The file's name. */
export async function saveDrawing({ tree, rows, ...words }: SavedRows, place: HTMLElement, format: 'svg' | 'png'): Promise<string> {
  const drawing = drawnRows(tree, rows, words);
  const root = createRoot(place);
  try {
    flushSync(() => root.render(<RowsDrawing drawing={drawing} />));
    const svg = place.querySelector('svg');
    if (!svg) throw new Error('the rows were not drawn');
    return await downloadPicture(svg, { title: words.title, summary: words.about.join(' ') }, format);
  } finally {
    root.unmount();
  }
}
