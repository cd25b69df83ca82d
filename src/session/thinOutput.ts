/** Redraws one line some rows above the cursor and comes back: what Docker writes for a layer's progress (recording 29.7.2/08, step 0). */
const lineRedraw = /\x1b\[(\d+)A\x1b\[2K\r([^\x1b\r\n]*)\r\x1b\[(\d+)B/y;

interface Piece {
  /** Rows above the cursor, for a redraw. */
  readonly row?: string;
  readonly text: string;
}

/**
 * Output without redraws that a later one in the same text overwrites before anything else is printed. The screen is the same after it.
 * `columns` guards against text that would wrap: such a redraw is left alone.
 */
export function thinOutput(text: string, columns: number): string {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    lineRedraw.lastIndex = at;
    const match = lineRedraw.exec(text);
    const [whole, up, line, down] = match ?? [];
    if (whole !== undefined && up !== undefined && up === down && line !== undefined && line.length < columns) {
      dropOverwritten(pieces, up);
      pieces.push({ row: up, text: whole });
      at += whole.length;
    } else {
      const next = text.indexOf('\x1b', at + 1);
      const end = next === -1 ? text.length : next;
      pieces.push({ text: text.slice(at, end) });
      at = end;
    }
  }
  return pieces.map((piece) => piece.text).join('');
}

function dropOverwritten(pieces: Piece[], row: string): void {
  for (let index = pieces.length - 1; index >= 0; index -= 1) {
    const piece = pieces[index];
    if (piece?.row === undefined) return;
    if (piece.row === row) {
      pieces.splice(index, 1);
      return;
    }
  }
}
