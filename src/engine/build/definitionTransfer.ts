import { utf8ToBytes } from '@noble/hashes/utils.js';
import { DockerfileError } from '../dockerfile/ast';
import type { ResolvedImage } from '../internals';
import { parseNormalized, referenceString, tagNameOnly } from '../reference/parse';
import type { BuildRequest } from './buildRequest';
import { localSource } from './cache';
import { warningText } from './checks/check';
import { durations } from './durations';
import { checkOn, platformWarnings } from './plannedStages';
import type { VertexProgress } from './progress';
import { neededStages } from './stageGraph';
import type { BuildStage } from './stageGraph';
import { transferFigures } from './transfer';
import type { SentEntry } from './transfer';

export interface LoadedDefinition {
  /** Later warnings are told here too. */
  readonly vertex: VertexProgress;
  /** Those that were told. */
  readonly warned: ReadonlySet<string>;
}

/** Shows the transfer of the Dockerfile, with the warnings that can be known at this point. */
export async function loadDefinition(
  request: BuildRequest,
  { tellsWarnings }: { readonly tellsWarnings: boolean },
): Promise<LoadedDefinition> {
  const { internals, progress, source } = request;
  const vertex = progress.start(`[internal] load build definition from ${source.fileName}`, 'internal');
  const sent = [sentDockerfile(request)];
  await vertex.transfer('transferring dockerfile:', durations.loadDefinition, transferFigures(sent));
  localSource(internals, { root: request.contextRoot, purpose: 'dockerfile' }, sent);
  const local = await localBases(request);
  const check = checkOn(request, (stage) => local.get(stage.baseName)?.config);
  const warned = new Set<string>();
  if ((!check.error || check.isViolation === true) && tellsWarnings) {
    for (const text of [...check.warnings, ...platformWarnings(request, request.definition(), local)].map(warningText)) {
      vertex.warning(text);
      warned.add(text);
    }
  }
  vertex.done();
  return { vertex, warned };
}

function sentDockerfile({ internals, source }: BuildRequest): SentEntry {
  const content = { kind: 'filled', size: utf8ToBytes(source.text).length, seed: '' } as const; // only its size counts here
  const mtime = Math.floor(internals.clock.now() / 1000);
  return { path: source.fileName, node: { type: 'file', content, inode: 0, mode: 0o644, uid: 0, gid: 0, mtime }, withContent: true };
}

/** Bases that are on this machine already, looked up without a sign of it. */
async function localBases(request: BuildRequest): Promise<ReadonlyMap<string, ResolvedImage>> {
  const { internals, platform } = request;
  const found = new Map<string, ResolvedImage>();
  let stages: readonly BuildStage[];
  try {
    stages = neededStages(request.definition().target);
  } catch (error) {
    if (error instanceof DockerfileError) return found; // reported when the definition is read
    throw error;
  }
  for (const stage of stages) {
    const parsed = parseNormalized(stage.baseName);
    if (stage.base || stage.baseName === 'scratch' || !parsed.ok) continue;
    const reference = tagNameOnly(parsed.reference);
    if (!internals.images.get(referenceString(reference))) continue;
    found.set(stage.baseName, await internals.resolveImage(reference, { platform }));
  }
  return found;
}
