/** What BuildKit writes for its display: up to the first line of the block, hide the cursor, all lines anew, show the cursor. */
const block = /((?:\x1b\[1A)+)((?:\x1b\[1B)?\x1b\[0G\x1b\[\?25l)((?:(?!\x1b\[\?25h)[^])*)\x1b\[\?25h/g;
const colours = /\x1b\[[0-9;]*m/g;

interface Block {
  readonly ups: string;
  readonly begin: string;
  /** Of a body of nothing but lines, what stands between its line ends; the last piece follows the last one and is not a row. */
  readonly lines: readonly string[] | undefined;
  readonly body: string;
}

/**
 * Leaves out what a redraw of a block need not write: the whole redraw if the next one follows at once, and otherwise the lines that
 * already stand there. A long build then takes little room in a recording, and the screen is the same after each piece of output.
 * Keeps what it saw last: give it a recording's output in order and without gaps.
 */
export class BlockRedraws {
  #before: readonly string[] | undefined;

  thin(text: string): string {
    let thinned = '';
    let pending: Block | undefined;
    let at = 0;
    for (const match of text.matchAll(block)) {
      const [whole, ups = '', begin = '', body = ''] = match;
      const next: Block = { ups, begin, body, lines: linesOf(body) };
      if (match.index === at && pending !== undefined && overwrites(next, pending)) {
        pending = { ...next, ups: pending.ups, begin: pending.begin };
      } else {
        thinned += this.#write(pending) + this.#pass(text.slice(at, match.index));
        pending = next;
      }
      at = match.index + whole.length;
    }
    return thinned + this.#write(pending) + this.#pass(text.slice(at));
  }

  /** Other output may have moved the block. */
  #pass(text: string): string {
    if (text !== '') this.#before = undefined;
    return text;
  }

  #write(written: Block | undefined): string {
    if (written === undefined) return '';
    const { ups, begin, body, lines } = written;
    const before = this.#before;
    this.#before = lines;
    const inPlace = lines !== undefined && before !== undefined && rowsUp(written) === before.length - 1;
    return ups + begin + (inPlace ? changed(lines, before) : body) + showCursor;
  }
}

const showCursor = '\x1b[?25h';

function rowsUp({ ups }: Block): number {
  return ups.length / '\x1b[1A'.length;
}

function linesOf(body: string): readonly string[] | undefined {
  const lines = body.split('\r\n');
  return body.replace(colours, '').includes('\x1b') || (lines.at(-1) ?? '').replace(colours, '') !== '' ? undefined : lines;
}

function overwrites(later: Block, earlier: Block): boolean {
  if (later.lines === undefined || earlier.lines === undefined) return false;
  return rowsUp(later) === earlier.lines.length - 1 && later.lines.length >= earlier.lines.length;
}

/** An unchanged line keeps its colour codes: the next line may count on them. */
function changed(lines: readonly string[], before: readonly string[]): string {
  return lines
    .map((line, row) => (line === before[row] && row < before.length - 1 ? (line.match(colours) ?? []).join('') : line))
    .join('\r\n');
}
