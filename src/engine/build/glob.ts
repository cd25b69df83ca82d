/** Go's `path.Match` for one path, where `*` and `?` stop at `/`. A pattern that is not valid matches nothing. */
export function globMatches(pattern: string, path: string): boolean {
  return globMatcher(pattern)(path);
}

/** The same for many paths: the pattern is read once. */
export function globMatcher(pattern: string): (path: string) => boolean {
  const regExp = globRegExp(pattern);
  return (path) => regExp !== undefined && regExp.test(path);
}

/** Whether COPY treats the path as a pattern. */
export function hasWildcard(path: string): boolean {
  for (let i = 0; i < path.length; i++) {
    const ch = path.charAt(i);
    if (ch === '\\') i++;
    else if (ch === '*' || ch === '?' || ch === '[') return true;
  }
  return false;
}

function globRegExp(pattern: string): RegExp | undefined {
  let source = '';
  for (let i = 0; i < pattern.length; i++) {
    const ch = pattern.charAt(i);
    if (ch === '*') source += '[^/]*';
    else if (ch === '?') source += '[^/]';
    else if (ch === '[') {
      const end = pattern.indexOf(']', i + 2);
      if (end < 0) return undefined;
      source += pattern.slice(i, end + 1);
      i = end;
    } else if (ch === '\\') {
      i++;
      source += escape(pattern.charAt(i));
    } else source += escape(ch);
  }
  try {
    return new RegExp(`^${source}$`);
  } catch {
    return undefined; // a range such as [z-a]
  }
}

function escape(character: string): string {
  return /[.*+?^${}()|[\]\\/]/.test(character) ? `\\${character}` : character;
}
