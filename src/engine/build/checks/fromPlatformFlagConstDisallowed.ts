import { goQuote } from '../../dockerfile/goText';
import type { FromInstruction } from '../../dockerfile/instructions/instruction';
import { checkRule } from './check';
import type { ReportWarning } from './check';

export const fromPlatformFlagConstDisallowed = checkRule(
  'FromPlatformFlagConstDisallowed',
  'FROM --platform flag should not use a constant value',
);
export const redundantTargetPlatform = checkRule(
  'RedundantTargetPlatform',
  'Setting platform to predefined $TARGETPLATFORM in FROM is redundant as this is the default behavior',
);

/** A constant is fine in a stage whose name says the platform. */
export function checkPlatformFlag(from: FromInstruction, report: ReportWarning): void {
  const { platform, stageName } = from;
  if (platform === '') return;
  const { lines } = from.source;
  if (platform === '$TARGETPLATFORM' || platform === '${TARGETPLATFORM}') {
    const message = `Setting platform to predefined ${platform} in FROM is redundant as this is the default behavior`;
    report({ rule: redundantTargetPlatform, message, lines });
  } else if (
    !platform.includes('$') &&
    !platform
      .split('/')
      .slice(0, 2)
      .some((part) => stageName.includes(part))
  ) {
    report({
      rule: fromPlatformFlagConstDisallowed,
      message: `FROM --platform flag should not use constant value ${goQuote(platform)}`,
      lines,
    });
  }
}
