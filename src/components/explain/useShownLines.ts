import type { Terminal } from '@xterm/xterm';
import { useEffect, useEffectEvent, useState } from 'react';
import { findTerms, keyOf, type Term } from './findTerms';
import { visibleLines } from './screenLines';

/** So long the screen must be still before it is read again. */
const PAUSE_MS = 150;

/** The lines that show, read again when the screen has changed. */
export function useShownLines(terminal: Terminal | undefined, transcript: () => string): readonly string[] {
  const [lines, setLines] = useState<readonly string[]>([]);
  const read = useEffectEvent(() => {
    const shown = terminal ? visibleLines(terminal).map(({ text }) => text) : transcript().split('\n');
    setLines((before) => (before.join('\n') === shown.join('\n') ? before : shown));
  });
  useEffect(() => {
    let timer = setTimeout(() => read(), 0);
    if (!terminal) return () => clearTimeout(timer);
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => read(), PAUSE_MS);
    };
    const ends = [terminal.onWriteParsed(later), terminal.onScroll(later), terminal.onResize(later)];
    return () => {
      clearTimeout(timer);
      ends.forEach((end) => end.dispose());
    };
  }, [terminal]);
  return lines;
}

export interface ListedTerm {
  readonly term: Term;
  /** As it stands on the screen. */
  readonly text: string;
}

/** Every term of the lines once, in the order in which they stand. */
export function termsOf(lines: readonly string[]): readonly ListedTerm[] {
  const listed = new Map<string, ListedTerm>();
  for (const line of lines) {
    for (const term of findTerms(line)) {
      const text = term.kind === 'id' ? term.hex.slice(0, 12) : line.slice(term.start, term.end).trim();
      if (!listed.has(keyOf(term))) listed.set(keyOf(term), { term, text });
    }
  }
  return [...listed.values()];
}
