import type { Platform } from '../oci/platform';
import { DockerfileError } from '../dockerfile/ast';
import { parseDockerfile } from '../dockerfile/parse';
import { ShellWordError, ShellWordLexer } from '../dockerfile/shellWord';
import { parseStages } from '../dockerfile/stages';
import type { Stages } from '../dockerfile/stages';
import { checkInstructionCasing } from './checks/consistentInstructionCasing';
import type { ReportWarning } from './checks/check';
import { checkStageNames } from './checks/duplicateStageName';
import { checkFromAsCasing } from './checks/fromAsCasing';
import { checkPlatformFlag } from './checks/fromPlatformFlagConstDisallowed';
import { checkMaintainer } from './checks/maintainerDeprecated';
import { checkContinuations } from './checks/noEmptyContinuation';
import { checkStageNameCasing } from './checks/stageNameCasing';
import { checkFromArgs } from './checks/undefinedArgInFrom';
import { globalArgs } from './globalArgs';
import { stageGraph } from './stageGraph';
import type { StageGraph } from './stageGraph';

export interface BuildDefinition extends StageGraph {
  readonly escapeToken: string;
  readonly globalArgs: ReadonlyMap<string, string>;
  /** The stages as they are written; those of the graph come in the same order, before the images that only a COPY names. */
  readonly written: Stages;
}

export interface DefinitionOptions {
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly target?: string;
  readonly buildPlatform: Platform;
  readonly targetPlatform: Platform;
  readonly report: ReportWarning;
}

/** What a Dockerfile asks for, before any image is known. Pure; throws `DockerfileError`. */
export function buildDefinition(text: string, options: DefinitionOptions): BuildDefinition {
  const { report } = options;
  if (text === '') throw new DockerfileError('the Dockerfile cannot be empty');
  const dockerfile = parseDockerfile(text);
  checkContinuations(dockerfile, report);
  const { stages, metaArgs } = parseStages(dockerfile);
  for (const { from, instructions } of stages) {
    checkStageNameCasing(from, report);
    checkFromAsCasing(from, report);
    for (const instruction of instructions) if (instruction.kind === 'MAINTAINER') checkMaintainer(instruction, report);
  }
  if (stages.length === 0) throw new DockerfileError('dockerfile contains no stages to build');
  checkStageNames(stages, report);
  checkInstructionCasing(stages, report);
  const lexer = new ShellWordLexer({ escapeToken: dockerfile.escapeToken });
  const values = argsOrError(() =>
    globalArgs(metaArgs, {
      buildArgs: options.buildArgs,
      buildPlatform: options.buildPlatform,
      targetPlatform: options.targetPlatform,
      targetStage: options.target ?? '',
      lexer,
    }),
  );
  const declared = metaArgs.flatMap(({ args }) => args.map(({ key }) => key));
  checkFromArgs(stages, { values, declared, lexer }, report);
  for (const { from } of stages) checkPlatformFlag(from, report);
  const graph = stageGraph(stages, { globalArgs: values, lexer, ...(options.target !== undefined ? { target: options.target } : {}) });
  return { ...graph, escapeToken: dockerfile.escapeToken, globalArgs: values, written: { stages, metaArgs } };
}

function argsOrError<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw error instanceof ShellWordError ? new DockerfileError(error.message) : error;
  }
}
