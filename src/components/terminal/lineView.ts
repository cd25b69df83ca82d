import { clustersOf, widthOf } from './displayWidth';

/** What the terminal shows of the line being typed. */
export interface DrawnLine {
  readonly prompt: string;
  /** Without the colour of the learner's own prompt: a shell in a container has none. */
  readonly plain?: boolean;
  readonly text: string;
  /** UTF-16 units into `text`. */
  readonly cursor: number;
  /** Column in which the prompt begins: not 0 when a command's output ended without a line end. */
  readonly column: number;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

/**
 * Control text that turns `previous` (already on the screen, cursor in place; undefined: nothing yet) into `next`. Typing at the end, erasing
 * there and moving the cursor write only the difference, so that a screen reader does not hear the whole line again at each key.
 */
export function drawLine(previous: DrawnLine | undefined, next: DrawnLine, columns: number): string {
  if (!previous) return paintedLine(next, columns);
  const samePlace = previous.prompt === next.prompt && previous.column === next.column;
  if (samePlace && previous.text === next.text) return moved(placeOf(previous, columns), placeOf(next, columns));
  const atEnds = previous.cursor === previous.text.length && next.cursor === next.text.length;
  if (samePlace && atEnds && next.text.startsWith(previous.text)) {
    const added = next.text.slice(previous.text.length);
    const startsInCluster = clustersOf(next.text).length - clustersOf(previous.text).length !== clustersOf(added).length;
    if (!startsInCluster) return flowed(added, placeOf(previous, columns), columns);
  }
  const from = placeOf(previous, columns);
  const to = placeOf(next, columns);
  if (samePlace && atEnds && previous.text.startsWith(next.text) && from.row === to.row) return `${moved(from, to)}\x1b[K`;
  return `${moved(from, { row: 0, column: previous.column })}\x1b[J${paintedLine(next, columns)}`;
}

/** Control text that puts the cursor behind the whole line, as before a line end. */
export function moveToEnd(line: DrawnLine, columns: number): string {
  return moved(placeOf(line, columns), placeOf({ ...line, cursor: line.text.length }, columns));
}

function paintedLine(line: DrawnLine, columns: number): string {
  const start = { row: 0, column: line.column };
  const afterPrompt = flow(line.prompt, start, columns);
  const end = flow(line.text, afterPrompt, columns);
  const prompt = flowed(line.prompt, start, columns);
  const colour = line.prompt === '' || line.plain === true ? prompt : `\x1b[32m${prompt}\x1b[39m`;
  return colour + flowed(line.text, afterPrompt, columns) + moved(end, placeOf(line, columns));
}

/** Where the cursor stands, counted from the row in which the prompt begins. */
function placeOf(line: DrawnLine, columns: number): Place {
  return flow(line.text.slice(0, line.cursor), flow(line.prompt, { row: 0, column: line.column }, columns), columns);
}

/** Where text that begins at `place` ends. A row that is full at the end is left, although a terminal waits for one more character. */
function flow(text: string, place: Place, columns: number): Place {
  let { row, column } = place;
  for (const cluster of clustersOf(text)) {
    if (cluster.text === '\n' || column + cluster.width > columns) {
      row += 1;
      column = 0;
    }
    column += cluster.width;
  }
  return column === columns ? { row: row + 1, column: 0 } : { row, column };
}

/** The text, with the line end that makes the terminal leave a full row at once. */
function flowed(text: string, place: Place, columns: number): string {
  const shown = text.replaceAll('\n', '\r\n');
  const end = flow(text, place, columns);
  return widthOf(text) > 0 && !text.endsWith('\n') && end.column === 0 ? `${shown}\r\n` : shown;
}

function moved(from: Place, to: Place): string {
  if (from.row === to.row && from.column === to.column) return '';
  const rows = to.row - from.row;
  const vertical = rows === 0 ? '' : `\x1b[${Math.abs(rows)}${rows < 0 ? 'A' : 'B'}`;
  const steps = to.column - from.column;
  if (rows === 0) return `\x1b[${Math.abs(steps)}${steps < 0 ? 'D' : 'C'}`;
  return `${vertical}\r${to.column === 0 ? '' : `\x1b[${to.column}C`}`;
}
