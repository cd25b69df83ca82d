import { DockerfileError } from '../dockerfile/ast';
import { parseDockerfile } from '../dockerfile/parse';
import { parseInstruction } from '../dockerfile/instructions/parseInstruction';
import type { ImageConfig } from '../oci/imageConfig';
import type { BuildDefinition } from './definition';
import { imageStateOf, scratchImage } from './imageState';
import { NotSimulatedError } from './notSimulated';
import { planStage } from './stage/planStage';
import { newScope } from './stage/stagePlan';
import type { PlanOptions, StagePlan } from './stage/stagePlan';
import { neededStages, stageCommand } from './stageGraph';
import type { BuildStage, StageCommand } from './stageGraph';

/** The configuration of a base image; undefined when it is not known (yet). */
export type BaseConfigs = (stage: BuildStage) => ImageConfig | undefined;

/** Plans of the stages that the target needs, itself last. Pure; throws `DockerfileError` and `NotSimulatedError`. */
export function planBuild(
  definition: BuildDefinition,
  bases: BaseConfigs,
  options: Omit<PlanOptions, 'escapeToken' | 'globalArgs'>,
): StagePlan[] {
  const plans = new Map<BuildStage, StagePlan>();
  const planOptions = { ...options, escapeToken: definition.escapeToken, globalArgs: definition.globalArgs };
  for (const stage of neededStages(definition.target)) {
    const below = stage.base ? plans.get(stage.base) : undefined;
    const config = bases(stage);
    const image = below?.image ?? (config ? imageStateOf(config) : scratchImage(options.platform));
    const triggers = image.config.OnBuild ?? [];
    // A trigger is used up by the stage that stands on the image with it.
    const { OnBuild: _, ...rest } = image.config;
    const untriggered = triggers.length > 0 ? { ...image, config: rest } : image;
    const commands = triggers.map((text) => triggerCommand(text, stage, definition));
    const scope = below ? below.scope : newScope(image);
    plans.set(stage, planStage(stage, commands, untriggered, scope, planOptions));
  }
  return [...plans.values()];
}

/** An ONBUILD instruction at the place of the FROM that brings it along. */
function triggerCommand(text: string, stage: BuildStage, definition: BuildDefinition): StageCommand {
  const nodes = parseDockerfile(text).nodes;
  const [node] = nodes;
  if (!node || nodes.length !== 1) throw new DockerfileError('onbuild trigger should be a single expression', stage.lines);
  const instruction = parseInstruction({ ...node, lines: stage.lines });
  if (instruction.kind === 'FROM') throw new DockerfileError("FROM isn't allowed as an ONBUILD trigger", stage.lines);
  const byName = new Map(definition.stages.filter(({ ownName }) => ownName !== '').map((one) => [one.ownName, one]));
  const command = stageCommand(instruction, { all: [...definition.stages], byName }, true);
  if (command.sources.some((source) => !definition.stages.includes(source))) {
    throw new NotSimulatedError(
      `An ONBUILD that takes files from another image (${instruction.source.code}) is not simulated.`,
      stage.lines,
    );
  }
  return command;
}
