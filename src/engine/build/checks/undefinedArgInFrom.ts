import { ShellWordError } from '../../dockerfile/shellWord';
import type { ShellWordLexer } from '../../dockerfile/shellWord';
import type { Stage } from '../../dockerfile/stages';
import { suggest } from '../../dockerfile/suggest';
import { checkRule } from './check';
import type { ReportWarning } from './check';

export const undefinedArgInFrom = checkRule('UndefinedArgInFrom', 'FROM command must use declared ARGs');

/** `declared` are all arguments of the Dockerfile's head, with or without a value. */
export function checkFromArgs(
  stages: readonly Stage[],
  args: { readonly values: ReadonlyMap<string, string>; readonly declared: readonly string[]; readonly lexer: ShellWordLexer },
  report: ReportWarning,
): void {
  const known = [...new Set([...args.declared, ...args.values.keys()])];
  for (const { from } of stages) {
    for (const text of [from.baseName, from.platform]) {
      for (const name of unmatchedIn(text, args)) {
        if (known.includes(name)) continue;
        const nearest = suggest(name, known, true);
        const hint = nearest === undefined ? '' : ` (did you mean ${nearest}?)`;
        report({ rule: undefinedArgInFrom, message: `FROM argument '${name}' is not declared${hint}`, lines: from.source.lines });
      }
    }
  }
}

function unmatchedIn(
  text: string,
  args: { readonly values: ReadonlyMap<string, string>; readonly lexer: ShellWordLexer },
): ReadonlySet<string> {
  try {
    return args.lexer.process(text, (name) => args.values.get(name)).unmatched;
  } catch (error) {
    if (error instanceof ShellWordError) return new Set(); // reported as an error where the name is used
    throw error;
  }
}
