import { PatternError, ignoreMatcher, readIgnoreFile } from '../../../src/engine/build/dockerignore';
import { answerOf } from './corpusCase';
import type { CorpusCase } from './corpusCase';

interface Corpus {
  readonly cases?: readonly {
    readonly Patterns: readonly string[];
    readonly Path: string;
    readonly Match: boolean;
    readonly Err?: string;
  }[];
  readonly readAll?: readonly { readonly Content: string; readonly Patterns: readonly string[] | null }[];
}

const isPatternError = (error: unknown): error is Error => error instanceof PatternError;

/** moby/patternmatcher MatchesOrParentMatches and ignorefile.ReadAll. */
export function dockerignoreCases(file: unknown): readonly CorpusCase[] {
  const corpus = file as Corpus;
  return [
    ...(corpus.cases ?? []).map(({ Patterns, Path, Match, Err }) => ({
      name: `${Path} by ${JSON.stringify(Patterns)}`,
      wanted: Err === undefined ? Match : { error: Err },
      got: answerOf(() => ignoreMatcher(Patterns)(Path), isPatternError),
    })),
    ...(corpus.readAll ?? []).map(({ Content, Patterns }) => ({
      name: JSON.stringify(Content),
      wanted: Patterns ?? [],
      got: readIgnoreFile(Content),
    })),
  ];
}
