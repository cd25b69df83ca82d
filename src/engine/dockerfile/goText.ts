/** The few rules of Go's text handling that decide what BuildKit's parser accepts and what its messages look like. */

const ASCII_OR_LATIN_SPACE = '\t\n\v\f\r \u0085\u00a0';
const OTHER_SPACE = /[\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** Go's `unicode.IsSpace`: unlike JavaScript's `\s` it has U+0085 and lacks U+FEFF. */
export function isSpace(character: string): boolean {
  return ASCII_OR_LATIN_SPACE.includes(character) || OTHER_SPACE.test(character);
}

export function trimLeftSpace(text: string): string {
  let start = 0;
  while (start < text.length && isSpace(text.charAt(start))) start++;
  return text.slice(start);
}

export function trimSpace(text: string): string {
  const left = trimLeftSpace(text);
  let end = left.length;
  while (end > 0 && isSpace(left.charAt(end - 1))) end--;
  return left.slice(0, end);
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
  '"': '\\"',
};

const NOT_PRINTABLE = /[\p{C}\p{Z}]/u;

/** Go's `strconv.Quote` (the verb `%q` of a string). */
export function goQuote(text: string): string {
  let out = '"';
  for (const character of text) out += SHORT_ESCAPES[character] ?? (character === ' ' ? ' ' : escapeUnprintable(character));
  return `${out}"`;
}

function escapeUnprintable(character: string): string {
  if (!NOT_PRINTABLE.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code < 0x10000) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\U${code.toString(16).padStart(8, '0')}`;
}

/** The verb `%q` of a list: `["a" "b"]`. */
export function goQuoteList(texts: readonly string[]): string {
  return `[${texts.map(goQuote).join(' ')}]`;
}
