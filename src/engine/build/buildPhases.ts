import type { BuildCheck, BuildResult } from '../api';
import { DockerfileError } from '../dockerfile/ast';
import type { ResolvedImage } from '../internals';
import { buildInstructions } from './buildInstructions';
import type { NumberedInstructions } from './buildInstructions';
import type { BuildRequest } from './buildRequest';
import { warningText } from './checks/check';
import { codeFrame } from './codeFrame';
import { emptyContext, loadContext } from './contextFiles';
import { loadIgnoreFile, transferContext } from './contextTransfer';
import type { BuildDefinition } from './definition';
import { loadDefinition } from './definitionTransfer';
import { exportResult } from './exportResult';
import { loadMetadata } from './metadata';
import { planStages } from './plannedStages';
import { solve } from './solve';
import { StepProgress } from './stepProgress';
import type { BuildTimeline } from './timeline';
import { vertexGraph } from './vertexGraph';

/** Tells what the Dockerfile holds, before anything is known of its bases; nothing of one that cannot be read. */
export function tellOutline(request: BuildRequest): void {
  try {
    tellPlan(request, buildInstructions(request.definition()));
  } catch (error) {
    if (!(error instanceof DockerfileError)) throw error;
    tellPlan(request, undefined);
  }
}

/** What BuildKit does one after the other: load the definition, resolve the bases, plan, load the context, solve, export. */
export async function buildPhases(
  request: BuildRequest,
  timeline: BuildTimeline,
  names: readonly string[],
): Promise<Omit<BuildResult, 'imageId'>> {
  const { internals, options, context, progress, source } = request;
  const started = internals.clock.now();
  const { vertex, warned } = await loadDefinition(request, { tellsWarnings: true });
  const definition = request.orRefuse(() => request.definition());
  const images = await resolveBases(request, definition);
  const { plans, warnings, problem } = request.orRefuse(() => planStages(request, definition, images));
  for (const text of warnings.map(warningText)) if (!warned.has(text)) vertex.warning(text);
  request.orRefuse(() => {
    if (problem !== undefined) throw problem;
  });
  const instructions = buildInstructions(definition, plans);
  tellPlan(request, instructions);
  const patterns = await loadIgnoreFile(request);
  const files = context ? loadContext(context, patterns) : emptyContext;
  progress.emit({ type: 'build.graph', vertices: vertexGraph(plans, images) });
  const solved = await solve({
    internals,
    timeline,
    options,
    context,
    contextRoot: request.contextRoot,
    secrets: options.secrets ?? new Map(),
    files,
    plans,
    images,
    source,
    progress,
    steps: new StepProgress(progress, instructions),
    loadContext: () => transferContext(request, files, plans),
  });
  const target = plans.at(-1);
  if (!target) throw new Error('a build without a stage');
  return exportResult(request, target, solved, { names, started, images: [...images.values()] });
}

/** `--check`: what of a build can be looked at without doing it. */
export async function checkPhases(request: BuildRequest): Promise<readonly BuildCheck[]> {
  await loadDefinition(request, { tellsWarnings: false });
  const definition = request.orRefuse(() => request.definition());
  const images = await resolveBases(request, definition);
  const { warnings } = request.orRefuse(() => planStages(request, definition, images));
  await loadIgnoreFile(request);
  const { fileName, text } = request.source;
  return warnings.map((warning) => {
    const frame = codeFrame(fileName, text, warning.lines);
    return { ...warning, ...(frame === undefined ? {} : { frame }) };
  });
}

function tellPlan({ progress, options }: BuildRequest, instructions: NumberedInstructions | undefined): void {
  const { dockerfile, dockerfileName: path } = options;
  progress.emit({ type: 'build.planned', dockerfile, path, instructions: instructions?.list ?? [] });
}

function resolveBases(
  { internals, progress, source, platform, options }: BuildRequest,
  definition: BuildDefinition,
): Promise<ReadonlyMap<string, ResolvedImage>> {
  const { pull = false, cancellation } = options;
  return loadMetadata(definition, { internals, progress, source, platform, pull, ...(cancellation ? { cancellation } : {}) });
}
