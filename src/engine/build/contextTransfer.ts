import { contentSize } from '../filetree/content';
import type { BuildRequest } from './buildRequest';
import { knownContext, localSource, rememberContext } from './cache';
import { findIgnoreFile, followedEntries, ignorePatterns, sentOfContext } from './contextFiles';
import type { ContextFiles } from './contextFiles';
import { PatternError } from './dockerignore';
import { durations } from './durations';
import { buildError } from './failure';
import type { StagePlan } from './stage/stagePlan';
import type { Step } from './step';
import { transferFigures } from './transfer';
import { CONTEXT_VERTEX } from './vertexGraph';

/** Shows the transfer of the ignore file, and gives its patterns. Throws `EngineError` `build-failed`. */
export async function loadIgnoreFile({
  internals,
  context,
  contextRoot: root,
  options,
  progress,
}: BuildRequest): Promise<readonly string[]> {
  const vertex = progress.start('[internal] load .dockerignore', 'internal');
  const file = context ? findIgnoreFile(context, options.dockerfileName) : undefined;
  const sent = file ? [{ path: file.name, node: file.node, withContent: true }] : [];
  await vertex.transfer('transferring context:', durations.loadIgnoreFile, transferFigures(sent));
  localSource(internals, { root, purpose: '.dockerignore' }, sent);
  vertex.done();
  try {
    return file && contentSize(file.node.content) > 0 ? ignorePatterns(file) : [];
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw buildError('build-failed', `failed parsing .dockerignore: ${error.message}`, {});
  }
}

/** Shows the transfer of what the steps need of the context, if they need anything. */
export async function transferContext(request: BuildRequest, files: ContextFiles, plans: readonly StagePlan[]): Promise<void> {
  const { internals, progress, contextRoot: root } = request;
  const needs = plans.flatMap(({ steps }) => steps).flatMap(contextPaths);
  if (needs.length === 0) return;
  const entries = followedEntries(files, needs);
  const vertex = progress.start(CONTEXT_VERTEX, 'internal');
  const figures = transferFigures(sentOfContext(entries, knownContext(internals, root)));
  await vertex.transfer('transferring context:', durations.loadContext, figures);
  vertex.done();
  rememberContext(internals, root, entries);
  localSource(internals, { root, purpose: 'context' }, entries);
}

function contextPaths(step: Step): readonly string[] {
  if (step.kind === 'copy') return step.sources.flatMap((source) => (source.kind === 'context' ? [source.path] : []));
  if (step.kind === 'run') return step.mounts.flatMap((mount) => (mount.type === 'bind' && !mount.from ? [`/${mount.source}`] : []));
  return [];
}
