import type { Dockerfile } from '../../dockerfile/ast';
import { checkRule } from './check';
import type { ReportWarning } from './check';

export const noEmptyContinuation = checkRule('NoEmptyContinuation', 'Empty continuation lines will become errors in a future release');

export function checkContinuations(dockerfile: Dockerfile, report: ReportWarning): void {
  for (const { line } of dockerfile.warnings) {
    report({ rule: noEmptyContinuation, message: 'Empty continuation line', lines: { start: line, end: line } });
  }
}
