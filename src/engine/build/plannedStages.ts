import type { DockerfileError } from '../dockerfile/ast';
import type { ResolvedImage } from '../internals';
import type { BuildRequest } from './buildRequest';
import type { CheckWarning } from './checks/check';
import { checkBasePlatform } from './checks/invalidBaseImagePlatform';
import { checkDockerfile } from './checkDockerfile';
import type { DockerfileCheck } from './checkDockerfile';
import type { BuildDefinition } from './definition';
import { platformOf } from './metadata';
import { planBuild } from './planBuild';
import type { BaseConfigs } from './planBuild';
import type { StagePlan } from './stage/stagePlan';
import { neededStages } from './stageGraph';

export interface PlannedStages {
  readonly plans: readonly StagePlan[];
  readonly warnings: readonly CheckWarning[];
  /** What the checks alone refuse. */
  readonly problem: DockerfileError | undefined;
}

/** The plans of the needed stages on their bases, and what is to be said about them. Throws `DockerfileError` and `NotSimulatedError`. */
export function planStages(request: BuildRequest, definition: BuildDefinition, images: ReadonlyMap<string, ResolvedImage>): PlannedStages {
  const { buildArgs, platform } = request;
  const bases: BaseConfigs = (stage) => images.get(stage.baseName)?.config;
  const plans = planBuild(definition, bases, { buildArgs, report: () => undefined, platform });
  const check = checkOn(request, bases);
  return { plans, warnings: [...check.warnings, ...platformWarnings(request, definition, images)], problem: check.error };
}

/** The checks of the Dockerfile, as far as they can be made with these bases. */
export function checkOn({ options, buildArgs, platform }: BuildRequest, bases: BaseConfigs): DockerfileCheck {
  return checkDockerfile(options.dockerfile, {
    buildArgs,
    platform,
    ...(options.target !== undefined ? { target: options.target } : {}),
    bases,
  });
}

export function platformWarnings(
  request: BuildRequest,
  definition: BuildDefinition,
  images: ReadonlyMap<string, ResolvedImage>,
): readonly CheckWarning[] {
  const warnings: CheckWarning[] = [];
  for (const stage of neededStages(definition.target)) {
    const image = images.get(stage.baseName);
    const expected = platformOf(stage.platform) ?? request.platform;
    if (image) checkBasePlatform(stage.baseName, expected, image.config, stage.lines, (warning) => warnings.push(warning));
  }
  return warnings;
}
