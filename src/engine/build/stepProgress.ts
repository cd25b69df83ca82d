import type { NumberedInstructions, StepOutcome } from './buildInstructions';
import type { BuildProgress } from './progress';
import type { BuildStage } from './stageGraph';
import type { Step } from './step';

/** Tells how far the instructions of one build have got. Of an image that only a COPY names there is nothing to tell. */
export class StepProgress {
  constructor(
    readonly progress: Pick<BuildProgress, 'emit'>,
    readonly instructions: Pick<NumberedInstructions, 'ofStep' | 'ofStage'>,
  ) {}

  step(step: Step, outcome: StepOutcome): void {
    this.#tell(this.instructions.ofStep.get(step), outcome);
  }

  base(stage: BuildStage, outcome: StepOutcome): void {
    this.#tell(this.instructions.ofStage.get(stage), outcome);
  }

  #tell(instruction: number | undefined, outcome: StepOutcome): void {
    if (instruction !== undefined) this.progress.emit({ type: 'build.step', instruction, ...outcome });
  }
}
