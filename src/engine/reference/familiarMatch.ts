import { familiarName, familiarString } from './parse';
import type { Reference } from './reference';

/** Whether a pattern such as `node:2*` matches the familiar form of a reference, with its tag or without (distribution/reference, FamiliarMatch). */
export function familiarMatch(pattern: string, reference: Reference): boolean {
  return pathMatch(pattern, familiarString(reference)) || pathMatch(pattern, familiarName(reference));
}

/**
 * Go's path.Match: `*` and `?` do not match `/`, `[a-z]` and `[^a-z]` do as there, `\` quotes. Matches the whole name. A malformed
 * pattern matches nothing.
 */
function pathMatch(pattern: string, name: string): boolean {
  const expression = globExpression(pattern);
  return expression !== undefined && expression.test(name);
}

function globExpression(pattern: string): RegExp | undefined {
  let source = '';
  const characters = [...pattern];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    if (character === '*') {
      source += '[^/]*';
    } else if (character === '?') {
      source += '[^/]';
    } else if (character === '[') {
      const set = characterClass(characters, at + 1);
      if (set === undefined) {
        return undefined;
      }
      source += set.source;
      at = set.end;
    } else if (character === '\\') {
      at++;
      const quoted = characters[at];
      if (quoted === undefined) {
        return undefined;
      }
      source += escape(quoted);
    } else {
      source += escape(character);
    }
  }
  return new RegExp(`^${source}$`, 'su');
}

/** From after `[` to the closing `]`, whose place is `end`. */
function characterClass(characters: readonly string[], from: number): { readonly source: string; readonly end: number } | undefined {
  let at = from;
  const negated = characters[at] === '^';
  if (negated) {
    at++;
  }
  let ranges = '';
  let count = 0;
  while (at < characters.length) {
    if (characters[at] === ']' && count > 0) {
      return { source: `[${negated ? '^' : ''}${ranges}]`, end: at };
    }
    const low = classCharacter(characters, at);
    if (low === undefined) {
      return undefined;
    }
    at = low.next;
    let high = low;
    if (characters[at] === '-') {
      const upper = classCharacter(characters, at + 1);
      if (upper === undefined) {
        return undefined;
      }
      high = upper;
      at = upper.next;
    }
    if ((low.character.codePointAt(0) ?? 0) <= (high.character.codePointAt(0) ?? 0)) {
      ranges += `${escapeInClass(low.character)}-${escapeInClass(high.character)}`;
    }
    count++;
  }
  return undefined;
}

function classCharacter(characters: readonly string[], at: number): { readonly character: string; readonly next: number } | undefined {
  const first = characters[at];
  if (first === undefined || first === '-' || first === ']') {
    return undefined;
  }
  if (first !== '\\') {
    return { character: first, next: at + 1 };
  }
  const quoted = characters[at + 1];
  return quoted === undefined ? undefined : { character: quoted, next: at + 2 };
}

/** With the `u` flag an escape that means nothing is a syntax error, and `-` means something within brackets only. */
function escape(character: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character;
}

function escapeInClass(character: string): string {
  return character === '-' ? '\\-' : escape(character);
}
