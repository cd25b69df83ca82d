import { ShellWordError, ShellWordLexer, environmentOf } from '../../../src/engine/dockerfile/shellWord';
import type { CorpusCase } from './corpusCase';

interface Corpus {
  readonly cases?: readonly {
    readonly Input: string;
    readonly Env: readonly string[] | null;
    readonly Word: string;
    readonly Words: readonly string[] | null;
    readonly Err?: string;
    readonly WordsErr?: string;
  }[];
}

function answer(input: string, env: readonly string[]): unknown {
  try {
    const { word, words } = new ShellWordLexer().process(input, environmentOf(env));
    return { word, words };
  } catch (error) {
    if (error instanceof ShellWordError) return { word: '', words: [], error: error.message, wordsError: error.message };
    throw error;
  }
}

/** BuildKit's shell.Lex: ProcessWord and ProcessWords. */
export function shellWordCases(file: unknown): readonly CorpusCase[] {
  return ((file as Corpus).cases ?? []).map(({ Input, Env, Word, Words, Err, WordsErr }) => ({
    name: `${JSON.stringify(Input)} with ${(Env ?? []).join(' ')}`,
    wanted: {
      word: Word,
      words: Words ?? [],
      ...(Err === undefined ? {} : { error: Err }),
      ...(WordsErr === undefined ? {} : { wordsError: WordsErr }),
    },
    got: answer(Input, Env ?? []),
  }));
}
