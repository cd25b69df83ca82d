import { describe, expect, it } from 'vitest';
import { PatternError, ignoreMatcher, readIgnoreFile } from '../../../src/engine/build/dockerignore';
import { corpus } from '../dockerfile/corpora';

interface Corpus {
  cases: { Patterns: string[]; Path: string; Match: boolean; Err?: string }[];
  readAll: { Content: string; Patterns: string[] }[];
}

const file = corpus('dockerignore-cases') as Corpus | undefined;

function ignored(patterns: readonly string[], path: string): boolean | string {
  try {
    return ignoreMatcher(patterns)(path);
  } catch (error) {
    if (error instanceof PatternError) return error.message;
    throw error;
  }
}

describe.skipIf(file === undefined)('.dockerignore is understood as moby understands it (skipped where the corpus is absent)', () => {
  it('ignores exactly what is recorded', () => {
    const wrong = (file?.cases ?? []).filter((one) => ignored(one.Patterns, one.Path) !== (one.Err ?? one.Match));
    expect(wrong).toEqual([]);
  });

  it('reads the patterns of a file', () => {
    for (const one of file?.readAll ?? []) expect(readIgnoreFile(one.Content)).toEqual(one.Patterns);
  });
});
