import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { BuildCheck, BuildContextSource, BuildOptions, BuildResult } from '../api';
import { DockerfileError } from '../dockerfile/ast';
import { EngineError } from '../errors';
import { contentSize } from '../filetree/content';
import type { EngineInternals, ResolvedImage } from '../internals';
import type { Platform } from '../oci/platform';
import { familiarName, parseNormalized, referenceString, tagNameOnly } from '../reference/parse';
import type { Reference } from '../reference/reference';
import { buildInstructions } from './buildInstructions';
import type { NumberedInstructions } from './buildInstructions';
import { knownContext, localSource, rememberContext } from './cache';
import { exportRecords } from './cacheRecords';
import { collectAfter, collectIfDue } from './collector';
import { checkBasePlatform } from './checks/invalidBaseImagePlatform';
import { warningText } from './checks/check';
import type { CheckWarning } from './checks/check';
import { checkDockerfile } from './checkDockerfile';
import { codeFrame } from './codeFrame';
import { emptyContext, findIgnoreFile, followedEntries, ignorePatterns, loadContext, sentOfContext } from './contextFiles';
import type { ContextFiles } from './contextFiles';
import { buildDefinition } from './definition';
import type { BuildDefinition } from './definition';
import { PatternError } from './dockerignore';
import { durations } from './durations';
import { exportImage } from './exportImage';
import { buildError } from './failure';
import type { DockerfileSource } from './failure';
import { loadMetadata, platformOf } from './metadata';
import { NotSimulatedError } from './notSimulated';
import type { StagePlan } from './stage/stagePlan';
import { planBuild } from './planBuild';
import { packageUrl } from './provenance';
import { BuildProgress } from './progress';
import type { VertexProgress } from './progress';
import { solve } from './solve';
import { StepProgress } from './stepProgress';
import { neededStages } from './stageGraph';
import type { BuildStage } from './stageGraph';
import { BuildTimeline } from './timeline';
import { transferFigures } from './transfer';
import type { SentEntry } from './transfer';
import { CONTEXT_VERTEX, vertexGraph } from './vertexGraph';

/**
 * Builds an image from a Dockerfile as BuildKit does under the docker driver, and stores and names it. Throws `EngineError`
 * `dockerfile-invalid` or `build-failed` with `BuildFailure` data, `cancelled`, or `not-simulated`; images stay as they were then, the
 * cache keeps what was done.
 */
export async function buildImage(
  machine: EngineInternals,
  context: BuildContextSource | undefined,
  options: BuildOptions,
): Promise<BuildResult> {
  const timeline = new BuildTimeline(machine.clock);
  const internals = { ...machine, clock: timeline };
  const names = options.names.map((name) => referenceString(tagNameOnly(name)));
  const progress = new BuildProgress(internals, options.cancellation);
  const build = new Build(internals, timeline, context, options, progress, names);
  internals.emit({ type: 'build.started', names, vertices: [] });
  build.outline();
  try {
    const { image, provenance } = await build.run();
    internals.emit({ type: 'build.finished', imageId: image.id, names });
    return { imageId: image.id, image, ...provenance };
  } catch (error) {
    const cancelled = error instanceof EngineError && error.code === 'cancelled';
    progress.cancelOpen();
    // The documents of a base that was fetched for this build: nothing names them.
    internals.collectGarbage();
    internals.emit({ type: 'build.failed' });
    throw cancelled ? new EngineError('cancelled', 'Canceled: context canceled') : error;
  } finally {
    collectIfDue(internals.buildCache, internals.clock.now());
    collectAfter(internals.buildCache, internals.clock.now());
  }
}

/** `docker build --check`: the warnings of a Dockerfile, nothing built. Errors as for `buildImage`. */
export async function checkBuild(
  machine: EngineInternals,
  context: BuildContextSource | undefined,
  options: BuildOptions,
): Promise<readonly BuildCheck[]> {
  const timeline = new BuildTimeline(machine.clock);
  const internals = { ...machine, clock: timeline };
  const progress = new BuildProgress(internals, options.cancellation);
  internals.emit({ type: 'build.started', names: [], vertices: [] });
  try {
    const checks = await new Build(internals, timeline, context, options, progress, []).check();
    internals.emit({ type: 'build.checked' });
    return checks;
  } catch (error) {
    progress.cancelOpen();
    internals.emit({ type: 'build.failed' });
    throw error;
  }
}

class Build {
  readonly #source: DockerfileSource;
  readonly #buildArgs: Readonly<Record<string, string>>;
  readonly #platform: Platform;
  #root: string | undefined;

  constructor(
    readonly internals: EngineInternals,
    readonly timeline: BuildTimeline,
    readonly context: BuildContextSource | undefined,
    readonly options: BuildOptions,
    readonly progress: BuildProgress,
    readonly names: readonly string[],
  ) {
    this.#source = { fileName: this.#fileName, text: options.dockerfile };
    this.#buildArgs = options.buildArgs ?? {};
    this.#platform = options.platform ?? internals.platform;
  }

  /** Docker sends the Dockerfile's directory and names only the file in it. */
  get #fileName(): string {
    return this.options.dockerfileName.replace(/^.*\//, '') || 'Dockerfile';
  }

  #package(name: Reference): string {
    return packageUrl(familiarName(name), name.tag ?? 'latest', this.#platform);
  }

  /** What the builder knows the context directory by; what comes from standard input is another directory each time. */
  get #contextRoot(): string {
    this.#root ??= this.context?.root ?? `stdin ${this.internals.nextId('buildRef')}`;
    return this.#root;
  }

  /** Tells what the Dockerfile holds, before anything is known of its bases; nothing of one that cannot be read. */
  outline(): void {
    try {
      this.#tellPlan(buildInstructions(this.#definition()));
    } catch (error) {
      if (!(error instanceof DockerfileError)) throw error;
      this.#tellPlan(undefined);
    }
  }

  #tellPlan(instructions: NumberedInstructions | undefined): void {
    const { dockerfile, dockerfileName: path } = this.options;
    this.progress.emit({ type: 'build.planned', dockerfile, path, instructions: instructions?.list ?? [] });
  }

  async run(): Promise<{ readonly image: BuildResult['image']; readonly provenance: Omit<BuildResult, 'image' | 'imageId'> }> {
    const started = this.internals.clock.now();
    const { vertex, warned } = await this.#loadDefinition(true);
    const definition = this.#invalid(() => this.#definition());
    const images = await this.#loadMetadata(definition);
    const { plans, warnings, problem } = this.#invalid(() => this.#plan(definition, images));
    for (const text of warnings.map(warningText)) if (!warned.has(text)) vertex.warning(text);
    this.#invalid(() => {
      if (problem !== undefined) throw problem;
    });
    const instructions = buildInstructions(definition, plans);
    this.#tellPlan(instructions);
    const patterns = await this.#loadIgnoreFile();
    const files = this.context ? loadContext(this.context, patterns) : emptyContext;
    this.progress.emit({ type: 'build.graph', vertices: vertexGraph(plans, images) });
    const solved = await solve({
      internals: this.internals,
      timeline: this.timeline,
      options: this.options,
      context: this.context,
      contextRoot: this.#contextRoot,
      secrets: this.options.secrets ?? new Map(),
      files,
      plans,
      images,
      source: this.#source,
      progress: this.progress,
      steps: new StepProgress(this.progress, instructions),
      loadContext: () => this.#showContext(files, plans),
    });
    const target = plans.at(-1);
    if (!target) throw new Error('a build without a stage');
    const { result, madeLayers } = solved;
    const exporting = this.progress.start('exporting to image', 'export');
    const { image, ref, predicate } = await exportImage(
      this.internals,
      {
        image: withLabels(target, this.options.labels),
        chainId: result.chainId,
        layerTimes: result.layerTimes,
        madeLayers,
        names: this.names,
        packages: this.options.names.map((name) => this.#package(name)),
        platform: this.options.platform ?? platformOfImage(target),
        started,
        dockerfileName: this.#fileName,
        materials: [...images.values()].map(({ reference, target: { digest } }) => ({ uri: this.#package(reference), digest })),
        args: frontendArgs(this.options),
        hidesArgs: [this.options.buildArgs, this.options.labels].some((given) => Object.keys(given ?? {}).length > 0),
      },
      exporting,
    );
    exporting.done();
    exportRecords(this.internals, result.record);
    this.internals.collectGarbage();
    return { image, provenance: { ref, provenance: predicate } };
  }

  /** `--check`: what of a build can be looked at without doing it. */
  async check(): Promise<readonly BuildCheck[]> {
    await this.#loadDefinition(false);
    const definition = this.#invalid(() => this.#definition());
    const images = await this.#loadMetadata(definition);
    const { warnings } = this.#invalid(() => this.#plan(definition, images));
    await this.#loadIgnoreFile();
    const { fileName, text } = this.#source;
    return warnings.map((warning) => {
      const frame = codeFrame(fileName, text, warning.lines);
      return { ...warning, ...(frame === undefined ? {} : { frame }) };
    });
  }

  /** Shows the transfer of the Dockerfile, with the warnings that can be known at this point. */
  async #loadDefinition(tellsWarnings: boolean): Promise<{ vertex: VertexProgress; warned: ReadonlySet<string> }> {
    const name = this.#fileName;
    const vertex = this.progress.start(`[internal] load build definition from ${name}`, 'internal');
    const bytes = utf8ToBytes(this.options.dockerfile).length;
    const content = { kind: 'filled', size: bytes, seed: '' } as const; // only its size counts here
    const mtime = Math.floor(this.internals.clock.now() / 1000);
    const node = { type: 'file', content, inode: 0, mode: 0o644, uid: 0, gid: 0, mtime } as const;
    const sent: readonly SentEntry[] = [{ path: name, node, withContent: true }];
    await vertex.transfer('transferring dockerfile:', durations.loadDefinition, transferFigures(sent));
    localSource(this.internals, { root: this.#contextRoot, purpose: 'dockerfile' }, sent);
    const local = await this.#localBases();
    const check = checkDockerfile(this.options.dockerfile, {
      buildArgs: this.#buildArgs,
      platform: this.#platform,
      ...(this.options.target !== undefined ? { target: this.options.target } : {}),
      bases: (stage) => local.get(stage.baseName)?.config,
    });
    const warned = new Set<string>();
    if ((!check.error || check.isViolation === true) && tellsWarnings) {
      for (const text of [...check.warnings, ...this.#platformWarnings(this.#definition(), local)].map(warningText)) {
        vertex.warning(text);
        warned.add(text);
      }
    }
    vertex.done();
    return { vertex, warned };
  }

  /** Bases that are on this machine already, looked up without a sign of it. */
  async #localBases(): Promise<Map<string, ResolvedImage>> {
    const found = new Map<string, ResolvedImage>();
    let stages: readonly BuildStage[];
    try {
      stages = neededStages(this.#definition().target);
    } catch (error) {
      if (error instanceof DockerfileError) return found; // reported when the definition is read
      throw error;
    }
    for (const stage of stages) {
      const parsed = parseNormalized(stage.baseName);
      if (stage.base || stage.baseName === 'scratch' || !parsed.ok) continue;
      const reference = tagNameOnly(parsed.reference);
      if (!this.internals.images.get(referenceString(reference))) continue;
      found.set(stage.baseName, await this.internals.resolveImage(reference, { platform: this.#platform }));
    }
    return found;
  }

  #definition(): BuildDefinition {
    return buildDefinition(this.options.dockerfile, {
      buildArgs: this.#buildArgs,
      ...(this.options.target !== undefined ? { target: this.options.target } : {}),
      buildPlatform: this.internals.platform,
      targetPlatform: this.#platform,
      report: () => undefined,
    });
  }

  #loadMetadata(definition: BuildDefinition): Promise<Map<string, ResolvedImage>> {
    const { internals, progress, options } = this;
    return loadMetadata(definition, {
      internals,
      progress,
      source: this.#source,
      platform: this.#platform,
      pull: options.pull ?? false,
      ...(options.cancellation ? { cancellation: options.cancellation } : {}),
    });
  }

  /** `problem`: what the checks alone refuse. */
  #plan(
    definition: BuildDefinition,
    images: ReadonlyMap<string, ResolvedImage>,
  ): { plans: StagePlan[]; warnings: CheckWarning[]; problem: DockerfileError | undefined } {
    const bases = (stage: BuildStage): ResolvedImage['config'] | undefined => images.get(stage.baseName)?.config;
    const plans = planBuild(definition, bases, { buildArgs: this.#buildArgs, report: () => undefined, platform: this.#platform });
    const check = checkDockerfile(this.options.dockerfile, {
      buildArgs: this.#buildArgs,
      platform: this.#platform,
      ...(this.options.target !== undefined ? { target: this.options.target } : {}),
      bases,
    });
    return { plans, warnings: [...check.warnings, ...this.#platformWarnings(definition, images)], problem: check.error };
  }

  #platformWarnings(definition: BuildDefinition, images: ReadonlyMap<string, ResolvedImage>): CheckWarning[] {
    const warnings: CheckWarning[] = [];
    for (const stage of neededStages(definition.target)) {
      const image = images.get(stage.baseName);
      const expected = platformOf(stage.platform) ?? this.#platform;
      if (image) checkBasePlatform(stage.baseName, expected, image.config, stage.lines, (warning) => warnings.push(warning));
    }
    return warnings;
  }

  async #loadIgnoreFile(): Promise<readonly string[]> {
    const vertex = this.progress.start('[internal] load .dockerignore', 'internal');
    const file = this.context ? findIgnoreFile(this.context, this.options.dockerfileName) : undefined;
    const sent = file ? [{ path: file.name, node: file.node, withContent: true }] : [];
    await vertex.transfer('transferring context:', durations.loadIgnoreFile, transferFigures(sent));
    localSource(this.internals, { root: this.#contextRoot, purpose: '.dockerignore' }, sent);
    vertex.done();
    try {
      return file && contentSize(file.node.content) > 0 ? ignorePatterns(file) : [];
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      throw buildError('build-failed', `failed parsing .dockerignore: ${error.message}`, {});
    }
  }

  /** The transfer of what COPY and ADD need, if they need anything. */
  async #showContext(files: ContextFiles, plans: readonly StagePlan[]): Promise<void> {
    const needs = plans
      .flatMap(({ steps }) => steps)
      .flatMap((step) => {
        if (step.kind === 'copy') return step.sources.flatMap((source) => (source.kind === 'context' ? [source.path] : []));
        return step.kind === 'run'
          ? step.mounts.flatMap((mount) => (mount.type === 'bind' && !mount.from ? [`/${mount.source}`] : []))
          : [];
      });
    if (needs.length === 0) return;
    const entries = followedEntries(files, needs);
    const root = this.#contextRoot;
    const vertex = this.progress.start(CONTEXT_VERTEX, 'internal');
    const figures = transferFigures(sentOfContext(entries, knownContext(this.internals, root)));
    await vertex.transfer('transferring context:', durations.loadContext, figures);
    vertex.done();
    rememberContext(this.internals, root, entries);
    localSource(this.internals, { root, purpose: 'context' }, entries);
  }

  /** Turns what is wrong with the Dockerfile into the build's error. */
  #invalid<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      const about = (lines: DockerfileError['lines']): Parameters<typeof buildError>[2] => ({
        source: this.#source,
        ...(lines ? { lines } : {}),
      });
      if (error instanceof DockerfileError) throw buildError('dockerfile-invalid', error.message, about(error.lines));
      if (error instanceof NotSimulatedError) throw buildError('not-simulated', error.message, about(error.lines));
      throw error;
    }
  }
}

/** What Buildx asks of the frontend and the provenance keeps, in order of keys (BuildKit, provenance.FilterArgs). */
function frontendArgs({ noCache, target }: BuildOptions): Readonly<Record<string, string>> {
  return { ...(noCache === true ? { 'no-cache': '' } : {}), ...(target === undefined ? {} : { target }) };
}

function withLabels(plan: StagePlan, labels: BuildOptions['labels']): StagePlan['image'] {
  if (!labels || Object.keys(labels).length === 0) return plan.image;
  return { ...plan.image, config: { ...plan.image.config, Labels: { ...plan.image.config.Labels, ...labels } } };
}

/** Unless a platform is asked for, the image has that of its base. */
function platformOfImage({ image: { os, architecture, variant } }: StagePlan): Platform {
  return { os, architecture, ...(variant !== undefined ? { variant } : {}) };
}
