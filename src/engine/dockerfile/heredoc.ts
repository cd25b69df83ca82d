import type { Heredoc } from './ast';
import { ShellWordLexer, noEnvironment } from './shellWord';

const HEREDOC = /^(\d*)<<(-?)([^<]*)$/;

const isQuote = (character: string): boolean => character === "'" || character === '"';
const countQuotes = (text: string): number => [...text].filter(isQuote).length;

/** Reads a word such as `<<EOF`, `<<-"EOF"` or `3<<x`; undefined when it is none. The content is still empty. */
export function parseHeredocWord(word: string): Heredoc | undefined {
  const match = HEREDOC.exec(word);
  const rest = match?.[3];
  if (!match || rest === undefined || rest === '') return undefined;
  const words = new ShellWordLexer({ skipUnsetEnv: true }).process(rest, noEnvironment).words;
  const name = words[0];
  if (name === undefined || words.length !== 1) return undefined;
  const raw = new ShellWordLexer({ skipUnsetEnv: true, rawQuotes: true }).process(rest, noEnvironment).words[0] ?? '';
  return {
    name,
    fileDescriptor: match[1] === '' ? 0 : Number(match[1]),
    expand: countQuotes(name) === countQuotes(raw),
    chomp: match[2] === '-',
    content: '',
  };
}

/** The here-documents that a logical line announces, in order. */
export function heredocsOfLine(line: string): Heredoc[] {
  let words: readonly string[];
  try {
    words = new ShellWordLexer({ rawQuotes: true, rawEscapes: true, skipUnsetEnv: true }).process(line, noEnvironment).words;
  } catch {
    return []; // a line that is no list of words (an odd quote) has no here-document
  }
  return words.flatMap((word) => parseHeredocWord(word) ?? []);
}

/** Takes the leading tabs off every line, as `<<-` asks. */
export function chompHeredoc(content: string): string {
  return content.replace(/^\t+/gm, '');
}
