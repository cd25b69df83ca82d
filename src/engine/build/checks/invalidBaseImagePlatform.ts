import type { LineRange } from '../../dockerfile/ast';
import { goQuote } from '../../dockerfile/goText';
import { platformString } from '../../oci/platform';
import type { Platform } from '../../oci/platform';
import { checkRule } from './check';
import type { ReportWarning } from './check';

export const invalidBaseImagePlatform = checkRule(
  'InvalidBaseImagePlatform',
  'Base image platform does not match expected target platform',
);

export function checkBasePlatform(name: string, expected: Platform, actual: Platform, lines: LineRange, report: ReportWarning): void {
  if (expected.os === actual.os && expected.architecture === actual.architecture) return;
  report({
    rule: invalidBaseImagePlatform,
    message: `Base image ${name} was pulled with platform ${goQuote(platformString(actual))}, expected ${goQuote(platformString(expected))} for current build`,
    lines,
  });
}
