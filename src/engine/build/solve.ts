import { strToU8 } from 'fflate';
import type { BuildContextSource, BuildOptions } from '../api';
import type { EpochMs } from '../clock';
import type { ProcessResult } from '../container/process';
import type { ChainID, Digest } from '../digest/digest';
import { EngineError } from '../errors';
import { overlayTree } from '../filetree/overlay';
import type { OverlayTree } from '../filetree/overlay';
import { FileError } from '../filetree/tree';
import type { FileTree } from '../filetree/tree';
import type { EngineInternals, ResolvedImage } from '../internals';
import { referenceString } from '../reference/parse';
import { addArchive } from './addArchive';
import { cachedStep, rememberStep, useBase } from './cache';
import type { StepResult } from './cache';
import { baseKey, contentChecksum, copyKey, runKey, workdirKey } from './cacheKey';
import { CopyError, copyPath, makeParents } from './copyFiles';
import type { ContextFiles } from './contextFiles';
import { durations } from './durations';
import { buildError } from './failure';
import type { DockerfileSource } from './failure';
import { modeChange } from './fileMode';
import { OwnerError, ownerIn } from './owner';
import { stepPrefix } from './planStage';
import type { StagePlan } from './planStage';
import type { BuildProgress, VertexProgress } from './progress';
import { runProcess } from './runStep';
import { SourceNotFound, resolveSource } from './sources';
import type { BuildStage } from './stageGraph';
import type { CopySource, CopyStep, RunMount, Step } from './step';
import { chainIds } from '../layer/chainId';

/** A failure that belongs to a step: shown at its vertex, then as the end of the build, where it may have more in front. */
class StepError extends Error {
  constructor(
    message: string,
    readonly ending: string = message,
  ) {
    super(message);
  }
}

export interface SolveInput {
  readonly internals: EngineInternals;
  readonly options: BuildOptions;
  readonly context: BuildContextSource | undefined;
  readonly files: ContextFiles;
  readonly plans: readonly StagePlan[];
  readonly images: ReadonlyMap<string, ResolvedImage>;
  readonly source: DockerfileSource;
  readonly progress: BuildProgress;
  /** Shows the transfer of the context, which happens beside the bases. */
  readonly loadContext: () => Promise<void>;
}

export interface StageResult extends StepResult {
  /** Of the layers that steps of this build's stages left, base to top. */
  readonly layerTimes: readonly EpochMs[];
}

export interface SolvedBuild {
  readonly result: StageResult;
  readonly madeLayers: boolean;
}

/**
 * Does what the plans say, or takes it from the cache, stage by stage. Simplified: stages that do not depend on one another run one
 * after the other here, in Docker at the same time.
 */
export function solve(input: SolveInput): Promise<SolvedBuild> {
  return new Solver(input).solve();
}

class Solver {
  readonly #results = new Map<BuildStage, StageResult>();
  /** Steps done or found in this build, by key. */
  readonly #steps = new Map<Digest, StepResult>();
  readonly #seen = new Set<ChainID>();
  #madeLayers = false;
  readonly #trees = new Map<string, FileTree>();

  constructor(readonly input: SolveInput) {}

  async solve(): Promise<SolvedBuild> {
    const { plans, internals } = this.input;
    await this.#showInlineDocuments();
    await this.#bases();
    await this.input.loadContext();
    await this.#refuseMissingSources();
    for (const plan of plans) await this.#stage(plan);
    const result = this.#result(plans.at(-1)?.stage);
    return { result, madeLayers: this.#madeLayers || internals.layers.chain(result.chainId).length === 0 };
  }

  async #showInlineDocuments(): Promise<void> {
    for (const step of this.input.plans.flatMap(({ steps }) => steps)) {
      const documents =
        step.kind === 'copy' ? step.sources.filter(({ kind }) => kind === 'inline').length : step.kind === 'run' && step.script ? 1 : 0;
      for (let i = 0; i < documents; i++) {
        const vertex = this.input.progress.start('[internal] preparing inline document', 'internal');
        await this.input.progress.pass(1);
        vertex.done();
      }
    }
  }

  /**
   * FROM of the stages that stand on images. Stages on the same image share a vertex, which has the name that Docker comes upon last
   * when it walks from the target to what it needs (recording 29.7.2/08 step 28).
   */
  async #bases(): Promise<void> {
    const { plans, images } = this.input;
    const order = visitOrder(plans.at(-1)?.stage);
    const shared = new Map<string, StagePlan[]>();
    for (const plan of plans) {
      if (plan.stage.base) continue;
      const image = images.get(plan.stage.baseName);
      if (!image) {
        this.#results.set(plan.stage, { key: baseKey(undefined), chainId: undefined, created: 0, layerTimes: [] });
        continue;
      }
      const id = `${referenceString(image.reference)} ${image.target.digest} ${plan.stage.platform}`;
      shared.set(id, [...(shared.get(id) ?? []), plan]);
    }
    for (const group of shared.values()) {
      const [named] = [...group].sort((x, y) => order.indexOf(y.stage) - order.indexOf(x.stage));
      const image = named && images.get(named.stage.baseName);
      if (image) await this.#base(named, image, group);
    }
  }

  async #base(plan: StagePlan, image: ResolvedImage, group: readonly StagePlan[]): Promise<void> {
    const { stage } = plan;
    const { internals, progress, options } = this.input;
    const chainId = chainIds(image.config.rootfs.diff_ids).at(-1);
    const result = { key: baseKey(chainId), chainId, created: internals.clock.now(), layerTimes: [] };
    const name = referenceString({ ...image.reference, digest: image.target.digest });
    const vertex = progress.start(`${stepPrefix(stage, 1, plan.total)}FROM ${name}`, 'from');
    await vertex.sub(`resolve ${name}`, durations.resolveBase);
    const started = new Map<string, EpochMs>();
    const since = (id: string): EpochMs => {
      const time = started.get(id) ?? internals.clock.now();
      started.set(id, time);
      return time;
    };
    let fetched = false;
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
    if (known && !fetched && group.some((one) => this.#firstStepRuns(one))) vertex.cached();
    else vertex.done();
    for (const layer of internals.layers.chain(chainId)) this.#announce(vertex, layer.chainId, image, true);
    for (const one of group) this.#results.set(one.stage, result);
  }

  /** Whether the step that stands directly on the base has to be done; one that copies from another stage is taken to have to. */
  #firstStepRuns(plan: StagePlan): boolean {
    const { internals } = this.input;
    const chainId = chainIds(this.input.images.get(plan.stage.baseName)?.config.rootfs.diff_ids ?? []).at(-1);
    const onBase = [plan, ...this.input.plans.filter(({ stage }) => stage.base === plan.stage)];
    return onBase.some(({ steps, stage }) => {
      const [step] = steps;
      if (!step) return stage === this.input.plans.at(-1)?.stage;
      if (this.#ignoresCache(step)) return true;
      if (step.kind === 'copy' && step.sources.some(({ kind }) => kind === 'stage')) return true;
      try {
        return cachedStep(internals, this.#key(step, baseKey(chainId)), chainId) === undefined;
      } catch (error) {
        if (error instanceof StepError) return false; // a source is missing: nothing will be done
        throw error;
      }
    });
  }

  /** Docker looks at the sources in the context before it does anything, so a missing one ends the build at once. */
  async #refuseMissingSources(): Promise<void> {
    for (const { steps } of this.input.plans) {
      for (const step of steps) {
        if (step.kind !== 'copy') continue;
        try {
          step.sources.filter(({ kind }) => kind === 'context').forEach((source) => this.#paths(source));
        } catch (error) {
          if (!(error instanceof StepError)) throw error;
          const vertex = this.input.progress.start(step.name, 'instruction');
          await this.input.progress.pass(1);
          this.#fail(vertex, step, error);
        }
      }
    }
  }

  async #stage(plan: StagePlan): Promise<void> {
    const { stage } = plan;
    let result = stage.base ? this.#result(stage.base) : this.#result(stage);
    for (const step of plan.steps) result = await this.#step(step, result);
    this.#results.set(stage, result);
  }

  async #step(step: Step, below: StageResult): Promise<StageResult> {
    const { internals, progress } = this.input;
    const key = this.#knownKey(step, below.key);
    // Stages that do the same share the vertex too.
    const done = key === undefined ? undefined : this.#steps.get(key);
    if (done) return { ...done, layerTimes: [...below.layerTimes, done.created] };
    const vertex = progress.start(step.name, 'instruction');
    try {
      const key = this.#key(step, below.key);
      const cached = this.#ignoresCache(step) ? undefined : cachedStep(internals, key, below.chainId);
      if (cached) {
        vertex.cached();
        if (cached.chainId !== undefined) this.#announce(vertex, cached.chainId, step.createdBy, true);
        this.#steps.set(key, cached);
        return { ...cached, layerTimes: [...below.layerTimes, cached.created] };
      }
      const created = internals.clock.now();
      const tree = this.#writableTree(below.chainId);
      await this.#perform(step, tree, vertex);
      const layer = await internals.layers.add(below.chainId, tree.changeset());
      const result = { key, chainId: layer.chainId, created };
      rememberStep(internals, result, below.chainId, step.name);
      this.#steps.set(key, result);
      vertex.done();
      this.#madeLayers = true;
      this.#announce(vertex, layer.chainId, step.createdBy, false);
      return { ...result, layerTimes: [...below.layerTimes, created] };
    } catch (error) {
      if (error instanceof StepError) this.#fail(vertex, step, error);
      if (error instanceof CopyError || error instanceof OwnerError || error instanceof FileError)
        this.#fail(vertex, step, new StepError(error.message));
      if (error instanceof EngineError && error.code === 'bytes-not-held') {
        vertex.fail(error.message);
        throw buildError('bytes-not-held', error.message, { source: this.input.source, lines: step.lines, vertex: vertex.failed });
      }
      throw error;
    }
  }

  #key(step: Step, parent: Digest): Digest {
    switch (step.kind) {
      case 'workdir':
        return workdirKey(parent, step);
      case 'run':
        return runKey(
          parent,
          step,
          step.mounts.map((mount) => this.#mountKey(mount)),
        );
      case 'copy':
        return copyKey(
          parent,
          step,
          step.sources.map((source) => this.#paths(source).map((path) => contentChecksum(this.#sourceTree(source), path))),
        );
    }
  }

  /** Undefined when a source is missing, which is reported when the step begins. */
  #knownKey(step: Step, parent: Digest): Digest | undefined {
    try {
      return this.#key(step, parent);
    } catch (error) {
      if (error instanceof StepError) return undefined;
      throw error;
    }
  }

  #mountKey(mount: RunMount): string {
    if (mount.type !== 'bind') return mount.text;
    const { tree, root } = this.#mountSource(mount);
    return `${mount.text} ${tree.stat(root) ? contentChecksum(tree, root) : ''}`;
  }

  /** WORKDIR is never told to ignore the cache (cache-matrix.json, `--no-cache`). */
  #ignoresCache(step: Step): boolean {
    return this.input.options.noCache === true && step.kind !== 'workdir';
  }

  async #perform(step: Step, tree: OverlayTree, vertex: VertexProgress): Promise<void> {
    const { internals, progress } = this.input;
    const now = Math.floor(internals.clock.now() / 1000);
    if (step.kind === 'run') {
      for (const mount of step.mounts) {
        if (mount.required && mount.type === 'secret') throw new StepError(`secret ${mount.id}: not found`);
        if (mount.required && mount.type === 'ssh') throw new StepError(`unset ssh forward key ${mount.id}`);
      }
      const mountSource = (mount: RunMount): { tree: FileTree; root: string } => this.#mountSource(mount);
      const result = await runProcess(internals, step, tree, mountSource, vertex, this.input.options.cancellation);
      await progress.pass(durations.containerStop);
      return this.#judge(result, step.argv, vertex, step);
    }
    await progress.pass(durations.fileStep);
    if (step.kind === 'workdir') {
      const owner = step.user === '' ? { uid: 0, gid: 0 } : ownerIn(tree, step.user);
      return makeParents(tree, step.path, { owner, now });
    }
    this.#copy(step, tree, now);
  }

  #judge(result: ProcessResult, argv: readonly string[], vertex: VertexProgress, step: Step): void {
    const incomplete = (exitCode: number): StepError =>
      new StepError(`process "${argv.join(' ')}" did not complete successfully: exit code: ${exitCode}`);
    const runc = 'runc run failed: unable to start container process: error during container init: exec:';
    switch (result.kind) {
      case 'exited':
        if (result.exitCode !== 0) throw incomplete(result.exitCode);
        return;
      case 'not-found': {
        const reason = result.program.includes('/')
          ? `stat ${result.program}: no such file or directory`
          : 'executable file not found in $PATH';
        vertex.log('stderr', `${runc} "${result.program}": ${reason}\n`);
        throw incomplete(1);
      }
      case 'not-executable':
        vertex.log('stderr', `${runc} "${result.program}": permission denied\n`);
        throw incomplete(1);
      case 'not-simulated':
        vertex.log('stderr', `${result.message}\n`);
        vertex.fail(result.message);
        throw buildError('not-simulated', result.message, { source: this.input.source, lines: step.lines, vertex: vertex.failed });
    }
  }

  #copy(step: CopyStep, tree: OverlayTree, now: number): void {
    const mode = step.chmod === '' ? undefined : modeChange(step.chmod);
    if (step.chmod !== '' && !mode) throw new StepError(`invalid mode: ${step.chmod}`);
    const owner = step.chown === '' ? undefined : ownerIn(tree, step.chown);
    for (const source of step.sources) {
      const from = this.#sourceTree(source);
      for (const path of this.#paths(source)) {
        if (step.unpack && addArchive(from, path, tree, step.destination, { ...(owner ? { owner } : {}), now })) continue;
        // `--parents` keeps the directories above, up to a `/./` in the path.
        const destination = step.parents
          ? `${step.destination.replace(/\/\.?$/, '')}${path.slice(0, path.lastIndexOf('/') + 1)}`
          : step.destination;
        const directoryContents = source.kind !== 'inline' && !step.parents;
        copyPath(from, path, tree, destination, {
          ...(owner ? { owner } : {}),
          ...(mode ? { mode } : {}),
          directoryContents,
          exclude: step.exclude,
          now,
        });
      }
    }
  }

  #paths(source: CopySource): string[] {
    if (source.kind === 'inline') return [`/${source.name}`];
    try {
      return resolveSource(this.#sourceTree(source), source.path);
    } catch (error) {
      if (!(error instanceof SourceNotFound)) throw error;
      const { internals } = this.input;
      const text = `failed to calculate checksum of ref ${internals.nextId('buildRef')}::${internals.nextId('buildRef')}: ${error.message}`;
      throw new StepError(text, `failed to compute cache key: ${text}`);
    }
  }

  #sourceTree(source: CopySource): FileTree {
    if (source.kind === 'context') return this.input.files.tree;
    if (source.kind === 'stage') return this.#stageTree(source.stage);
    const id = `inline ${source.name} ${source.data}`;
    const known = this.#trees.get(id);
    if (known) return known;
    const tree = overlayTree([]);
    tree.writeFile(`/${source.name}`, strToU8(source.data), {
      mode: 0o644,
      uid: 0,
      gid: 0,
      mtime: Math.floor(this.input.internals.clock.now() / 1000),
    });
    this.#trees.set(id, tree);
    return tree;
  }

  #mountSource(mount: RunMount): { tree: FileTree; root: string } {
    const root = `/${mount.source.replace(/^\/+/, '')}`;
    return { tree: mount.from ? this.#stageTree(mount.from) : this.input.files.tree, root };
  }

  #stageTree(stage: BuildStage): FileTree {
    const { chainId } = this.#result(stage);
    const id = `chain ${chainId ?? ''}`;
    const tree = this.#trees.get(id) ?? overlayTree(this.input.internals.layers.changesets(chainId), { readOnly: true });
    this.#trees.set(id, tree);
    return tree;
  }

  #writableTree(chainId: ChainID | undefined): OverlayTree {
    const { clock, layers } = this.input.internals;
    return overlayTree(layers.changesets(chainId), { now: () => Math.floor(clock.now() / 1000) });
  }

  #result(stage: BuildStage | undefined): StageResult {
    const found = stage && this.#results.get(stage);
    if (!found) throw new Error(`stage ${stage?.displayName ?? ''} has not been built yet`);
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
    throw buildError('build-failed', error.ending, { source: this.input.source, lines: step.lines, vertex: vertex.failed });
  }
}

/** Stages in the order in which Docker comes upon them from the target: a stage, what it stands on, then what its steps copy from. */
function visitOrder(target: BuildStage | undefined): BuildStage[] {
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

/** The history row that made a layer of a base image. */
function baseRow(image: ResolvedImage, chainId: ChainID): string {
  const rows = image.config.history.filter((entry) => !entry.empty_layer);
  return rows[chainIds(image.config.rootfs.diff_ids).indexOf(chainId)]?.created_by ?? '';
}
