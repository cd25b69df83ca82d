import type { MaintainerInstruction } from '../../dockerfile/instructions/instruction';
import { checkRule } from './check';
import type { ReportWarning } from './check';

export const maintainerDeprecated = checkRule(
  'MaintainerDeprecated',
  'The MAINTAINER instruction is deprecated, use a label instead to define an image author',
);

export function checkMaintainer(instruction: MaintainerInstruction, report: ReportWarning): void {
  report({
    rule: maintainerDeprecated,
    message: 'Maintainer instruction is deprecated in favor of using label',
    lines: instruction.source.lines,
  });
}
