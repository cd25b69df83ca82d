/** What bash makes of a command that Ctrl-D ends before it is finished (bash 5.2.15 in a terminal). */
import { unfinished } from '../unfinished';

export type EndedEarly =
  /** It runs all the same. */
  | { readonly kind: 'runs'; readonly text: string; readonly warning: string }
  /** It does not; `leaves`: nor does the shell go on. */
  | { readonly kind: 'refused'; readonly message: string; readonly leaves: boolean };

/** `line` is that of the command's beginning, counted from the shell's own. Undefined for a command that is finished. */
export function endedEarly(text: string, line: number): EndedEarly | undefined {
  const missing = unfinished(text);
  switch (missing?.kind) {
    case undefined:
      return undefined;
    case 'document':
      return {
        kind: 'runs',
        text: `${text}\n${missing.wanted}`,
        warning: `bash: warning: here-document at line ${line} delimited by end-of-file (wanted \`${missing.wanted}')\n`,
      };
    case 'backslash':
      return { kind: 'runs', text: text.slice(0, -1), warning: '' };
    case 'quote':
      return { kind: 'refused', message: `bash: unexpected EOF while looking for matching \`${missing.wanted}'\n`, leaves: false };
    case 'list':
      return { kind: 'refused', message: 'bash: syntax error: unexpected end of file\n', leaves: true };
  }
}
