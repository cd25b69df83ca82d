import type { Platform } from '../../oci/platform';
import type { ReportWarning } from '../checks/check';
import type { ImageState } from '../imageState';
import type { BuildStage, StageCommand } from '../stageGraph';
import type { Step } from '../step';

export interface PlanOptions {
  readonly escapeToken: string;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly globalArgs: ReadonlyMap<string, string>;
  /** Of the build, unless the stage says otherwise. */
  readonly platform: Platform;
  readonly report: ReportWarning;
}

/** A stage with its instructions worked out: what is to be done, and the image that it leaves. */
export interface StagePlan {
  readonly stage: BuildStage;
  /** Steps counted in the shown names, those of ONBUILD included. */
  readonly total: number;
  readonly steps: readonly Step[];
  /** In order: those of ONBUILD, then the stage's own. */
  readonly instructions: readonly PlannedInstruction[];
  readonly image: ImageState;
  /** What a stage that stands on this one takes over. */
  readonly scope: StageScope;
}

/** An instruction, the step that does it, if one does, and the place of its row in the stage's history, if it has one. */
export interface PlannedInstruction {
  readonly command: StageCommand;
  readonly step?: Step;
  readonly row?: number;
}

/** An ARG of the stage; without a value it is known, though not set. */
export interface DeclaredArg {
  readonly key: string;
  readonly value: string | undefined;
}

/** What an instruction sees besides the image. */
export interface StageScope {
  /** Variables of the build: those of the image, and arguments. */
  readonly env: ReadonlyMap<string, string>;
  readonly args: readonly DeclaredArg[];
  readonly workdirSet: boolean;
}

export function newScope(image: ImageState): StageScope {
  const env = new Map<string, string>();
  for (const line of image.config.Env ?? []) {
    const at = line.indexOf('=');
    env.set(at < 0 ? line : line.slice(0, at), at < 0 ? '' : line.slice(at + 1));
  }
  return { env, args: [], workdirSet: false };
}
