/** What a press of a key, or a paste, means to the line editor. */
export type Key = { readonly name: 'text'; readonly text: string } | { readonly name: KeyName };

export type KeyName =
  | 'enter'
  | 'tab'
  | 'escape'
  | 'backspace'
  | 'delete'
  | 'left'
  | 'right'
  | 'wordLeft'
  | 'wordRight'
  | 'home'
  | 'end'
  | 'up'
  | 'down'
  | 'interrupt'
  | 'endOfFile'
  | 'clearScreen'
  | 'killToStart'
  | 'killToEnd'
  | 'killWordLeft'
  | 'killWordRight'
  | 'yank'
  | 'search'
  | 'abort'
  | 'controlP'
  | 'controlQ';

/** As xterm sends them (ECMA-48 controls and xterm's own key sequences), with the meanings that GNU Readline's emacs mode gives them. */
const CONTROLS: Readonly<Record<string, KeyName>> = {
  '\x01': 'home',
  '\x02': 'left',
  '\x03': 'interrupt',
  '\x04': 'endOfFile',
  '\x05': 'end',
  '\x06': 'right',
  '\x07': 'abort',
  '\x08': 'backspace',
  '\t': 'tab',
  '\n': 'enter',
  '\x0b': 'killToEnd',
  '\x0c': 'clearScreen',
  '\r': 'enter',
  '\x0e': 'down',
  '\x10': 'controlP',
  '\x11': 'controlQ',
  '\x12': 'search',
  '\x15': 'killToStart',
  '\x17': 'killWordLeft',
  '\x19': 'yank',
  '\x7f': 'backspace',
};

const ESCAPES: Readonly<Record<string, KeyName>> = {
  '\x1b[A': 'up',
  '\x1bOA': 'up',
  '\x1b[B': 'down',
  '\x1bOB': 'down',
  '\x1b[C': 'right',
  '\x1bOC': 'right',
  '\x1b[D': 'left',
  '\x1bOD': 'left',
  '\x1b[H': 'home',
  '\x1bOH': 'home',
  '\x1b[1~': 'home',
  '\x1b[F': 'end',
  '\x1bOF': 'end',
  '\x1b[4~': 'end',
  '\x1b[3~': 'delete',
  '\x1b[1;5C': 'wordRight',
  '\x1b[1;3C': 'wordRight',
  '\x1bf': 'wordRight',
  '\x1b[1;5D': 'wordLeft',
  '\x1b[1;3D': 'wordLeft',
  '\x1bb': 'wordLeft',
  '\x1bd': 'killWordRight',
  '\x1b\x7f': 'killWordLeft',
};

const PASTE = /\x1b\[200~([\s\S]*?)(?:\x1b\[201~|$)/y;
// A control sequence, a single shift, or Escape with one more character; Escape alone when nothing follows.
const ESCAPE = /\x1b(?:\[[0-9;?]*[ -/]*[@-~]|O[A-Za-z]|[^[O]|$)/y;
const PLAIN = /[^\x00-\x1f\x7f]+/y;

/** One chunk of the terminal's input as keys, in order. Unknown sequences mean nothing and are left out. */
export function parseKeys(data: string): readonly Key[] {
  const keys: Key[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(data);
    if (match) at = pattern.lastIndex;
    return match;
  };
  while (at < data.length) {
    const plain = take(PLAIN);
    if (plain) {
      keys.push({ name: 'text', text: plain[0] });
      continue;
    }
    const paste = take(PASTE);
    if (paste) {
      keys.push(...pastedKeys(paste[1] ?? ''));
      continue;
    }
    const escape = take(ESCAPE);
    if (escape) {
      const name = escape[0] === '\x1b' ? 'escape' : ESCAPES[escape[0]];
      if (name) keys.push({ name });
      continue;
    }
    const name = CONTROLS[data.charAt(at)];
    if (name) keys.push({ name });
    at += 1;
  }
  return keys;
}

/** Pasted text is text: its line ends run the lines, a tab becomes four spaces instead of a completion, other controls are dropped. */
function pastedKeys(text: string): readonly Key[] {
  const keys: Key[] = [];
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    if (index > 0) keys.push({ name: 'enter' });
    const shown = line.replaceAll('\t', '    ').replace(/[\x00-\x1f\x7f]/g, '');
    if (shown !== '') keys.push({ name: 'text', text: shown });
  });
  return keys;
}
