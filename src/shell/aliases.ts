/** Aliases, as an interactive shell expands them: in the text of a line, before it is read as commands (bash manual 6.6). */
import { commandNames } from './unfinished';

/** `aliases` are those that were there before the line. One that names itself is expanded once. */
export function expandAliases(text: string, aliases: ReadonlyMap<string, string>, within: readonly string[] = []): string {
  let expanded = text;
  for (const { from, to } of [...commandNames(text)].reverse()) {
    const name = text.slice(from, to);
    const value = within.includes(name) ? undefined : aliases.get(name);
    if (value === undefined) continue;
    let rest = expanded.slice(to);
    // A value that ends in a blank has the next word expanded as well.
    const [blanks = '', next = ''] = /^([ \t]*)([^\s;|&()<>]*)/.exec(rest)?.slice(1) ?? [];
    const second = /\s$/.test(value) ? aliases.get(next) : undefined;
    if (second !== undefined) rest = blanks + second + rest.slice(blanks.length + next.length);
    expanded = expanded.slice(0, from) + expandAliases(value, aliases, [...within, name]) + rest;
  }
  return expanded;
}
