/** A fenced code block of a page. */
export interface Fence {
  readonly language: string;
  /** The rest of the opening line. */
  readonly meta: string;
  readonly value: string;
  /** Of the opening line; the first line of `value` is the next. */
  readonly line: number;
  /** Of the closing line; of the page's last where none closes it. */
  readonly lastLine: number;
}

interface Opening {
  readonly indent: number;
  readonly mark: string;
  readonly language: string;
  readonly meta: string;
  readonly line: number;
  readonly body: string[];
}

/**
 * The fenced code blocks of a Markdown or MDX source, in order, wherever they stand (CommonMark 0.31 section 4.5; MDX has no indented code
 * that could hide one). Blocks inside block quotes are not seen.
 */
export function fencesOf(source: string): readonly Fence[] {
  const lines = source.split(/\r?\n/);
  const fences: Fence[] = [];
  let open: Opening | undefined;
  for (const [index, text] of lines.entries()) {
    const [, spaces = '', mark, info = ''] = /^([ \t]*)(`{3,}|~{3,})(.*)$/.exec(text) ?? [];
    if (open !== undefined) {
      if (mark !== undefined && mark.startsWith(open.mark) && info.trim() === '') {
        fences.push(closed(open, index + 1));
        open = undefined;
      } else {
        open.body.push(text.slice(Math.min(open.indent, text.length - text.trimStart().length)));
      }
    } else if (mark !== undefined && !(mark.startsWith('`') && info.includes('`'))) {
      const [, language = '', meta = ''] = /^\s*(\S*)\s*(.*?)\s*$/.exec(info) ?? [];
      open = { indent: spaces.length, mark, language, meta, line: index + 1, body: [] };
    }
  }
  return open === undefined ? fences : [...fences, closed(open, lines.length)];
}

function closed({ language, meta, line, body }: Opening, lastLine: number): Fence {
  return { language, meta, line, lastLine, value: body.join('\n') };
}
