import { goQuote } from '../../dockerfile/goText';
import type { Stage } from '../../dockerfile/stages';
import { checkRule } from './check';
import type { ReportWarning } from './check';

export const duplicateStageName = checkRule('DuplicateStageName', 'Stage names should be unique');
export const reservedStageName = checkRule('ReservedStageName', 'Reserved words should not be used as stage names');

const RESERVED = ['context', 'scratch'];

export function checkStageNames(stages: readonly Stage[], report: ReportWarning): void {
  const seen = new Set<string>();
  for (const { from } of stages) {
    const name = from.stageName;
    if (name === '') continue;
    const { lines } = from.source;
    if (RESERVED.includes(name)) {
      report({ rule: reservedStageName, message: `Stage name should not use the same name as reserved stage ${goQuote(name)}`, lines });
    }
    if (seen.has(name)) {
      report({ rule: duplicateStageName, message: `Duplicate stage name ${goQuote(name)}, stage names should be unique`, lines });
    }
    seen.add(name);
  }
}
