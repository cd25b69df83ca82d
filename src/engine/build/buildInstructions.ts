import type { LineRange } from '../dockerfile/ast';
import type { BuildDefinition } from './definition';
import type { PlanReason } from './buildPlan';
import type { StagePlan } from './stage/stagePlan';
import { isStep, neededStages } from './stageGraph';
import type { BuildStage } from './stageGraph';
import type { Step } from './step';

/** An instruction of a Dockerfile, as a build sees it. */
export interface BuildInstruction {
  readonly lines: LineRange;
  /** The logical line, as written; what a base's ONBUILD brings along begins with `ONBUILD `. */
  readonly text: string;
  /** The name of its stage, else its number from 0; '' above the first FROM. */
  readonly stage: string;
  readonly makes: 'base' | 'layer' | 'configuration' | 'nothing';
  /** False when the target does without its stage. */
  readonly needed: boolean;
  /** Place of its row in the history of the image that is built, oldest first. Known once the bases are. */
  readonly historyRow?: number;
}

/** Why a base was not fetched, or that it was. */
export type BaseReason =
  | { readonly kind: 'base-fetched' }
  | { readonly kind: 'base-here' }
  | { readonly kind: 'scratch' }
  | { readonly kind: 'base-stage'; readonly stage: string };

/** Why a step failed: the builder's message. */
export interface FailureReason {
  readonly kind: 'error';
  readonly message: string;
}

/** How far an instruction has got. `reason` says why it was done; `chainId` is the stack that it left, if it put a layer on top. */
export interface StepOutcome {
  readonly state: 'running' | 'cached' | 'ran' | 'failed';
  readonly reason?: PlanReason | BaseReason | FailureReason;
  readonly chainId?: string;
}

export interface NumberedInstructions {
  /** In order of the file. */
  readonly list: readonly BuildInstruction[];
  /** Where in the list a step or a stage's FROM stands. */
  readonly ofStep: ReadonlyMap<Step, number>;
  readonly ofStage: ReadonlyMap<BuildStage, number>;
}

/** Every instruction of a Dockerfile, those of stages that are not needed too. With `plans`, as worked out on the bases. */
export function buildInstructions(definition: BuildDefinition, plans: readonly StagePlan[] = []): NumberedInstructions {
  const needed = new Set(neededStages(definition.target));
  const inImage = new Set<BuildStage>();
  for (let stage: BuildStage | undefined = definition.target; stage; stage = stage.base) inImage.add(stage);
  const list: BuildInstruction[] = definition.written.metaArgs.map(({ source }) => ({
    lines: source.lines,
    text: source.code,
    stage: '',
    makes: 'nothing',
    needed: true,
  }));
  const ofStep = new Map<Step, number>();
  const ofStage = new Map<BuildStage, number>();
  for (const [index, { from }] of definition.written.stages.entries()) {
    const stage = definition.stages[index];
    if (stage === undefined) continue;
    const about = { stage: stage.ownName === '' ? String(index) : stage.ownName, needed: needed.has(stage) };
    ofStage.set(stage, list.length);
    list.push({ lines: from.source.lines, text: from.source.code, makes: 'base', ...about });
    const planned = plans.find((plan) => plan.stage === stage);
    for (const { command, step, row } of planned?.instructions ?? stage.commands.map(unplanned)) {
      const { instruction, onbuild } = command;
      const makes = (planned === undefined ? isStep(instruction) : step !== undefined) ? 'layer' : 'configuration';
      if (step !== undefined) ofStep.set(step, list.length);
      list.push({
        lines: instruction.source.lines,
        text: (onbuild ? 'ONBUILD ' : '') + instruction.source.code,
        makes,
        ...about,
        ...(row === undefined || !inImage.has(stage) ? {} : { historyRow: row }),
      });
    }
  }
  return { list, ofStep, ofStage };
}

function unplanned(command: BuildStage['commands'][number]): StagePlan['instructions'][number] {
  return { command };
}
