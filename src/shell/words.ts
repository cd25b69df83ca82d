/**
 * Splits a line into plain commands exactly as bash would, or finds that bash itself is needed. Only quoting is interpreted (bash manual
 * 3.1.2): whatever would make bash expand, redirect, pipe, group or assign makes the answer undefined.
 */

export type Joint = ';' | '&&' | '||';

export interface PlainCommand {
  readonly words: readonly string[];
  /** What stands before the command; undefined for the first. */
  readonly joint?: Joint;
}

interface Word {
  readonly text: string;
  readonly end: number;
}

const DOUBLE_QUOTED_ESCAPES = '$`"\\';

/** The text between double quotes; undefined when it holds an expansion or does not end. */
function doubleQuoted(line: string, from: number): Word | undefined {
  let text = '';
  for (let at = from; at < line.length; at++) {
    const character = line.charAt(at);
    if (character === '"') return { text, end: at + 1 };
    if (character === '$' || character === '`') return undefined;
    if (character !== '\\') {
      text += character;
      continue;
    }
    const next = line.charAt(at + 1);
    if (next === '') return undefined;
    at += 1;
    if (next === '\n') continue;
    text += DOUBLE_QUOTED_ESCAPES.includes(next) ? next : `\\${next}`;
  }
  return undefined;
}

/** Characters that, unquoted, leave plain words behind: redirection, substitution, globs, groups. */
const NEEDS_BASH = '<>()$`*?[';

/** One word from `from`, which is not a blank; undefined when bash is needed. */
function readWord(line: string, from: number): Word | undefined {
  let text = '';
  let at = from;
  let brace = false;
  while (at < line.length) {
    const character = line.charAt(at);
    if (/[ \t\n;&|]/.test(character)) break;
    if (NEEDS_BASH.includes(character)) return undefined;
    if (character === '~' && at === from) return undefined;
    if (character === '{') brace = true;
    // `{a,b}` and `{1..3}` expand; `{{.ID}}` does not.
    else if (brace && (character === ',' || line.startsWith('..', at))) return undefined;
    if (character === "'") {
      const close = line.indexOf("'", at + 1);
      if (close < 0) return undefined;
      text += line.slice(at + 1, close);
      at = close + 1;
    } else if (character === '"') {
      const quoted = doubleQuoted(line, at + 1);
      if (quoted === undefined) return undefined;
      text += quoted.text;
      at = quoted.end;
    } else if (character === '\\') {
      const next = line.charAt(at + 1);
      if (next === '') return undefined;
      if (next !== '\n') text += next;
      at += 2;
    } else {
      text += character;
      at += 1;
    }
  }
  return { text, end: at };
}

/** The joint at `at`, or undefined when what stands there (`|`, `&`, `;;`) needs bash. */
function readJoint(line: string, at: number): Joint | undefined {
  if (line.startsWith('&&', at)) return '&&';
  if (line.startsWith('||', at)) return '||';
  return line.charAt(at) === ';' && line.charAt(at + 1) !== ';' ? ';' : undefined;
}

/**
 * The commands of a list such as `docker build -t app . && docker run app`. Undefined when any part needs bash, also for an empty list.
 * The first word of a command never holds an assignment or a reserved word that was not quoted, because `isKnown` must accept it.
 */
export function splitPlainList(line: string, isKnown: (program: string) => boolean): readonly PlainCommand[] | undefined {
  const commands: PlainCommand[] = [];
  let words: string[] = [];
  let joint: Joint | undefined;
  const source = line.trimEnd().endsWith('\\') ? line : line.replace(/[ \t\n]+$/, '');
  const close = (): boolean => {
    const [program] = words;
    if (program === undefined || !isKnown(program)) return false;
    commands.push(joint === undefined ? { words } : { words, joint });
    words = [];
    return true;
  };
  let at = 0;
  while (at < source.length) {
    const character = source.charAt(at);
    if (character === ' ' || character === '\t') at += 1;
    else if (source.startsWith('\\\n', at)) at += 2;
    else if (character === '#') {
      if (source.includes('\n')) return undefined;
      break;
    } else if (character === '\n') return undefined;
    else if (/[;&|]/.test(character)) {
      const next = readJoint(source, at);
      if (next === undefined || !close()) return undefined;
      joint = next;
      at += next.length;
    } else {
      const word = readWord(source, at);
      if (word === undefined) return undefined;
      words.push(word.text);
      at = word.end;
    }
  }
  // `docker ps;` is complete; `docker ps &&` waits for more and is left to bash to complain about.
  if (words.length === 0 && joint === ';' && commands.length > 0) return commands;
  return close() ? commands : undefined;
}
