import type { Flag } from './flag';

/** How many columns a word may run over the wrapping column so that no short orphan is left (pflag `wrap`). */
const SLOP = 5;

/** The flags of a help text, wrapped to `columns`, one or more lines each, sorted by name (pflag `FlagUsagesWrapped`). */
export function flagUsages(flags: readonly Flag[], columns: number): string {
  const rows = flags
    .filter(({ hidden }) => hidden !== true)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((flag) => ({ left: leftSide(flag), usage: flag.usage }));
  // pflag measures with a one-byte separator included, hence the + 1, and indents the text by two more.
  const widest = Math.max(0, ...rows.map((row) => row.left.length)) + 1;
  return rows.map((row) => `${row.left} ${' '.repeat(widest - row.left.length)} ${wrap(row.usage, widest + 2, columns)}\n`).join('');
}

function leftSide(flag: Flag): string {
  const head = flag.short === '' ? `      --${flag.name}` : `  -${flag.short}, --${flag.name}`;
  return flag.kind === 'bool' ? head : `${head} ${flag.kind}`;
}

function wrap(text: string, indent: number, columns: number): string {
  let left = indent;
  let width = columns - left;
  let result = '';
  if (width < 24) {
    left = 16;
    width = columns - left;
    result = `\n${' '.repeat(left)}`;
  }
  if (width < 24) return text.replaceAll('\n', result);
  const margin = ' '.repeat(left);
  let rest: string;
  let line: string;
  [line, rest] = cut(text, width - SLOP);
  result += line.replaceAll('\n', `\n${margin}`);
  while (rest !== '') {
    [line, rest] = cut(rest, width - SLOP);
    result += `\n${margin}${line.replaceAll('\n', `\n${margin}`)}`;
  }
  return result;
}

/** The part of `text` that fits on a line of `width`, and the rest. */
function cut(text: string, width: number): [string, string] {
  if (width + SLOP > text.length) return [text, ''];
  const head = text.slice(0, width);
  const blank = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\t'), head.lastIndexOf('\n'));
  if (blank <= 0) return [text, ''];
  const newline = head.lastIndexOf('\n');
  if (newline > 0 && newline < blank) return [text.slice(0, newline), text.slice(newline + 1)];
  return [text.slice(0, blank), text.slice(blank + 1)];
}
