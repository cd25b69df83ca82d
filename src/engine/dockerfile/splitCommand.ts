import { isSpace, trimSpace } from './goText';

export interface SplitLine {
  /** Lower case. */
  readonly keyword: string;
  readonly flags: readonly string[];
  readonly rest: string;
}

/** Splits a logical line into keyword, `--flags` and the rest. */
export function splitCommand(line: string): SplitLine {
  const match = /^([^\t\v\f\r ]*)[\t\v\f\r ]+([^]*)$/.exec(trimSpace(line));
  if (!match) return { keyword: trimSpace(line).toLowerCase(), flags: [], rest: '' };
  const { flags, rest } = extractFlags(match[2] ?? '');
  return { keyword: (match[1] ?? '').toLowerCase(), flags, rest: trimSpace(rest) };
}

/** Takes leading words that begin with `--` as flags; a bare `--` ends them. */
function extractFlags(line: string): { flags: string[]; rest: string } {
  const flags: string[] = [];
  let pos = 0;
  for (;;) {
    while (pos < line.length && isSpace(line.charAt(pos))) pos++;
    if (pos >= line.length) return { flags, rest: '' };
    if (!line.startsWith('--', pos)) return { flags, rest: line.slice(pos) };
    const { word, blank, end } = readWord(line, pos);
    if (word === '--') return { flags, rest: end < line.length ? line.slice(end) : '' };
    if (word !== '' || blank) flags.push(word);
    pos = end;
  }
}

/** Reads one word, resolving quotes and backslashes. `blank`: it was quoted, so it counts even when empty. */
function readWord(line: string, start: number): { word: string; blank: boolean; end: number } {
  let word = '';
  let quote = '';
  let blank = false;
  let pos = start;
  for (; pos < line.length; pos++) {
    let ch = line.charAt(pos);
    if (quote === '' && isSpace(ch)) break;
    if (quote === '' ? ch === "'" || ch === '"' : ch === quote) {
      quote = quote === '' ? ch : '';
      blank = true;
      continue;
    }
    if (ch === '\\') {
      if (pos + 1 === line.length) continue;
      pos++;
      ch = line.charAt(pos);
    }
    word += ch;
  }
  return { word, blank, end: pos };
}
