import type { Cancellation } from '../clock';
import { withSuggestion } from '../dockerfile/suggest';
import { EngineError } from '../errors';
import type { EngineInternals, ResolvedImage } from '../internals';
import type { Platform } from '../oci/platform';
import { parseNormalized, referenceString, tagNameOnly } from '../reference/parse';
import type { BuildDefinition } from './definition';
import { buildError } from './failure';
import type { DockerfileSource } from './failure';
import type { BuildProgress } from './progress';
import { neededStages } from './stageGraph';
import type { BuildStage } from './stageGraph';

export interface MetadataSurroundings {
  readonly internals: EngineInternals;
  readonly progress: BuildProgress;
  readonly source: DockerfileSource;
  /** Of the build, unless a stage says otherwise. */
  readonly platform: Platform;
  readonly pull: boolean;
  readonly cancellation?: Cancellation;
}

/** `[internal] load metadata for …` of every image that the needed stages stand on, by base name. Throws `EngineError` `build-failed`. */
export async function loadMetadata(definition: BuildDefinition, around: MetadataSurroundings): Promise<Map<string, ResolvedImage>> {
  const stages = neededStages(definition.target).filter((stage) => !stage.base && stage.baseName !== 'scratch');
  const images = new Map<string, ResolvedImage>();
  const pending: { stage: BuildStage; full: string }[] = [];
  for (const stage of stages) {
    if (pending.some((one) => one.stage.baseName === stage.baseName)) continue;
    const parsed = parseNormalized(stage.baseName);
    if (!parsed.ok) {
      const message = `failed to parse stage name ${JSON.stringify(stage.baseName)}: ${parsed.error}`;
      throw buildError('build-failed', message, { source: around.source, lines: stage.lines });
    }
    pending.push({ stage, full: referenceString(tagNameOnly(parsed.reference)) });
  }
  const unknown = firstUnknown(
    around.internals,
    pending.map(({ full }) => full),
  );
  // All are asked for at the same time: the one that fails ends it, and the others are given up.
  if (unknown !== undefined) pending.sort((a, b) => Number(b.full === unknown) - Number(a.full === unknown));
  for (const [i, { stage, full }] of pending.entries()) {
    const vertex = around.progress.start(`[internal] load metadata for ${full}`, 'internal');
    try {
      images.set(stage.baseName, await resolve(around, full, stage));
    } catch (error) {
      if (!(error instanceof EngineError) || error.code === 'cancelled') throw error;
      const reason = metadataError(full, error);
      vertex.fail(reason);
      for (const other of pending.slice(i + 1)) around.progress.start(`[internal] load metadata for ${other.full}`, 'internal').cancel();
      const message = `${stage.baseName}: failed to resolve source metadata for ${full}: ${reason}`;
      const suggested = withSuggestion(message, stage.baseName, suggestions(definition), true);
      const { notice } = error.data;
      throw buildError('build-failed', suggested, { source: around.source, lines: stage.lines, vertex: vertex.failed, notice });
    }
    vertex.done();
  }
  return images;
}

/** The first of several names that neither this machine nor its registry knows. */
function firstUnknown(internals: EngineInternals, names: readonly string[]): string | undefined {
  if (names.length < 2) return undefined;
  for (const name of names) {
    const parsed = parseNormalized(name);
    if (!parsed.ok || internals.images.get(name)) continue;
    if (internals.registries.registry(parsed.reference.domain)?.resolve(parsed.reference) === undefined) return name;
  }
  return undefined;
}

function resolve(around: MetadataSurroundings, full: string, stage: BuildStage): Promise<ResolvedImage> {
  const parsed = parseNormalized(full);
  if (!parsed.ok) throw new Error(`a reference that is none: ${full}`);
  const platform = platformOf(stage.platform) ?? around.platform;
  return around.internals.resolveImage(parsed.reference, {
    platform,
    pull: around.pull,
    ...(around.cancellation ? { cancellation: around.cancellation } : {}),
  });
}

/** What BuildKit's own resolver says where the daemon's says "pull access denied for …": its text, as public reports have it. */
const DENIED =
  'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed';

/** What the resolver says of a name, without the front that it has in `docker pull`. */
function metadataError(full: string, error: EngineError): string {
  if (error.data['hidden'] === true) return DENIED;
  return error.message.replace(`failed to resolve reference "${full}": `, '');
}

function suggestions(definition: BuildDefinition): string[] {
  const images = ['alpine', 'busybox', 'centos', 'debian', 'golang', 'ubuntu', 'fedora'];
  const stages = definition.stages.map(({ displayName }) => displayName).filter((name) => name !== '');
  return [...stages, ...images.flatMap((name) => [name, `docker.io/library${name}`, `${name}:latest`, `docker.io/library${name}:latest`])];
}

/** `linux/arm64/v8`; undefined for anything less. */
export function platformOf(text: string): Platform | undefined {
  const [os, architecture, variant] = text.split('/');
  if (os === undefined || os === '' || architecture === undefined) return undefined;
  return { os, architecture, ...(variant !== undefined ? { variant } : {}) };
}
