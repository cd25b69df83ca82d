import type { EnvInstruction, LabelInstruction } from '../../dockerfile/instructions/instruction';
import { checkRule } from './check';
import type { ReportWarning } from './check';

export const legacyKeyValueFormat = checkRule(
  'LegacyKeyValueFormat',
  'Legacy key/value format with whitespace separator should not be used',
);

export function checkKeyValueFormat(instruction: EnvInstruction | LabelInstruction, report: ReportWarning): void {
  const pairs = instruction.kind === 'ENV' ? instruction.env : instruction.labels;
  const { name, lines } = instruction.source;
  for (const pair of pairs) {
    if (!pair.noDelimiter) continue;
    report({
      rule: legacyKeyValueFormat,
      message: `"${name} key=value" should be used instead of legacy "${name} key value" format`,
      lines,
    });
  }
}
