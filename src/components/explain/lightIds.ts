import type { Terminal } from '@xterm/xterm';
import { findTerms } from './findTerms';
import { visibleLines } from './screenLines';

/** Lays a colour under every ID on the screen that begins one of `ids` (hexadecimal, in full). Returns what takes the colour away. */
export function lightIds(terminal: Terminal, ids: readonly string[], colour: string): () => void {
  const { active } = terminal.buffer;
  const cursorRow = active.baseY + active.cursorY;
  const lights = visibleLines(terminal).flatMap(({ row, text }) =>
    findTerms(text).flatMap((term) => {
      if (term.kind !== 'id' || !ids.some((id) => id.startsWith(term.hex))) return [];
      const marker = terminal.registerMarker(row - cursorRow);
      const width = term.end - term.start;
      const decoration = terminal.registerDecoration({ marker, x: term.start, width, backgroundColor: colour, foregroundColor: '#10151d' });
      return [marker, ...(decoration ? [decoration] : [])];
    }),
  );
  return () => lights.forEach((light) => light.dispose());
}
