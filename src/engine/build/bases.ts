import type { EpochMs } from '../clock';
import type { ChainID } from '../digest/digest';
import type { EngineInternals, ResolvedImage } from '../internals';
import { chainIds } from '../layer/chainId';
import { referenceString } from '../reference/parse';
import { baseRecord, useBase } from './cache';
import type { StepOutcome } from './buildInstructions';
import { baseKey } from './cacheKey';
import { durations } from './durations';
import type { Foresight } from './foresight';
import type { VertexProgress } from './progress';
import { stepPrefix } from './planStage';
import type { StagePlan } from './planStage';
import type { SolveInput, StageResult } from './solveInput';
import type { BuildStage } from './stageGraph';

/**
 * FROM of the stages that stand on images. Stages on the same image share a vertex, which has the name that Docker comes upon last
 * when it walks from the target to what it needs (recording 29.7.2/08 step 28).
 */
export async function loadBases(
  input: SolveInput,
  ahead: Foresight,
  announce: (vertex: VertexProgress, chainId: ChainID, image: ResolvedImage) => void,
): Promise<Map<BuildStage, StageResult>> {
  const { plans, images } = input;
  const results = new Map<BuildStage, StageResult>();
  const order = visitOrder(plans.at(-1)?.stage);
  const shared = new Map<string, StagePlan[]>();
  for (const plan of plans) {
    if (plan.stage.base) continue;
    const image = images.get(plan.stage.baseName);
    if (!image) {
      input.steps.base(plan.stage, { state: 'ran', reason: { kind: 'scratch' } });
      results.set(plan.stage, { key: baseKey(undefined), chainId: undefined, created: 0, layerTimes: [], record: undefined });
      continue;
    }
    const id = `${referenceString(image.reference)} ${image.target.digest} ${plan.stage.platform}`;
    shared.set(id, [...(shared.get(id) ?? []), plan]);
  }
  for (const group of shared.values()) {
    const [named] = [...group].sort((x, y) => order.indexOf(y.stage) - order.indexOf(x.stage));
    const image = named && images.get(named.stage.baseName);
    if (!image) continue;
    const result = await loadBase(
      input,
      group.some(({ stage }) => ahead.needsBase(stage)),
      named,
      image,
      group,
      announce,
    );
    for (const one of group) results.set(one.stage, result);
  }
  return results;
}

async function loadBase(
  input: SolveInput,
  isNeeded: boolean,
  plan: StagePlan,
  image: ResolvedImage,
  group: readonly StagePlan[],
  announce: (vertex: VertexProgress, chainId: ChainID, image: ResolvedImage) => void,
): Promise<StageResult> {
  const { internals, progress, options } = input;
  const stack = chainIds(image.config.rootfs.diff_ids);
  const chainId = stack.at(-1);
  const created = internals.clock.now();
  const name = referenceString({ ...image.reference, digest: image.target.digest });
  const vertex = progress.start(`${stepPrefix(plan.stage, 1, plan.total)}FROM ${name}`, 'from');
  for (const { stage } of group) input.steps.base(stage, { state: 'running' });
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
  for (const { stage } of group) input.steps.base(stage, { ...outcome, ...(chainId === undefined ? {} : { chainId }) });
  const record =
    isNeeded && chainId !== undefined ? baseRecord(internals, chainId, name, unpackedBefore) : knownBaseRecord(internals, chainId);
  for (const layer of isNeeded || isHere ? internals.layers.chain(chainId) : []) announce(vertex, layer.chainId, image);
  return { key: baseKey(chainId), chainId, created, layerTimes: [], record };
}

/** The record of a base that is only passed by on the way to cached steps. */
function knownBaseRecord({ buildCache }: EngineInternals, chainId: ChainID | undefined): string | undefined {
  return chainId === undefined ? undefined : buildCache.get(`layer ${chainId}`)?.facts['record'];
}

/** Stages in the order in which Docker comes upon them from the target: a stage, what it stands on, then what its steps copy from. */
export function visitOrder(target: BuildStage | undefined): BuildStage[] {
  const order: BuildStage[] = [];
  const visit = (stage: BuildStage): void => {
    if (order.includes(stage)) return;
    order.push(stage);
    if (stage.base) visit(stage.base);
    for (const command of stage.commands) command.sources.forEach(visit);
  };
  if (target) visit(target);
  return order;
}
