import type { LineRange } from '../dockerfile/ast';

export interface CodeFrameLine {
  readonly number: number;
  readonly text: string;
  /** Among the lines in question. */
  readonly marked: boolean;
}

export interface CodeFrame {
  readonly fileName: string;
  /** The first line in question. */
  readonly line: number;
  readonly lines: readonly CodeFrameLine[];
}

/**
 * The part of a file around some lines, as BuildKit shows it (solver/errdefs/source.go): two lines on each side of one line, one on each
 * side of several, more on one side where the other has none. Undefined when the lines are not in the file.
 */
export function codeFrame(fileName: string, text: string, range: LineRange): CodeFrame | undefined {
  const lines = text.split('\n');
  let { start } = range;
  let end = Math.min(range.end, lines.length);
  if (start < 1 || start > lines.length) return undefined;
  const padding = start === end ? 4 : 2;
  for (let added = 0; added < padding; added++) {
    if (start > 1) {
      start--;
      added++;
    }
    if (end !== lines.length) {
      end++;
      added++;
    }
  }
  return {
    fileName,
    line: range.start,
    lines: lines.slice(start - 1, end).map((line, i) => ({
      number: start + i,
      text: line,
      marked: start + i >= range.start && start + i <= range.end,
    })),
  };
}

const RULE = '--------------------';

/** The frame as BuildKit prints it, line by line without line ends. */
export function renderCodeFrame(frame: CodeFrame): string[] {
  return [
    `${frame.fileName}:${frame.line}`,
    RULE,
    ...frame.lines.map((line) => ` ${String(line.number).padStart(3)} | ${line.marked ? '>>>' : '   '} ${line.text}`),
    RULE,
  ];
}
