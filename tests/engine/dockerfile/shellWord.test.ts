import { describe, expect, it } from 'vitest';
import { ShellWordError, ShellWordLexer, environmentOf } from '../../../src/engine/dockerfile/shellWord';
import { corpus } from './corpora';

interface Case {
  Input: string;
  Env: string[];
  Word: string;
  Words: string[] | null;
  Err?: string;
  WordsErr?: string;
}

const file = corpus('shell-lex-cases') as { cases: Case[] } | undefined;

function answer({ Input, Env }: Case): Partial<Case> {
  try {
    const { word, words } = new ShellWordLexer().process(Input, environmentOf(Env));
    return { Word: word, Words: [...words] };
  } catch (error) {
    if (error instanceof ShellWordError) return { Word: '', Words: [], Err: error.message, WordsErr: error.message };
    throw error;
  }
}

describe.skipIf(file === undefined)('words are expanded as BuildKit expands them (skipped where the corpus is absent)', () => {
  it('gives the recorded word, words and error for every case', () => {
    const wrong = (file?.cases ?? []).flatMap((one) => {
      const given = answer(one);
      const wanted = { Word: one.Word, Words: one.Words ?? [], ...(one.Err !== undefined ? { Err: one.Err, WordsErr: one.WordsErr } : {}) };
      return JSON.stringify(given) === JSON.stringify(wanted) ? [] : [{ input: one.Input, env: one.Env, given, wanted }];
    });
    expect(wrong).toEqual([]);
  });
});
