import type { Engine } from '../engine/api';
import type { BuildPlan } from '../engine/build/buildPlan';
import { buildDefinition } from '../engine/build/definition';
import { neededStages } from '../engine/build/stageGraph';
import type { BuildStage } from '../engine/build/stageGraph';
import { DockerfileError } from '../engine/dockerfile/ast';
import type { DockerfileNode, LineRange } from '../engine/dockerfile/ast';
import { parseDockerfile } from '../engine/dockerfile/parse';
import type { FileTree } from '../engine/filetree/tree';
import type { BuildPlanView, DockerfileDiagnostic } from './buildPlanView';
import { planSummary } from './planSummary';
import { whyText } from './whyStep';
import type { BuildInstructionView } from './worldView';

export interface PlannedFolder {
  readonly tree: FileTree;
  /** Absolute path of the context. */
  readonly root: string;
  /** As it is said to the reader: `Dockerfile`, `app/Dockerfile`. */
  readonly path: string;
  readonly dockerfile: string;
}

/** What `docker build` of a folder would do, instruction by instruction. Changes nothing and takes no simulated time. */
export async function planFolder(engine: Engine, { tree, root, path, dockerfile }: PlannedFolder): Promise<BuildPlanView> {
  const dockerfileName = path.split('/').at(-1) ?? path;
  const plan = await engine.planBuild({ tree, root }, { names: [], dockerfile, dockerfileName });
  const instructions = instructionsOf(engine, dockerfile, plan);
  const diagnostics = diagnosticsOf(plan, instructions);
  const problem = plan.problem?.message;
  const view = { path, dockerfile, state: 'planned' as const, instructions, diagnostics, ...(problem === undefined ? {} : { problem }) };
  return { ...view, summary: planSummary(view) };
}

function instructionsOf(engine: Engine, dockerfile: string, plan: BuildPlan): readonly BuildInstructionView[] {
  const stages = stagesOf(engine, dockerfile);
  if (stages === undefined) return [];
  let stage = -1;
  return parseDockerfile(dockerfile).nodes.map((node) => {
    if (node.keyword === 'from') stage += 1;
    const own = stages.all[stage];
    const about = {
      lines: [node.lines.start, node.lines.end] as const,
      text: node.original.trim().replace(/\s+/g, ' '),
      stage: own === undefined ? '' : own.ownName === '' ? String(stage) : own.ownName,
    };
    if (own === undefined) return { ...about, makes: 'nothing', state: 'pending' };
    if (!stages.needed.has(own)) return { ...about, makes: madeBy(node), state: 'unneeded', why: 'No stage that is built needs it.' };
    return { ...about, ...outcomeOf(node, own, plan) };
  });
}

type Outcome = Pick<BuildInstructionView, 'makes' | 'state' | 'why'>;

function outcomeOf(node: DockerfileNode, stage: BuildStage, { bases, steps, problem }: BuildPlan): Outcome {
  if (node.keyword === 'from') {
    if (stage.base) return { makes: 'base', state: 'cached', why: `It stands on stage ${stage.base.ownName} of this file.` };
    if (stage.baseName === 'scratch') return { makes: 'base', state: 'cached', why: 'It begins with nothing at all.' };
    if (problem !== undefined) return { makes: 'base', state: 'failed', why: problem.message };
    const here = bases.some((base) => base.here && sameLines(base.lines, node.lines));
    return here
      ? { makes: 'base', state: 'cached', why: 'Its layers are on this machine.' }
      : { makes: 'base', state: 'pending', why: 'It is not here and will be downloaded.' };
  }
  const step = steps.find(({ lines }) => sameLines(lines, node.lines));
  if (step === undefined) return { makes: madeBy(node), state: 'pending', why: configurationOnly(node, problem) };
  if (step.outcome === 'cached') return { makes: 'layer', state: 'cached', why: 'Same instruction, same input, same layers below.' };
  return {
    makes: 'layer',
    state: step.outcome === 'fails' ? 'failed' : 'pending',
    ...(step.reason === undefined ? {} : { why: whyText(step.reason) }),
  };
}

function configurationOnly(node: DockerfileNode, problem: BuildPlan['problem']): string | undefined {
  return madeBy(node) === 'configuration'
    ? 'It only writes into the image’s configuration.'
    : problem && 'Nothing is known before the problem is solved.';
}

function madeBy({ keyword }: DockerfileNode): BuildInstructionView['makes'] {
  if (keyword === 'from') return 'base';
  return ['run', 'copy', 'add', 'workdir'].includes(keyword) ? 'layer' : 'configuration';
}

function sameLines(one: LineRange, other: LineRange): boolean {
  return one.start === other.start && one.end === other.end;
}

interface Stages {
  /** Those of the file, in its order. */
  readonly all: readonly BuildStage[];
  readonly needed: ReadonlySet<BuildStage>;
}

/** Undefined when the file is not valid. */
function stagesOf(engine: Engine, dockerfile: string): Stages | undefined {
  try {
    const options = { buildArgs: {}, buildPlatform: engine.platform, targetPlatform: engine.platform, report: () => undefined };
    const { stages, target } = buildDefinition(dockerfile, options);
    return { all: stages.filter(({ implicit }) => !implicit), needed: new Set(neededStages(target)) };
  } catch (error) {
    if (error instanceof DockerfileError) return undefined;
    throw error;
  }
}

function diagnosticsOf(plan: BuildPlan, instructions: readonly BuildInstructionView[]): readonly DockerfileDiagnostic[] {
  const warnings = plan.warnings.map(({ rule, message, lines }): DockerfileDiagnostic => {
    return { lines: [lines.start, lines.end], severity: 'warning', message, rule: rule.name };
  });
  const failing = plan.steps.flatMap(({ lines, reason }): DockerfileDiagnostic[] =>
    reason?.kind === 'source-missing' ? [{ lines: [lines.start, lines.end], severity: 'error', message: reason.message }] : [],
  );
  const place = plan.problem?.lines;
  const blamed = instructions.find(({ state }) => state === 'failed')?.lines ?? instructions[0]?.lines ?? [1, 1];
  const problems: DockerfileDiagnostic[] =
    plan.problem === undefined
      ? []
      : [{ lines: place ? [place.start, place.end] : blamed, severity: 'error', message: plan.problem.message }];
  return [...problems, ...failing, ...warnings].sort((one, other) => one.lines[0] - other.lines[0]);
}
