import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
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

const corpus = '../shared/fidelity/corpora/reference-cases.json';

interface Answer {
  readonly ok: boolean;
  readonly err?: string;
  readonly string?: string;
  readonly digest?: string;
}

interface Corpus {
  readonly cases: readonly { readonly input: string; readonly parse: Answer; readonly normalized: Answer; readonly any: Answer }[];
  readonly familiarMatch: readonly {
    readonly Reference: string;
    readonly Pattern: string;
    readonly Expected: boolean;
    readonly Error?: string;
  }[];
}

function describeReference(reference: Reference): Record<string, unknown> {
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

describe.skipIf(!existsSync(corpus))('references agree with distribution/reference (skipped where the shared corpus is absent)', () => {
  const { cases, familiarMatch: matches } = existsSync(corpus)
    ? (JSON.parse(readFileSync(corpus, 'utf8')) as Corpus)
    : { cases: [], familiarMatch: [] };

  it('parses every input as written, or refuses it with the same words', () => {
    for (const { input, parse } of cases) {
      const result = parseReference(input);
      expect([input, result.ok ? describeReference(result.reference) : { ok: false, err: result.error }]).toEqual([input, parse]);
    }
  });

  it('normalises every input, or refuses it with the same words', () => {
    for (const { input, normalized } of cases) {
      const result = parseNormalized(input);
      const got = result.ok
        ? {
            ...describeReference(result.reference),
            familiar: familiarString(result.reference),
            familiarName: familiarName(result.reference),
            tagNameOnly: referenceString(tagNameOnly(result.reference)),
            ...(isNameOnly(result.reference) ? { isNameOnly: true } : {}),
          }
        : { ok: false, err: result.error };
      expect([input, got]).toEqual([input, normalized]);
    }
  });

  it('takes full image IDs where any reference may stand', () => {
    for (const { input, any } of cases) {
      const result = parseAny(input);
      const got = !result.ok
        ? { ok: false, err: result.error }
        : 'digest' in result
          ? { ok: true, string: result.digest, digest: result.digest }
          : describeReference(result.reference);
      expect([input, got]).toEqual([input, any]);
    }
  });

  it('matches patterns against familiar names', () => {
    for (const { Reference: text, Pattern, Expected } of matches) {
      const any = parseAny(text);
      const got = any.ok && 'reference' in any && familiarMatch(Pattern, any.reference);
      expect([text, Pattern, got]).toEqual([text, Pattern, Expected]);
    }
  });
});

describe('references', () => {
  it('keep a registry in the familiar form, but not Docker Hub', () => {
    const names = ['node', 'library/node:22', 'docker.io/team/app', 'localhost/app', 'registry.example.com:5000/team/app:1.0'];
    expect(
      names.map((name) => parseNormalized(name)).map((result) => (result.ok ? familiarString(result.reference) : result.error)),
    ).toEqual(['node', 'node:22', 'team/app', 'localhost/app', 'registry.example.com:5000/team/app:1.0']);
  });

  it('must be lower case', () => {
    expect(parseNormalized('Node')).toEqual({
      ok: false,
      error: 'invalid reference format: repository name (library/Node) must be lowercase',
    });
  });
});
