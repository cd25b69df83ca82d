import type { LineRange } from '../../dockerfile/ast';
import { suggest } from '../../dockerfile/suggest';
import { checkRule } from './check';
import type { ReportWarning } from './check';

export const undefinedVar = checkRule('UndefinedVar', 'Variables should be defined before their use');

/** `declared` are ARGs without a value: known, though not set. */
export function checkVariables(
  unmatched: ReadonlySet<string>,
  known: { readonly declared: readonly string[]; readonly set: readonly string[] },
  lines: LineRange,
  report: ReportWarning,
): void {
  for (const name of unmatched) {
    if (known.declared.includes(name)) continue;
    const nearest = suggest(name, known.set, true);
    const hint = nearest === undefined ? '' : ` (did you mean $${nearest}?)`;
    report({ rule: undefinedVar, message: `Usage of undefined variable '$${name}'${hint}`, lines });
  }
}
