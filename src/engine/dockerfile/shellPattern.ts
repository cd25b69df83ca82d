/**
 * Shell patterns of `${name#pattern}` and its kin as regular expressions: `?` is one character, `*` any number; there are no brackets.
 * Returns undefined with the reason when an escape is not allowed.
 */
export function shellPatternToRegExp(
  pattern: string,
  options: { readonly greedy: boolean; readonly anchored: boolean },
): { readonly regExp: RegExp } | { readonly error: string } {
  const characters = [...pattern];
  let out = options.anchored ? '^' : '';
  for (let i = 0; i < characters.length; i++) {
    let ch = characters[i] ?? '';
    if (ch === '*') {
      out += options.greedy ? '[^\\n]*' : '[^\\n]*?';
      continue;
    }
    if (ch === '?') {
      out += '[^\\n]';
      continue;
    }
    if (ch === '\\') {
      const next = characters[i + 1];
      // `}` and `/` need the escape inside `${}`; it is not part of the pattern.
      if (next === '}' || next === '/') continue;
      if (next !== '*' && next !== '?' && next !== '\\') return { error: `invalid escape '\\${next ?? '\ufffd'}'` };
      i++;
      out += `\\${next}`;
      continue;
    }
    if ('[]{}.+()|^$'.includes(ch)) ch = `\\${ch}`;
    out += ch === '/' ? '\\/' : ch;
  }
  return { regExp: new RegExp(out, 'u') };
}

/** Turns a pattern round without tearing escapes apart: `a\*c` becomes `c\*a`. */
export function reversePattern(pattern: string): string {
  const out: string[] = [];
  const characters = [...pattern];
  for (let i = 0; i < characters.length; i++) {
    const ch = characters[i] ?? '';
    const next = characters[i + 1];
    if (ch === '\\' && next !== undefined) {
      out.unshift(ch, next);
      i++;
    } else {
      out.unshift(ch);
    }
  }
  return out.join('');
}

export function reverseText(text: string): string {
  return [...text].reverse().join('');
}

/** Every match replaced, with Go's rule that an empty match may not follow a match at once, and Go's `$name` templates resolved. */
export function replaceAll(regExp: RegExp, value: string, replacement: string): string {
  const template = expandTemplate(replacement);
  let out = '';
  let at = 0;
  let lastEnd = -1;
  while (at <= value.length) {
    const sticky = new RegExp(regExp.source, 'gu');
    sticky.lastIndex = at;
    const match = sticky.exec(value);
    if (!match) break;
    const end = match.index + match[0].length;
    out += value.slice(Math.max(at, 0), match.index);
    if (!(match[0] === '' && match.index === lastEnd)) out += template(match[0]);
    lastEnd = end;
    if (match[0] !== '') {
      at = end;
    } else {
      const next = [...value.slice(end)][0];
      if (next === undefined) {
        at = end;
        return out;
      }
      out += next;
      at = end + next.length;
    }
  }
  return out + value.slice(at);
}

/** Go's `Regexp.Expand`: `$0` is the match, other names are empty since patterns have no groups, `$$` is a dollar. */
function expandTemplate(template: string): (match: string) => string {
  return (match) =>
    template.replace(/\$(?:\$|\{(\w+)\}|(\w+))/g, (whole, braced?: string, bare?: string) => {
      if (whole === '$$') return '$';
      return (braced ?? bare) === '0' ? match : '';
    });
}
