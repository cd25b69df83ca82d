import type { CmdInstruction, EntrypointInstruction } from '../../dockerfile/instructions/instruction';
import { checkRule } from './check';
import type { ReportWarning } from './check';

export const jsonArgsRecommended = checkRule(
  'JSONArgsRecommended',
  'JSON arguments recommended for ENTRYPOINT/CMD to prevent unintended behavior related to OS signals',
);

/** An explicit SHELL is taken as a decision. */
export function checkJsonArgs(instruction: CmdInstruction | EntrypointInstruction, shellIsSet: boolean, report: ReportWarning): void {
  if (!instruction.prependShell || shellIsSet) return;
  report({
    rule: jsonArgsRecommended,
    message: `JSON arguments recommended for ${instruction.source.name} to prevent unintended behavior related to OS signals`,
    lines: instruction.source.lines,
  });
}
