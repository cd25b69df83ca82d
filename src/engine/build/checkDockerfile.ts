import { DockerfileError } from '../dockerfile/ast';
import { parseDockerfile } from '../dockerfile/parse';
import { linuxAmd64 } from '../oci/platform';
import type { Platform } from '../oci/platform';
import type { CheckWarning, ReportWarning } from './checks/check';
import { checkViolation, parseCheckOptions } from './checks/checkOptions';
import type { CheckOptions } from './checks/checkOptions';
import { buildDefinition } from './definition';
import { NotSimulatedError } from './notSimulated';
import { planBuild } from './planBuild';
import type { BaseConfigs } from './planBuild';

export interface DockerfileCheck {
  /** In the order in which BuildKit finds them. */
  readonly warnings: readonly CheckWarning[];
  /** Why it cannot be built at all. */
  readonly error?: DockerfileError;
  /** The error is no more than that there are warnings. */
  readonly isViolation?: boolean;
}

/** The Dockerfile checks (`docker build --check`, and the warnings of a build) without building. `bases` makes it more exact. */
export function checkDockerfile(
  text: string,
  options: {
    readonly buildArgs?: Readonly<Record<string, string>>;
    readonly target?: string;
    readonly platform?: Platform;
    readonly bases?: BaseConfigs;
  } = {},
): DockerfileCheck {
  const warnings: CheckWarning[] = [];
  let checks: CheckOptions | undefined;
  const report: ReportWarning = (warning) => {
    if (checks?.skipped(warning.rule.name) !== true) warnings.push(warning);
  };
  const platform = options.platform ?? linuxAmd64;
  const buildArgs = options.buildArgs ?? {};
  try {
    checks = parseCheckOptions(buildArgs.BUILDKIT_DOCKERFILE_CHECK ?? (text === '' ? '' : parseDockerfile(text).check));
    const target = options.target !== undefined ? { target: options.target } : {};
    const definition = buildDefinition(text, { buildArgs, ...target, buildPlatform: platform, targetPlatform: platform, report });
    planBuild(definition, options.bases ?? (() => undefined), { buildArgs, report, platform });
    const violation = checks.failsOnWarning ? checkViolation(warnings) : undefined;
    return { warnings, ...(violation === undefined ? {} : { error: violation, isViolation: true }) };
  } catch (error) {
    if (error instanceof DockerfileError) return { warnings, error };
    if (error instanceof NotSimulatedError) return { warnings };
    throw error;
  }
}
