import { DockerfileError } from '../../dockerfile/ast';
import { ShellWordError } from '../../dockerfile/shellWord';
import type { ImageState } from '../imageState';
import type { BuildStage, StageCommand } from '../stageGraph';
import { planConfiguration } from './planConfiguration';
import { planCopy } from './planCopy';
import { planRun } from './planRun';
import { planWorkdir } from './planWorkdir';
import { StageDraft } from './stageDraft';
import type { PlannedInstruction, PlanOptions, StagePlan, StageScope } from './stagePlan';

/** Works out a stage on top of an image. Pure; throws `DockerfileError` with the lines of the instruction, and `NotSimulatedError`. */
export function planStage(
  stage: BuildStage,
  triggers: readonly StageCommand[],
  image: ImageState,
  scope: StageScope,
  options: PlanOptions,
): StagePlan {
  const total = stage.total + triggers.length;
  const draft = new StageDraft(stage, total, image, scope, options);
  const instructions = [...triggers, ...stage.commands].map((command): PlannedInstruction => {
    const steps = draft.steps.length;
    const row = draft.image.history.length;
    planInstruction(draft, command);
    const step = draft.steps[steps];
    return {
      command,
      ...(step === undefined ? {} : { step }),
      ...(draft.image.history.length === row ? {} : { row }),
    };
  });
  return { stage, total, steps: draft.steps, instructions, image: draft.image, scope: draft.scope };
}

function planInstruction(draft: StageDraft, command: StageCommand): void {
  const { instruction } = command;
  try {
    switch (instruction.kind) {
      case 'RUN':
        return planRun(draft, instruction, command);
      case 'COPY':
      case 'ADD':
        return planCopy(draft, instruction, command);
      case 'WORKDIR':
        return planWorkdir(draft, instruction, command);
      default:
        return planConfiguration(draft, instruction);
    }
  } catch (error) {
    if (error instanceof DockerfileError) throw error.at(instruction.source.lines);
    if (error instanceof ShellWordError) throw new DockerfileError(error.message, instruction.source.lines);
    throw error;
  }
}
