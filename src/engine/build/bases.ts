import type { EpochMs } from '../clock';
import type { ChainID } from '../digest/digest';
import type { EngineInternals, ResolvedImage } from '../internals';
import { chainIds } from '../layer/chainId';
import { basesToFetch } from './basesToFetch';
import { baseRecord, useBase } from './cache';
import type { StepOutcome } from './buildInstructions';
import { baseKey } from './cacheKey';
import { durations } from './durations';
import type { Foresight } from './foresight';
import type { VertexProgress } from './progress';
import { sharedBases } from './sharedBases';
import type { SharedBase } from './sharedBases';
import type { SolveInput, StageResult } from './solveInput';
import type { BuildStage } from './stageGraph';

/** FROM of the stages that stand on images, each image once. */
export async function loadBases(
  input: SolveInput,
  ahead: Foresight,
  announce: (vertex: VertexProgress, chainId: ChainID, image: ResolvedImage) => void,
): Promise<Map<BuildStage, StageResult>> {
  const { plans, images } = input;
  const results = new Map<BuildStage, StageResult>();
  for (const { stage } of plans) {
    if (stage.base || images.has(stage.baseName)) continue;
    input.steps.base(stage, { state: 'ran', reason: { kind: 'scratch' } });
    results.set(stage, { key: baseKey(undefined), chainId: undefined, created: 0, layerTimes: [], record: undefined });
  }
  const shared = sharedBases(plans, images);
  const needed = new Set(shared.filter((base) => base.plans.some(({ stage }) => ahead.needsBase(stage))));
  const fetching = basesToFetch(input.internals, [...needed]);
  if (fetching.length > 0) input.progress.emit({ type: 'build.fetching', bases: fetching });
  for (const base of shared) {
    const result = await loadBase(input, needed.has(base), base, announce);
    for (const { stage } of base.plans) results.set(stage, result);
  }
  return results;
}

async function loadBase(
  input: SolveInput,
  isNeeded: boolean,
  { image, name, vertex: vertexName, plans }: SharedBase,
  announce: (vertex: VertexProgress, chainId: ChainID, image: ResolvedImage) => void,
): Promise<StageResult> {
  const { internals, progress, options } = input;
  const stack = chainIds(image.config.rootfs.diff_ids);
  const chainId = stack.at(-1);
  const created = internals.clock.now();
  const vertex = progress.start(vertexName, 'from');
  for (const { stage } of plans) input.steps.base(stage, { state: 'running' });
  await vertex.sub(`resolve ${name}`, durations.resolveBase);
  const unpackedBefore = new Set(stack.filter((layer) => internals.layers.get(layer) !== undefined));
  const started = new Map<string, EpochMs>();
  const since = (id: string): EpochMs => {
    const time = started.get(id) ?? internals.clock.now();
    started.set(id, time);
    return time;
  };
  const isHere = stack.every((layer) => unpackedBefore.has(layer));
  let fetched = false;
  // Nothing is fetched for steps that are taken from the cache.
  if (isNeeded || isHere)
    await internals.fetchLayers(image, {
      ...(options.cancellation ? { cancellation: options.cancellation } : {}),
      onEvent: (event) => {
        const { digest } = event;
        const unpacking = `extracting ${digest}`;
        fetched ||= event.type !== 'layer.exists';
        if (event.type === 'layer.queued') vertex.status(digest, { current: 0, total: event.size, started: since(digest), done: false });
        if (event.type === 'layer.downloading') {
          vertex.status(digest, { current: event.current, total: event.total, started: since(digest), done: false });
        }
        if (event.type === 'layer.downloaded') {
          vertex.status(digest, { current: event.total, total: event.total, started: since(digest), done: true });
        }
        if (event.type === 'layer.extracting') vertex.status(unpacking, { started: since(unpacking), done: false });
        if (event.type === 'layer.stored') vertex.status(unpacking, { started: since(unpacking), done: true });
      },
    });
  const known = chainId !== undefined && useBase(internals, chainId, name).known;
  // Docker looks at a base only when something has to be done on it: then it is CACHED if it has been used before, else just DONE.
  const cached = known && !fetched && isNeeded;
  if (cached) vertex.cached();
  else vertex.done();
  const outcome: StepOutcome =
    isNeeded || isHere
      ? { state: cached ? 'cached' : 'ran', reason: { kind: fetched ? 'base-fetched' : 'base-here' } }
      : { state: 'cached' };
  for (const { stage } of plans) input.steps.base(stage, { ...outcome, ...(chainId === undefined ? {} : { chainId }) });
  const record =
    isNeeded && chainId !== undefined ? baseRecord(internals, chainId, name, unpackedBefore) : knownBaseRecord(internals, chainId);
  for (const layer of isNeeded || isHere ? internals.layers.chain(chainId) : []) announce(vertex, layer.chainId, image);
  return { key: baseKey(chainId), chainId, created, layerTimes: [], record };
}

/** The record of a base that is only passed by on the way to cached steps. */
function knownBaseRecord({ buildCache }: EngineInternals, chainId: ChainID | undefined): string | undefined {
  return chainId === undefined ? undefined : buildCache.get(`layer ${chainId}`)?.facts['record'];
}
