import type { FromInstruction } from '../../dockerfile/instructions/instruction';
import { checkRule } from './check';
import type { ReportWarning } from './check';

export const fromAsCasing = checkRule('FromAsCasing', "The 'as' keyword should match the case of the 'from' keyword");

/** Only keywords that are all lower or all upper case are compared. */
export function checkFromAsCasing(from: FromInstruction, report: ReportWarning): void {
  const keyword = from.source.name;
  const { asKeyword } = from;
  if (asKeyword === '') return;
  const lower = keyword === keyword.toLowerCase() && asKeyword !== asKeyword.toLowerCase();
  const upper = keyword === keyword.toUpperCase() && asKeyword !== asKeyword.toUpperCase();
  if (!lower && !upper) return;
  report({ rule: fromAsCasing, message: `'${asKeyword}' and '${keyword}' keywords' casing do not match`, lines: from.source.lines });
}
