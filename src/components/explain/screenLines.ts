import type { Terminal } from '@xterm/xterm';

/** One row of a terminal that shows, by its place in the whole buffer, counted from 0. */
export interface ScreenLine {
  readonly row: number;
  readonly text: string;
}

/** The rows in view, from the top, without blanks at their ends. */
export function visibleLines({ buffer: { active }, rows }: Terminal): readonly ScreenLine[] {
  return Array.from({ length: rows }, (_, index) => {
    const row = active.viewportY + index;
    return { row, text: active.getLine(row)?.translateToString(true) ?? '' };
  });
}
