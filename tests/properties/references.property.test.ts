import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { familiarMatch } from '../../src/engine/reference/familiarMatch';
import {
  familiarString,
  fullName,
  parseAny,
  parseNormalized,
  parseReference,
  referenceString,
  tagNameOnly,
} from '../../src/engine/reference/parse';
import type { Reference } from '../../src/engine/reference/reference';
import { forAll } from './property';

/** Without dots: `docker.io/a.b/c` is ambiguous in its familiar form, upstream too. */
const part = fc.stringMatching(/^[a-z0-9]+([_-][a-z0-9]+)?$/, { maxLength: 10 });
const host = fc.constantFrom('', 'localhost/', 'localhost:5000/', 'registry.example.com/', 'docker.io/', '127.0.0.1:5055/');
const tag = fc.oneof(
  fc.constant(''),
  fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,12}$/).map((text) => `:${text}`),
);
const digest = fc.oneof(
  fc.constant(''),
  fc.stringMatching(/^[0-9a-f]{64}$/).map((hex) => `@sha256:${hex}`),
);
const good = fc
  .tuple(host, fc.array(part, { minLength: 1, maxLength: 3 }), tag, digest)
  .map(([domain, path, ...rest]) => `${domain}${path.join('/')}${rest.join('')}`);
const pieces = fc.constantFrom('a', 'A', '/', ':', '@', '.', '-', '_', 'sha256:', 'localhost', '5000', '*', 'ä', ' ', '\0', '\n');
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(pieces, { maxLength: 12 }).map((words) => words.join('')),
  good,
);

function parsed(text: string): Reference {
  const result = parseNormalized(text);
  if (!result.ok) throw new Error(`${text}: ${result.error}`);
  return result.reference;
}

describe('any text taken for a reference', () => {
  it('is one, or is refused in words; never a crash', () => {
    forAll(anything, 1500, (text) => {
      for (const result of [parseReference(text), parseNormalized(text), parseAny(text)]) {
        if (!result.ok) expect(result.error).not.toBe('');
      }
    });
  });

  it('comes back as it was written when it is one', () => {
    forAll(anything, 800, (text) => {
      const result = parseReference(text);
      if (result.ok) expect(referenceString(result.reference)).toBe(text);
    });
  });
});

describe('a well-formed reference', () => {
  it('is the same after being written in full and read again', () => {
    forAll(good, 500, (text) => {
      const once = parsed(text);
      expect(parsed(referenceString(once))).toEqual(once);
    });
  });

  it('is the same after being written in its familiar form and read again', () => {
    forAll(good, 500, (text) => {
      const once = parsed(text);
      expect(referenceString(parsed(familiarString(once)))).toBe(referenceString(once));
    });
  });

  it('gets a default tag once, and only where it has neither tag nor digest', () => {
    forAll(good, 300, (text) => {
      const once = tagNameOnly(parsed(text));
      expect(tagNameOnly(once)).toEqual(once);
      expect(once.tag !== undefined || once.digest !== undefined).toBe(true);
      expect(fullName(once)).toBe(fullName(parsed(text)));
    });
  });

  it('matches its own familiar name as a pattern', () => {
    forAll(good, 300, (text) => {
      const reference = parsed(text);
      expect(familiarMatch(familiarString(reference), reference)).toBe(true);
    });
  });

  it('is matched by any pattern without a crash', () => {
    forAll(fc.tuple(good, fc.string({ maxLength: 12 })), 300, ([text, pattern]) => {
      expect(typeof familiarMatch(pattern, parsed(text))).toBe('boolean');
    });
  });
});
