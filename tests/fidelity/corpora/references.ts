import { familiarMatch } from '../../../src/engine/reference/familiarMatch';
import {
  familiarName,
  familiarString,
  fullName,
  isNameOnly,
  parseAny,
  parseNormalized,
  parseReference,
  referenceString,
  tagNameOnly,
} from '../../../src/engine/reference/parse';
import type { Reference } from '../../../src/engine/reference/reference';
import type { CorpusCase } from './corpusCase';

interface Corpus {
  readonly cases?: readonly { readonly input: string; readonly parse: unknown; readonly normalized: unknown; readonly any: unknown }[];
  readonly familiarMatch?: readonly { readonly Reference: string; readonly Pattern: string; readonly Expected: boolean }[];
}

function fieldsOf(reference: Reference): Readonly<Record<string, unknown>> {
  return {
    ok: true,
    string: referenceString(reference),
    name: fullName(reference),
    ...(reference.domain === '' ? {} : { domain: reference.domain }),
    path: reference.path,
    ...(reference.tag === undefined ? {} : { tag: reference.tag }),
    ...(reference.digest === undefined ? {} : { digest: reference.digest }),
  };
}

const refusal = (err: string): unknown => ({ ok: false, err });

function parsed(input: string): unknown {
  const result = parseReference(input);
  return result.ok ? fieldsOf(result.reference) : refusal(result.error);
}

function normalized(input: string): unknown {
  const result = parseNormalized(input);
  if (!result.ok) return refusal(result.error);
  const { reference } = result;
  return {
    ...fieldsOf(reference),
    familiar: familiarString(reference),
    familiarName: familiarName(reference),
    tagNameOnly: referenceString(tagNameOnly(reference)),
    ...(isNameOnly(reference) ? { isNameOnly: true } : {}),
  };
}

function any(input: string): unknown {
  const result = parseAny(input);
  if (!result.ok) return refusal(result.error);
  return 'digest' in result ? { ok: true, string: result.digest, digest: result.digest } : fieldsOf(result.reference);
}

function matches(text: string, pattern: string): boolean {
  const result = parseAny(text);
  return result.ok && 'reference' in result && familiarMatch(pattern, result.reference);
}

/** distribution/reference: Parse, ParseNormalizedNamed, ParseAnyReference and FamiliarMatch. */
export function referenceCases(file: unknown): readonly CorpusCase[] {
  const corpus = file as Corpus;
  return [
    ...(corpus.cases ?? []).map(({ input, ...wanted }) => ({
      name: JSON.stringify(input),
      wanted: { parse: wanted.parse, normalized: wanted.normalized, any: wanted.any },
      got: { parse: parsed(input), normalized: normalized(input), any: any(input) },
    })),
    ...(corpus.familiarMatch ?? []).map(({ Reference: text, Pattern, Expected }) => ({
      name: `${text} matches ${Pattern}`,
      wanted: Expected,
      got: matches(text, Pattern),
    })),
  ];
}
