import type { ILink, Terminal } from '@xterm/xterm';
import { findTerms, type Term } from './findTerms';

/** Makes the terms of a terminal answer to the pointer: `onTerm` is told of the one under it, and on a press. Returns what ends it. */
export function termLinks(terminal: Terminal, onTerm: (term: Term) => void): () => void {
  const provider = terminal.registerLinkProvider({
    provideLinks: (number, callback) => {
      const line = terminal.buffer.active.getLine(number - 1)?.translateToString(true) ?? '';
      const links = findTerms(line).map((term): ILink => {
        return {
          range: { start: { x: term.start + 1, y: number }, end: { x: term.end, y: number } },
          text: line.slice(term.start, term.end),
          hover: () => onTerm(term),
          activate: () => onTerm(term),
        };
      });
      callback(links.length > 0 ? links : undefined);
    },
  });
  return () => provider.dispose();
}
