import { DockerfileError } from '../dockerfile/ast';
import { linuxAmd64 } from '../oci/platform';
import type { Platform } from '../oci/platform';
import type { CheckWarning, ReportWarning } from './checks/check';
import { buildDefinition } from './definition';
import { NotSimulatedError } from './planStage';
import { planBuild } from './planBuild';
import type { BaseConfigs } from './planBuild';

export interface DockerfileCheck {
  /** In the order in which BuildKit finds them. */
  readonly warnings: readonly CheckWarning[];
  /** Why it cannot be built at all. */
  readonly error?: DockerfileError;
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
  const report: ReportWarning = (warning) => warnings.push(warning);
  const platform = options.platform ?? linuxAmd64;
  const buildArgs = options.buildArgs ?? {};
  try {
    const target = options.target !== undefined ? { target: options.target } : {};
    const definition = buildDefinition(text, { buildArgs, ...target, buildPlatform: platform, targetPlatform: platform, report });
    planBuild(definition, options.bases ?? (() => undefined), { buildArgs, report, platform });
    return { warnings };
  } catch (error) {
    if (error instanceof DockerfileError) return { warnings, error };
    if (error instanceof NotSimulatedError) return { warnings };
    throw error;
  }
}
