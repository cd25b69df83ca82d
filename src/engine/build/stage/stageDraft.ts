import type { LineRange } from '../../dockerfile/ast';
import type { ShellWordOptions } from '../../dockerfile/shellWord';
import type { StageInstruction } from '../../dockerfile/instructions/instruction';
import type { ContainerDefaults } from '../../oci/imageConfig';
import type { ImageState } from '../imageState';
import type { BuildStage, StageCommand } from '../stageGraph';
import type { Step } from '../step';
import type { PlanOptions, StageScope } from './stagePlan';
import { StageVariables } from './stageVariables';
import { stepPrefix } from './stepPrefix';

const COMMENT = 'buildkit.dockerfile.v0';
const DEFAULT_SHELL = ['/bin/sh', '-c'];

/** A stage while its instructions are worked out one after another: each reads what those before it left, and adds to it. */
export class StageDraft {
  readonly steps: Step[] = [];
  readonly variables: StageVariables;
  image: ImageState;
  workingDirectory: string;
  /** By this stage or one below it. */
  workdirSet: boolean;
  #number: number;
  readonly #used = new Map<StageInstruction['kind'], LineRange>();

  constructor(
    readonly stage: BuildStage,
    readonly total: number,
    image: ImageState,
    scope: StageScope,
    readonly options: PlanOptions,
  ) {
    this.image = image;
    this.variables = new StageVariables(scope, options);
    this.workdirSet = scope.workdirSet;
    this.workingDirectory = image.config.WorkingDir === undefined || image.config.WorkingDir === '' ? '/' : image.config.WorkingDir;
    this.#number = stage.baseName === 'scratch' || stage.base ? 0 : 1;
  }

  get scope(): StageScope {
    return { env: this.variables.env, args: this.variables.args, workdirSet: this.workdirSet };
  }

  configure(change: ContainerDefaults): void {
    this.image = { ...this.image, config: { ...this.image.config, ...change } };
  }

  /** A row of history. */
  addRow(createdBy: string, hasLayer = false): void {
    const entry = { created_by: createdBy, comment: COMMENT, ...(hasLayer ? {} : { empty_layer: true }) };
    this.image = { ...this.image, history: [...this.image.history, { entry, inherited: false }] };
  }

  /** A step, and the row of its layer. */
  addStep(step: Step): void {
    this.steps.push(step);
    this.addRow(step.createdBy, true);
  }

  /** `[build 2/4] RUN make`, with the next number. */
  nextStepName(code: string, { onbuild }: StageCommand, lexing?: ShellWordOptions): string {
    this.#number++;
    return stepPrefix(this.stage, this.#number, this.total) + (onbuild ? 'ONBUILD ' : '') + this.variables.shown(code, lexing);
  }

  /** The arguments of a command in shell form. */
  withShell(commandLine: readonly string[]): string[] {
    const shell = this.image.config.Shell ?? [];
    return [...(shell.length > 0 ? shell : DEFAULT_SHELL), commandLine.join(' ')];
  }

  hasUsed(kind: StageInstruction['kind']): boolean {
    return this.#used.has(kind);
  }

  /** Notes an instruction of which only the last counts; gives the lines of the one before it. */
  use({ kind, source }: StageInstruction): LineRange | undefined {
    const earlier = this.#used.get(kind);
    this.#used.set(kind, source.lines);
    return earlier;
  }
}
