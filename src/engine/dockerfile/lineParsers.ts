import { DockerfileError } from './ast';
import { goQuote, isSpace, trimLeftSpace } from './goText';

const WHITESPACE = /[\t\v\f\r ]+/;

export interface ParsedArgs {
  readonly args: readonly string[];
  readonly json: boolean;
}

/** Cuts the rest of a line into the arguments of one kind of instruction. */
export type LineParser = (rest: string, escapeToken: string) => ParsedArgs;

const plain = (args: readonly string[]): ParsedArgs => ({ args, json: false });

/** Unknown instructions keep an empty argument; typed parsing refuses them. */
export const parseIgnored: LineParser = () => plain(['']);

export const parseWhole: LineParser = (rest) => plain(rest === '' ? [] : [rest]);

export const parseWhitespaceDelimited: LineParser = (rest) => plain(rest === '' ? [] : rest.split(WHITESPACE));

export const parseWordList: LineParser = (rest, escapeToken) => plain(parseWords(rest, escapeToken));

export const parseJsonOrWhole: LineParser = (rest) => {
  if (rest === '') return plain([]);
  const list = parseJsonArray(rest);
  return list === undefined ? plain([rest]) : { args: list, json: true };
};

export const parseJsonOrList: LineParser = (rest, escapeToken) => {
  const list = parseJsonArray(rest);
  return list === undefined ? parseWhitespaceDelimited(rest, escapeToken) : { args: list, json: true };
};

export function keyValueParser(instruction: string): LineParser {
  return (rest, escapeToken) => plain(parseKeyValues(rest, instruction, escapeToken));
}

export const parseHealthcheck: LineParser = (rest, escapeToken) => {
  const match = /^([^\t\n\v\f\r \u0085\u00a0]+)[\t\n\v\f\r \u0085\u00a0]*([^]*)$/.exec(rest);
  if (!match) return plain([]);
  const command = parseJsonOrWhole(match[2] ?? '', escapeToken);
  return { args: [match[1] ?? '', ...command.args], json: command.json };
};

/** Undefined when it is no JSON array at all; throws when it is one of something else than strings. */
function parseJsonArray(rest: string): string[] | undefined {
  const text = trimLeftSpace(rest);
  if (!text.startsWith('[')) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(value)) return undefined;
  return value.map((item: unknown) => {
    if (typeof item !== 'string') throw new DockerfileError('when using JSON array syntax, arrays must be comprised of strings only');
    return item;
  });
}

/** Both forms of ENV and LABEL: `key=value …` and the legacy `key value`. Which one it is, the first word tells. */
function parseKeyValues(rest: string, instruction: string, escapeToken: string): string[] {
  const words = parseWords(rest, escapeToken);
  const first = words[0];
  if (first === undefined) return [];
  if (!first.includes('=')) {
    const gap = WHITESPACE.exec(rest);
    if (!gap) throw new DockerfileError(`${instruction} must have two arguments`);
    return [rest.slice(0, gap.index), rest.slice(gap.index + gap[0].length), ''];
  }
  return words.flatMap((word) => {
    const at = word.indexOf('=');
    if (at < 0) throw new DockerfileError(`Syntax error - can't find = in ${goQuote(word)}. Must be of the form: name=value`);
    return [word.slice(0, at), word.slice(at + 1), '='];
  });
}

/** Words parted by spaces; quotes and escapes are kept, variable expansion resolves them later. */
function parseWords(rest: string, escapeToken: string): string[] {
  const characters = [...rest];
  const words: string[] = [];
  let word = '';
  let inWord = false;
  let quote = '';
  let blank = false;
  const finish = (): void => {
    if (blank || word !== '') words.push(word);
    word = '';
    blank = false;
    inWord = false;
  };
  for (let i = 0; i < characters.length; i++) {
    const ch = characters[i] ?? '';
    if (quote === '' && isSpace(ch)) {
      if (inWord) finish();
      continue;
    }
    inWord = true;
    if (quote === '' && (ch === "'" || ch === '"')) {
      quote = ch;
      blank = true;
    } else if (quote !== '' && ch === quote) {
      quote = '';
    } else if (ch === escapeToken && quote !== "'") {
      const next = characters[i + 1];
      if (next === undefined) continue; // an escape token at the very end counts for nothing
      word += ch + next;
      i++;
      continue;
    }
    word += ch;
  }
  if (inWord) finish();
  return words;
}
