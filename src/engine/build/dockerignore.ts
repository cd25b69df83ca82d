import { trimSpace } from '../dockerfile/goText';

export class PatternError extends Error {}

/** Go's `path.Clean`. */
export function cleanPath(path: string): string {
  const rooted = path.startsWith('/');
  const out: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && (out.length > 0 ? out.at(-1) !== '..' : rooted)) out.pop();
    else out.push(part);
  }
  return (rooted ? '/' : '') + out.join('/') || (rooted ? '/' : '.');
}

/** Patterns of an ignore file, cleaned as moby's `ignorefile.ReadAll` cleans them. */
export function readIgnoreFile(text: string): string[] {
  return text
    .replace(/^\ufeff/, '')
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('#')) return [];
      let pattern = trimSpace(line);
      if (pattern === '') return [];
      const inverted = pattern.startsWith('!');
      if (inverted) pattern = trimSpace(pattern.slice(1));
      if (pattern !== '') {
        pattern = cleanPath(pattern);
        if (pattern.length > 1 && pattern.startsWith('/')) pattern = pattern.slice(1);
      }
      return [inverted ? `!${pattern}` : pattern];
    });
}

interface CompiledPattern {
  readonly exclusion: boolean;
  readonly matches: (path: string) => boolean;
}

/**
 * Tells whether a path (relative, without leading slash) is ignored: by itself or because a directory above it is; later patterns
 * win (moby/patternmatcher, `MatchesOrParentMatches`). Throws `PatternError`.
 */
export function ignoreMatcher(patterns: readonly string[]): (path: string) => boolean {
  const compiled = patterns.flatMap((pattern) => compile(pattern) ?? []);
  return (given) => {
    const path = cleanPath(given);
    const parts = path.split('/');
    const parents = parts.slice(0, -1).map((_, i) => parts.slice(0, i + 1).join('/'));
    let ignored = false;
    for (const pattern of compiled) {
      if (pattern.exclusion !== ignored) continue;
      if (pattern.matches(path) || parents.some(pattern.matches)) ignored = !pattern.exclusion;
    }
    return ignored;
  };
}

function compile(given: string): CompiledPattern | undefined {
  const trimmed = trimSpace(given);
  if (trimmed === '') return undefined;
  let pattern = cleanPath(trimmed);
  const exclusion = pattern.startsWith('!');
  if (exclusion) {
    if (pattern.length === 1) throw new PatternError('illegal exclusion pattern: "!"');
    pattern = pattern.slice(1);
  }
  if (!isGlob(pattern)) throw new PatternError('syntax error in pattern');
  return { exclusion, matches: matcher(pattern) };
}

function matcher(pattern: string): (path: string) => boolean {
  let source = '';
  let kind: 'exact' | 'prefix' | 'suffix' | 'regExp' = 'exact';
  const characters = [...pattern];
  let first = true;
  for (let i = 0; i < characters.length; i++, first = false) {
    const ch = characters[i] ?? '';
    if (ch === '*' && characters[i + 1] === '*') {
      i++;
      if (characters[i + 1] === '/') i++; // `**/` is as good as `**`
      if (i + 1 >= characters.length) {
        kind = kind === 'exact' ? 'prefix' : 'regExp';
        source += '[^\\n]*';
      } else {
        kind = 'regExp';
        source += '(?:[^\\n]*\\/)?';
      }
      if (first) kind = 'suffix';
    } else if (ch === '*' || ch === '?') {
      source += ch === '*' ? '[^/]*' : '[^/]';
      kind = 'regExp';
    } else if (ch === '\\') {
      const next = characters[++i];
      source += next === undefined ? '\\\\' : escapeRegExp(next);
      if (next !== undefined) kind = 'regExp';
    } else if (ch === '[' || ch === ']') {
      const close = ch === '[' ? classEnd(characters, i) : -1;
      kind = 'regExp';
      if (close < 0) {
        source += `\\${ch}`;
      } else {
        source += characters.slice(i, close + 1).join('');
        i = close;
      }
    } else {
      source += escapeRegExp(ch);
    }
  }
  if (kind === 'exact') return (path) => path === pattern;
  if (kind === 'prefix') return (path) => path.startsWith(pattern.slice(0, -2));
  if (kind === 'suffix') {
    const suffix = pattern.slice(2);
    return (path) => path.endsWith(suffix) || (suffix.startsWith('/') && path === suffix.slice(1));
  }
  const regExp = new RegExp(`^${source}$`);
  return (path) => regExp.test(path);
}

function escapeRegExp(character: string): string {
  return /[.*+?^${}()|[\]\\/]/.test(character) ? `\\${character}` : character;
}

/** Index of the `]` that closes the class opened at `start`, -1 when none does. */
function classEnd(characters: readonly string[], start: number): number {
  for (let i = start + 1; i < characters.length; i++) {
    if (characters[i] === '\\') i++;
    else if (characters[i] === ']') return i;
  }
  return -1;
}

/** Whether Go's `path.Match` takes it as a pattern. */
function isGlob(pattern: string): boolean {
  const characters = [...pattern];
  for (let i = 0; i < characters.length; i++) {
    const ch = characters[i];
    if (ch === '\\') {
      if (++i >= characters.length) return false;
    } else if (ch === '[') {
      const end = validClass(characters, i);
      if (end < 0) return false;
      i = end;
    }
  }
  return true;
}

function validClass(characters: readonly string[], start: number): number {
  let i = start + 1;
  if (characters[i] === '^') i++;
  const element = (): boolean => {
    const ch = characters[i];
    if (ch === undefined || ch === '-' || ch === ']') return false;
    if (ch === '\\') i++;
    if (characters[i] === undefined) return false;
    i++;
    return characters[i] !== undefined;
  };
  for (let ranges = 0; ; ranges++) {
    if (characters[i] === ']' && ranges > 0) return i;
    if (!element()) return -1;
    if (characters[i] === '-') {
      i++;
      if (!element()) return -1;
    }
  }
}
