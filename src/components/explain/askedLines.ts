import type { Terminal } from '@xterm/xterm';
import { findTerms } from './findTerms';

/** Lines that can be asked about one by one, from the oldest, counted from 0. */
export interface AskedLines {
  text(at: number): string;
  /** The next line up (-1) or down (1) that is not blank; the same where there is none. */
  next(at: number, by: -1 | 1): number;
  /** The selected line; else the last one at or above the cursor of which the glossary knows something; else the cursor's own. */
  start(): number;
  /** Brings a line into view and marks it. Returns what takes the mark away. */
  mark(at: number): () => void;
}

/** Of a terminal, scrollback included; a line that the terminal has wrapped is one. `colour` lies under the marked line. */
export function terminalLines(terminal: Terminal, colour: string): AskedLines {
  const { active } = terminal.buffer;
  const cursor = (): number => active.baseY + active.cursorY;
  const goesOn = (at: number): boolean => active.getLine(at + 1)?.isWrapped === true;
  const begin = (at: number): number => (at > 0 && active.getLine(at)?.isWrapped === true ? begin(at - 1) : at);
  const rows = (at: number): number => (goesOn(at) ? 1 + rows(at + 1) : 1);
  const text = (at: number): string => {
    const row = active.getLine(at)?.translateToString(!goesOn(at)) ?? '';
    return goesOn(at) ? row + text(at + 1) : row;
  };
  return {
    text,
    next: (at, by) => begin(nextLine(text, by > 0 ? at + rows(at) - 1 : at, by, cursor())),
    start: () => begin(terminal.getSelectionPosition()?.start.y ?? startAbove(text, cursor())),
    mark: (at) => {
      if (at < active.viewportY || at >= active.viewportY + terminal.rows) terminal.scrollToLine(Math.max(0, at - 2));
      const marker = terminal.registerMarker(at - cursor());
      const decoration = terminal.registerDecoration({
        marker,
        width: terminal.cols,
        height: rows(at),
        backgroundColor: colour,
        layer: 'bottom',
      });
      return () => {
        decoration?.dispose();
        marker.dispose();
      };
    },
  };
}

/** Of a text; `selected` is the line that the reader has selected in it. */
export function textLines(whole: string, selected: number | undefined): AskedLines {
  const lines = whole.replace(/\n+$/, '').split('\n');
  const text = (at: number): string => lines[at] ?? '';
  return {
    text,
    next: (at, by) => nextLine(text, at, by, lines.length - 1),
    start: () => selected ?? startAbove(text, lines.length - 1),
    mark: () => () => undefined,
  };
}

/** Which line of an element's text the page's selection begins in. */
export function selectedLine(element: Element | null | undefined): number | undefined {
  const selection = document.getSelection();
  if (!element || !selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const { startContainer, startOffset } = selection.getRangeAt(0);
  if (!element.contains(startContainer)) return undefined;
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(startContainer, startOffset);
  return before.toString().split('\n').length - 1;
}

function nextLine(text: (at: number) => string, at: number, by: -1 | 1, last: number): number {
  for (let next = at + by; next >= 0 && next <= last; next += by) if (text(next).trim() !== '') return next;
  return at;
}

function startAbove(text: (at: number) => string, cursor: number): number {
  for (let at = cursor; at >= 0; at -= 1) if (findTerms(text(at)).length > 0) return at;
  return cursor;
}
