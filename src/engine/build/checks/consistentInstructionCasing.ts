import type { Source } from '../../dockerfile/instructions/instruction';
import type { Stage } from '../../dockerfile/stages';
import { checkRule } from './check';
import type { ReportWarning } from './check';

export const consistentInstructionCasing = checkRule(
  'ConsistentInstructionCasing',
  'All commands within the Dockerfile should use the same casing (either upper or lower)',
);

export function checkInstructionCasing(stages: readonly Stage[], report: ReportWarning): void {
  const sources: Source[] = stages.flatMap(({ from, instructions }) => [from.source, ...instructions.map(({ source }) => source)]);
  const lower = sources.filter(({ name }) => name === name.toLowerCase()).length;
  const upper = sources.filter(({ name }) => name !== name.toLowerCase() && name === name.toUpperCase()).length;
  const wanted = lower > upper ? 'lowercase' : 'uppercase';
  for (const { name, lines } of sources) {
    if (name === (wanted === 'lowercase' ? name.toLowerCase() : name.toUpperCase())) continue;
    report({
      rule: consistentInstructionCasing,
      message: `Command '${name}' should match the case of the command majority (${wanted})`,
      lines,
    });
  }
}
