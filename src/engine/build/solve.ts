import type { ChainID, Digest } from '../digest/digest';
import { EngineError } from '../errors';
import { FileError } from '../filetree/tree';
import type { ResolvedImage } from '../internals';
import { chainIds } from '../layer/chainId';
import { writableUsage } from '../layer/writableUsage';
import { loadBases } from './bases';
import { abandonContext, cachedResult, cachedStep, localSource, rememberDefinition, rememberStep } from './cache';
import type { StepResult } from './cache';
import { addRecord, recordStack, standOn, useRecord } from './cacheRecords';
import type { RecordedLayer } from './cacheRecords';
import { baseKey } from './cacheKey';
import { CopyError } from './copyFiles';
import { buildError } from './failure';
import { Foresight, ignoresCache, standsOnIgnored } from './foresight';
import { OwnerError } from './owner';
import { performStep } from './performStep';
import type { StepOutcome } from './buildInstructions';
import type { PlanReason } from './buildPlan';
import { reasonToRun, rememberReason } from './planReasons';
import type { StagePlan } from './stage/stagePlan';
import type { VertexProgress } from './progress';
import { containerStubBytes } from './runStep';
import type { SolveInput, StageResult } from './solveInput';
import { SourceFiles } from './sourceFiles';
import type { BuildStage } from './stageGraph';
import { sourceStages } from './step';
import type { Step } from './step';
import { StepError } from './stepError';
import { knownDefinitionKey, knownStepKey, stepKey } from './stepKey';
import type { Task } from './timeline';
import { INLINE_VERTEX } from './vertexGraph';

export interface SolvedBuild {
  readonly result: StageResult;
  readonly madeLayers: boolean;
}

/** Does what the plans say, or takes it from the cache: each stage in order, stages beside one another as far as none waits for another. */
export function solve(input: SolveInput): Promise<SolvedBuild> {
  return new Solver(input).solve();
}

class Solver {
  readonly #results = new Map<BuildStage, StageResult>();
  readonly #stages = new Map<BuildStage, Task<StageResult>>();
  /** Steps of this build, under way or done, by key. */
  readonly #steps = new Map<Digest, Task<StepResult>>();
  readonly #seen = new Set<ChainID>();
  readonly #files: SourceFiles;
  readonly #ahead: Foresight;
  /** Keys of steps that were shown as taken from the cache without having been looked at. */
  readonly #passed = new Set<string>();
  readonly #outcomes = new WeakMap<StepResult, StepOutcome>();
  #missing = new Map<Step, StepError>();
  #madeLayers = false;

  constructor(readonly input: SolveInput) {
    const { internals, files, contextRoot } = input;
    this.#ahead = new Foresight(input);
    this.#files = new SourceFiles({
      internals,
      files,
      chainOf: (stage) => this.#result(stage).chainId,
      contextRecord: () => localSource(internals, { root: contextRoot, purpose: 'context' }, []),
    });
  }

  async solve(): Promise<SolvedBuild> {
    const { plans, internals, timeline } = this.input;
    await this.#showInlineDocuments();
    const bases = await loadBases(this.input, this.#ahead, (vertex, chainId, image) => {
      this.#announce(vertex, chainId, image, true);
    });
    for (const [stage, result] of bases) this.#results.set(stage, result);
    await this.input.loadContext();
    this.#missing = this.#missingSources();
    for (const plan of plans) {
      this.#stages.set(
        plan.stage,
        timeline.start(() => this.#stage(plan)),
      );
    }
    const [missing] = this.#missing;
    if (missing) timeline.start(() => this.#refuse(...missing));
    const target = plans.at(-1)?.stage;
    const task = target && this.#stages.get(target);
    if (!task) throw new Error('a build without a stage');
    const result = await timeline.finish(task);
    return { result, madeLayers: this.#madeLayers || internals.layers.chain(result.chainId).length === 0 };
  }

  async #showInlineDocuments(): Promise<void> {
    const { internals, plans, progress } = this.input;
    for (const step of plans.flatMap(({ steps }) => steps)) {
      const documents =
        step.kind === 'copy' ? step.sources.filter(({ kind }) => kind === 'inline').length : step.kind === 'run' && step.script ? 1 : 0;
      for (let i = 0; i < documents; i++) {
        const vertex = progress.start(INLINE_VERTEX, 'internal');
        await progress.pass(1);
        // A directory with a file in it.
        addRecord(internals, { type: 'regular', parent: undefined, description: 'fileop target', snapshotBytes: 2 * 4096 }, undefined);
        vertex.done();
      }
    }
  }

  /** Docker looks at the sources in the context as soon as it has them, while earlier steps are being done. */
  #missingSources(): Map<Step, StepError> {
    const missing = new Map<Step, StepError>();
    for (const step of this.input.plans.flatMap(({ steps }) => steps)) {
      if (step.kind !== 'copy' || missing.size > 0) continue;
      try {
        step.sources.filter(({ kind }) => kind === 'context').forEach((source) => this.#files.paths(source));
      } catch (error) {
        if (!(error instanceof StepError)) throw error;
        missing.set(step, error);
      }
    }
    return missing;
  }

  /** Ends the build for a source that is missing; what is being done meanwhile is given up. */
  async #refuse(step: Step, error: StepError): Promise<never> {
    await this.input.progress.pass(1);
    const vertex = this.input.progress.start(step.name, 'instruction');
    abandonContext(this.input.internals, this.input.contextRoot);
    return this.#fail(vertex, step, error);
  }

  async #stage(plan: StagePlan): Promise<StageResult> {
    const { stage } = plan;
    if (stage.base) this.input.steps.base(stage, { state: 'ran', reason: { kind: 'base-stage', stage: stage.base.displayName } });
    const resume = this.#ahead.isNeeded(stage) ? this.#ahead.resume(stage) : plan.steps.length - 1;
    let result = await this.#takeFromCache(plan, resume);
    for (const step of plan.steps.slice(resume + 1)) {
      for (const source of sourceStages(step)) await this.#stageDone(source);
      if (this.#missing.has(step)) await this.input.timeline.never();
      result = await this.#step(step, result);
    }
    this.#results.set(stage, result);
    return result;
  }

  /** The steps up to one whose result the cache has; of a stage that nothing needs, all, whatever has become of their results. */
  async #takeFromCache(plan: StagePlan, last: number): Promise<StageResult> {
    const { stage, steps } = plan;
    const { internals } = this.input;
    if (last < 0 && this.#ahead.isNeeded(stage)) return stage.base ? this.#stageDone(stage.base) : this.#result(stage);
    const keys = this.#ahead.keys(stage);
    const key = keys[last];
    const found = key === undefined ? undefined : cachedResult(internals, key);
    const stack = recordStack(internals.buildCache, found?.record, this.#ahead.depth(stage, last));
    const own = stack.slice(stack.length - last - 1);
    for (const [index, step] of steps.slice(0, last + 1).entries()) this.#pass(step, keys[index], own[index]);
    if (found === undefined || !this.#ahead.isNeeded(stage)) return NOTHING;
    useRecord(internals, found.record);
    return { ...found, layerTimes: stack.map(({ created }) => created) };
  }

  #pass(step: Step, key: Digest | undefined, layer: RecordedLayer | undefined): void {
    const chainId = layer?.chainId;
    this.input.steps.step(step, { state: 'cached', ...(chainId === undefined ? {} : { chainId }) });
    // Stages that do the same share the vertex.
    if (key !== undefined && this.#passed.has(key)) return;
    if (key !== undefined) this.#passed.add(key);
    const vertex = this.input.progress.start(step.name, 'instruction');
    vertex.cached();
    if (chainId !== undefined) this.#announce(vertex, chainId, step.createdBy, true);
  }

  async #stageDone(stage: BuildStage): Promise<StageResult> {
    const task = this.#stages.get(stage);
    if (!task) throw new Error(`stage ${stage.displayName} is not part of this build`);
    return this.input.timeline.join(task);
  }

  async #step(step: Step, below: StageResult): Promise<StageResult> {
    const { timeline } = this.input;
    const key = knownStepKey(this.#files, step, below.key);
    // Stages that do the same share the vertex too.
    const known = key === undefined ? undefined : this.#steps.get(key);
    const task = known ?? timeline.start(() => this.#doStep(step, below));
    if (key !== undefined) this.#steps.set(key, task);
    const done = await timeline.join(task);
    const outcome = this.#outcomes.get(done);
    if (known !== undefined && outcome !== undefined) this.input.steps.step(step, outcome);
    return { ...done, layerTimes: [...below.layerTimes, done.created], anew: outcome?.state === 'ran' };
  }

  #finished(step: Step, below: StageResult, result: StepResult, outcome: StepOutcome): StepResult {
    const { chainId } = result;
    const whole = { ...outcome, ...(chainId === undefined || chainId === below.chainId ? {} : { chainId }) };
    this.#outcomes.set(result, whole);
    this.input.steps.step(step, whole);
    return result;
  }

  /** Why a step has to be done. */
  #reason(step: Step, below: StageResult, mayBeCached: boolean): PlanReason {
    if (!mayBeCached) return { kind: 'no-cache' };
    if (below.anew === true) return { kind: 'parent-changed' };
    const anew = sourceStages(step).find((stage) => this.#results.get(stage)?.anew === true);
    if (anew !== undefined) return { kind: 'source-stage-changed', stage: anew.displayName };
    return reasonToRun(this.input.internals, step, below.key, this.#files);
  }

  async #doStep(step: Step, below: StageResult): Promise<StepResult> {
    const { internals, progress, options } = this.input;
    const vertex = progress.start(step.name, 'instruction');
    this.input.steps.step(step, { state: 'running' });
    try {
      const key = stepKey(this.#files, step, below.key);
      const mayBeCached = !ignoresCache(options, step);
      this.#rememberDefinition(step, below, key);
      const cached = mayBeCached && !standsOnIgnored(options, below) ? cachedStep(internals, key, below.chainId) : undefined;
      if (cached) {
        useRecord(internals, cached.record);
        vertex.cached();
        if (cached.chainId !== undefined) this.#announce(vertex, cached.chainId, step.createdBy, true);
        return this.#finished(step, below, cached, { state: 'cached' });
      }
      const reason = this.#reason(step, below, mayBeCached);
      const created = internals.clock.now();
      const tree = this.#files.writable(below.chainId);
      standOn(internals, below.record);
      const { source, secrets } = this.input;
      const around = { internals, files: this.#files, source, secrets, cancellation: options.cancellation };
      await performStep(around, step, tree, vertex);
      const changeset = tree.changeset();
      const layer = await internals.layers.add(below.chainId, changeset);
      const before = this.#files.writable(below.chainId);
      const stubs = step.kind === 'run' ? containerStubBytes(changeset, before) : 0;
      const about = { name: step.name, description: recordDescription(step), snapshotBytes: writableUsage(changeset, before) + stubs };
      const result = rememberStep(internals, { key, chainId: layer.chainId, created }, below, about);
      rememberReason(internals, step, below.key, this.#files);
      vertex.done();
      this.#madeLayers = true;
      this.#announce(vertex, layer.chainId, step.createdBy, false);
      return this.#finished(step, below, result, { state: 'ran', reason });
    } catch (error) {
      if (error instanceof StepError) this.#fail(vertex, step, error);
      if (error instanceof CopyError || error instanceof OwnerError || error instanceof FileError)
        this.#fail(vertex, step, new StepError(error.message));
      if (error instanceof EngineError && error.code === 'bytes-not-held') {
        vertex.fail(error.message);
        this.input.steps.step(step, { state: 'failed', reason: { kind: 'error', message: error.message } });
        throw buildError('bytes-not-held', error.message, { source: this.input.source, lines: step.lines, vertex: vertex.failed });
      }
      throw error;
    }
  }

  /** The next build knows the step before it has looked into the stages that it takes files from. */
  #rememberDefinition(step: Step, below: StageResult, key: Digest): void {
    if (sourceStages(step).length === 0) return;
    const definition = knownDefinitionKey(this.#files, step, below.key, (stage) => this.#results.get(stage)?.key);
    if (definition !== undefined) rememberDefinition(this.input.internals, definition, key);
  }

  #result(stage: BuildStage): StageResult {
    const found = this.#results.get(stage);
    if (!found) throw new Error(`stage ${stage.displayName} has not been built yet`);
    return found;
  }

  #announce(vertex: VertexProgress, chainId: ChainID, createdBy: string | ResolvedImage, cached: boolean): void {
    const { internals } = this.input;
    const layer = internals.layers.get(chainId);
    if (!layer || this.#seen.has(chainId)) return;
    this.#seen.add(chainId);
    const { diffId, digest, size, unpackedSize } = layer;
    const text = typeof createdBy === 'string' ? createdBy : baseRow(createdBy, chainId);
    internals.emit({ type: 'build.layer', vertex: vertex.id, chainId, diffId, digest, size, unpackedSize, createdBy: text, cached });
  }

  #fail(vertex: VertexProgress, step: Step, error: StepError): never {
    vertex.fail(error.message);
    this.input.steps.step(step, { state: 'failed', reason: { kind: 'error', message: error.message } });
    throw buildError('build-failed', error.ending, { source: this.input.source, lines: step.lines, vertex: vertex.failed });
  }
}

/** What a stage leaves that is not needed. */
const NOTHING: StageResult = { key: baseKey(undefined), chainId: undefined, created: 0, record: undefined, layerTimes: [] };

/** As BuildKit describes the record of a step (solver/llbsolver/ops). */
function recordDescription(step: Step): string {
  return step.kind === 'run' ? `mount / from exec ${step.argv.join(' ')}` : 'fileop target';
}

/** The history row that made a layer of a base image. */
function baseRow(image: ResolvedImage, chainId: ChainID): string {
  const rows = image.config.history.filter((entry) => !entry.empty_layer);
  return rows[chainIds(image.config.rootfs.diff_ids).indexOf(chainId)]?.created_by ?? '';
}
