import type { FromInstruction } from '../../dockerfile/instructions/instruction';
import { checkRule } from './check';
import type { ReportWarning } from './check';

export const stageNameCasing = checkRule('StageNameCasing', 'Stage names should be lowercase');

export function checkStageNameCasing(from: FromInstruction, report: ReportWarning): void {
  if (from.originalStageName === from.originalStageName.toLowerCase()) return;
  report({ rule: stageNameCasing, message: `Stage name '${from.originalStageName}' should be lowercase`, lines: from.source.lines });
}
