import { goQuote } from '../../dockerfile/goText';
import type { WorkdirInstruction } from '../../dockerfile/instructions/instruction';
import { checkRule } from './check';
import type { ReportWarning } from './check';

export const workdirRelativePath = checkRule(
  'WorkdirRelativePath',
  'Relative workdir without an absolute workdir declared within the build can have unexpected results if the base image changes',
);

/** Only the first WORKDIR of a stage: the others build on it. */
export function checkWorkdir(instruction: WorkdirInstruction, workdirIsSet: boolean, report: ReportWarning): void {
  if (workdirIsSet || instruction.path.startsWith('/')) return;
  report({
    rule: workdirRelativePath,
    message: `Relative workdir ${goQuote(instruction.path)} can have unexpected results if the base image changes`,
    lines: instruction.source.lines,
  });
}
