import { goQuote, isSpace } from './goText';
import { replaceAll, reversePattern, reverseText, shellPatternToRegExp } from './shellPattern';

/** Value of a variable; undefined when it is not set. */
export type Environment = (name: string) => string | undefined;

export const noEnvironment: Environment = () => undefined;

/** `KEY=value` lines; the last one of a name counts. */
export function environmentOf(lines: readonly string[]): Environment {
  const values = new Map<string, string>();
  for (const line of lines) {
    const at = line.indexOf('=');
    values.set(at < 0 ? line : line.slice(0, at), at < 0 ? '' : line.slice(at + 1));
  }
  return (name) => values.get(name);
}

export class ShellWordError extends Error {}

export interface ShellWordOptions {
  /** A backslash unless the Dockerfile says `# escape=\``. */
  readonly escapeToken?: string;
  readonly rawQuotes?: boolean;
  readonly rawEscapes?: boolean;
  readonly skipProcessQuotes?: boolean;
  /** Leaves `$NAME` in place when it is not set. */
  readonly skipUnsetEnv?: boolean;
}

export interface ShellWordResult {
  /** The text with variables expanded and quotes resolved. */
  readonly word: string;
  /** The same split at unquoted spaces. */
  readonly words: readonly string[];
  readonly matched: ReadonlySet<string>;
  /** Variables asked for that are not set. */
  readonly unmatched: ReadonlySet<string>;
}

/** Variable expansion in the words of a Dockerfile: BuildKit's `shell.Lex`, which knows part of what a shell knows. */
export class ShellWordLexer {
  constructor(readonly options: ShellWordOptions = {}) {}

  /** Throws `ShellWordError` with BuildKit's text. */
  process(source: string, environment: Environment): ShellWordResult {
    const scan = new Scan(source, environment, this.options);
    try {
      const { word, words } = scan.until(undefined, this.options.rawEscapes ?? false);
      return { word, words, matched: scan.matched, unmatched: scan.unmatched };
    } catch (error) {
      if (error instanceof ShellWordError) throw new ShellWordError(`failed to process ${goQuote(source)}: ${error.message}`);
      throw error;
    }
  }
}

/**
 * Gathers words: unquoted spaces part them, quoted text joins on. All gatherers of one scan share the buffer of the word under way,
 * as BuildKit's do, so that text before `${name:-…}` in the same word gets lost from the words (though not from the whole):
 * `he${X:-000}xx` gives the word `000xx`. Real, and recorded (corpora/shell-lex-cases.json).
 */
class WordGatherer {
  #inWord = false;
  readonly #words: string[] = [];

  constructor(readonly buffer: { text: string }) {
    buffer.text = '';
  }

  add(text: string): void {
    for (const ch of text) {
      if (!isSpace(ch)) {
        this.addRaw(ch);
      } else if (this.#inWord && this.buffer.text !== '') {
        this.#words.push(this.buffer.text);
        this.buffer.text = '';
        this.#inWord = false;
      }
    }
  }

  addRaw(text: string): void {
    this.buffer.text += text;
    this.#inWord = true;
  }

  finish(): string[] {
    if (this.buffer.text !== '') this.#words.push(this.buffer.text);
    this.buffer.text = '';
    return this.#words;
  }
}

const SPECIAL_PARAMETER = /^[@*#?\-$!0]$/;
const DIGIT = /^\p{Nd}$/u;
const NAME_CHARACTER = /^[\p{L}\p{Nd}_]$/u;

class Scan {
  readonly matched = new Set<string>();
  readonly unmatched = new Set<string>();
  readonly #characters: readonly string[];
  readonly #escape: string;
  readonly #wordBuffer = { text: '' };
  #at = 0;
  #rawEscapes: boolean;

  constructor(
    source: string,
    readonly environment: Environment,
    readonly options: ShellWordOptions,
  ) {
    this.#characters = [...source];
    this.#escape = options.escapeToken ?? '\\';
    this.#rawEscapes = options.rawEscapes ?? false;
  }

  #peek(): string | undefined {
    return this.#characters[this.#at];
  }

  #next(): string | undefined {
    const ch = this.#characters[this.#at];
    if (ch !== undefined) this.#at++;
    return ch;
  }

  /** Up to and including `stop`, or to the end when there is none. */
  until(stop: string | undefined, rawEscapes: boolean): { word: string; words: string[] } {
    const outer = this.#rawEscapes;
    this.#rawEscapes = rawEscapes;
    try {
      return this.#scanUntil(stop);
    } finally {
      this.#rawEscapes = outer;
    }
  }

  #scanUntil(stop: string | undefined): { word: string; words: string[] } {
    let word = '';
    const gatherer = new WordGatherer(this.#wordBuffer);
    for (let ch = this.#peek(); ch !== undefined; ch = this.#peek()) {
      if (stop !== undefined && ch === stop) {
        this.#next();
        return { word, words: gatherer.finish() };
      }
      if (ch === '$') {
        const value = this.#dollar();
        word += value;
        gatherer.add(value);
      } else if ((ch === "'" || ch === '"') && !this.options.skipProcessQuotes) {
        const value = ch === "'" ? this.#singleQuoted() : this.#doubleQuoted();
        word += value;
        gatherer.addRaw(value);
      } else {
        this.#next();
        if (ch !== this.#escape) {
          word += ch;
          gatherer.add(ch);
          continue;
        }
        if (this.#rawEscapes) {
          word += ch;
          gatherer.addRaw(ch);
        }
        const escaped = this.#next();
        if (escaped === undefined) break;
        word += escaped;
        gatherer.addRaw(escaped);
      }
    }
    if (stop !== undefined) throw new ShellWordError(`unexpected end of statement while looking for matching ${stop}`);
    return { word, words: gatherer.finish() };
  }

  #singleQuoted(): string {
    const quote = this.options.rawQuotes ? "'" : '';
    let out = '';
    this.#next();
    for (;;) {
      const ch = this.#next();
      if (ch === undefined) throw new ShellWordError('unexpected end of statement while looking for matching single-quote');
      if (ch === "'") return quote + out + quote;
      out += ch;
    }
  }

  #doubleQuoted(): string {
    const quote = this.options.rawQuotes ? '"' : '';
    let out = '';
    this.#next();
    for (;;) {
      let ch = this.#peek();
      if (ch === undefined) throw new ShellWordError('unexpected end of statement while looking for matching double-quote');
      if (ch === '$') {
        out += this.#dollar();
        continue;
      }
      this.#next();
      if (ch === '"') return quote + out + quote;
      if (ch === this.#escape) {
        if (this.#rawEscapes) out += ch;
        const escaped = this.#peek();
        if (escaped === undefined) continue; // an escape token at the end is ignored
        // Only these can be escaped; before anything else the token stays.
        if (escaped === '"' || escaped === '$' || escaped === this.#escape) ch = this.#next() ?? '';
      }
      out += ch;
    }
  }

  #dollar(): string {
    this.#next();
    if (this.#peek() !== '{') {
      const name = this.#name();
      if (name === '') return '$';
      const value = this.#value(name);
      return value ?? (this.options.skipUnsetEnv ? `$${name}` : '');
    }
    this.#next();
    const first = this.#peek();
    if (first === undefined) throw new ShellWordError("syntax error: missing '}'");
    if (first === '{' || first === '}' || first === ':') throw new ShellWordError('syntax error: bad substitution');
    return this.#braced(this.#name());
  }

  #braced(name: string): string {
    let operator = this.#next() ?? '\ufffd';
    let shown = operator;
    if (operator === '}') {
      const value = this.#value(name);
      return value ?? (this.options.skipUnsetEnv ? `\${${name}}` : '');
    }
    let nullIsUnset = false;
    if (operator === ':') {
      nullIsUnset = true;
      operator = this.#next() ?? '\ufffd';
      shown += operator;
    } else if (operator === '/') {
      return this.#substitute(name);
    } else if (!'+-?#%'.includes(operator)) {
      throw new ShellWordError(`unsupported modifier (${shown}) in substitution`);
    }
    const word = this.#operand('}', operator === '#' || operator === '%', "syntax error: missing '}'");
    const value = this.#value(name);
    if (value === undefined && this.options.skipUnsetEnv) return `\${${name}${shown}${word}}`;
    const absent = value === undefined || (nullIsUnset && value === '');
    switch (operator) {
      case '-':
        return absent ? word : (value ?? '');
      case '+':
        return absent ? '' : word;
      case '?':
        if (!absent) return value ?? '';
        throw new ShellWordError(`${name}: ${word !== '' ? word : `is not allowed to be ${value === undefined ? 'unset' : 'empty'}`}`);
      case '#':
        return trim(word, operator, value ?? '', false);
      case '%':
        return trim(word, operator, value ?? '', true);
      default:
        throw new ShellWordError(`unsupported modifier (${shown}) in substitution`);
    }
  }

  /** `${name/pattern/text}` and, for every match, `${name//pattern/text}`. */
  #substitute(name: string): string {
    const all = this.#peek() === '/';
    if (all) this.#next();
    const pattern = this.#operand('/', true, "syntax error: missing '/' in ${}");
    const replacement = this.#operand('}', true, "syntax error: missing '}'");
    const value = this.#value(name);
    if (value === undefined && this.options.skipUnsetEnv) return `\${${name}/${pattern}/${replacement}}`;
    const converted = shellPatternToRegExp(pattern, { greedy: true, anchored: false });
    if ('error' in converted) throw new ShellWordError(`invalid pattern (${pattern}) in substitution: ${converted.error}`);
    if (all) return replaceAll(converted.regExp, value ?? '', replacement);
    const match = converted.regExp.exec(value ?? '');
    if (!match) return value ?? '';
    return match.input.slice(0, match.index) + replacement + match.input.slice(match.index + match[0].length);
  }

  #operand(stop: string, rawEscapes: boolean, missing: string): string {
    try {
      return this.until(stop, rawEscapes).word;
    } catch (error) {
      if (error instanceof ShellWordError && this.#peek() === undefined) throw new ShellWordError(missing);
      throw error;
    }
  }

  #name(): string {
    const first = this.#peek();
    if (first === undefined) return '';
    if (DIGIT.test(first)) return this.#takeWhile(DIGIT);
    if (SPECIAL_PARAMETER.test(first)) return this.#next() ?? '';
    return this.#takeWhile(NAME_CHARACTER);
  }

  #takeWhile(pattern: RegExp): string {
    let out = '';
    for (let ch = this.#peek(); ch !== undefined && pattern.test(ch); ch = this.#peek()) out += this.#next() ?? '';
    return out;
  }

  #value(name: string): string | undefined {
    const value = this.environment(name);
    (value === undefined ? this.unmatched : this.matched).add(name);
    return value;
  }
}

/** `#` and `%` cut the shortest match, `##` and `%%` the longest. */
function trim(word: string, operator: string, value: string, fromEnd: boolean): string {
  const greedy = word.startsWith(operator);
  const pattern = greedy ? word.slice(1) : word;
  // A shortest match at the end cannot be asked for directly, so both are turned round.
  const turned = fromEnd ? reversePattern(pattern) : pattern;
  const converted = shellPatternToRegExp(turned, { greedy, anchored: true });
  if ('error' in converted) throw new ShellWordError(`invalid pattern (${turned}) in substitution: ${converted.error}`);
  const text = fromEnd ? reverseText(value) : value;
  const match = converted.regExp.exec(text);
  const rest = match ? text.slice(match[0].length) : text;
  return fromEnd ? reverseText(rest) : rest;
}
