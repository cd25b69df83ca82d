import type { LineRange } from '../../dockerfile/ast';
import type { Source } from '../../dockerfile/instructions/instruction';
import { checkRule } from './check';
import type { ReportWarning } from './check';

export const multipleInstructionsDisallowed = checkRule(
  'MultipleInstructionsDisallowed',
  'Multiple instructions of the same type should not be used in the same stage',
);

/** Reported where the earlier one stands, since that one is ignored. */
export function checkUsedOnce(source: Source, earlier: LineRange | undefined, report: ReportWarning): void {
  if (!earlier) return;
  report({
    rule: multipleInstructionsDisallowed,
    message: `Multiple ${source.name} instructions should not be used in the same stage because only the last one will be used`,
    lines: earlier,
  });
}
