/** What a build would do now, without doing it: for the workbench, which shows it while a Dockerfile is edited. */
import type { BuildContextSource, BuildOptions } from '../api';
import type { ChainID } from '../digest/digest';
import { DockerfileError } from '../dockerfile/ast';
import { EngineError } from '../errors';
import type { EngineInternals, ResolvedImage } from '../internals';
import { chainIds } from '../layer/chainId';
import { parseNormalized, tagNameOnly } from '../reference/parse';
import { resolveImage } from '../registry/resolve';
import type { BuildPlan, PlanReason, PlannedBase, PlannedStep } from './buildPlan';
import { cachedResult, cachedStep } from './cache';
import { baseKey } from './cacheKey';
import type { CacheKey } from './cacheKey';
import type { CheckWarning, ReportWarning } from './checks/check';
import { emptyContext, findIgnoreFile, ignorePatterns, loadContext } from './contextFiles';
import { buildDefinition } from './definition';
import { PatternError } from './dockerignore';
import { Foresight, ignoresCache } from './foresight';
import { reasonToRun } from './planReasons';
import { planBuild } from './planBuild';
import { NotSimulatedError } from './notSimulated';
import type { StagePlan } from './stage/stagePlan';
import { SourceFiles } from './sourceFiles';
import { neededStages } from './stageGraph';
import type { BuildStage } from './stageGraph';
import { sourceStages } from './step';
import type { Step } from './step';
import { stepKey } from './stepKey';
import { StepError } from './stepError';

interface Place {
  /** Undefined after the first step that is not cached. */
  readonly key: CacheKey | undefined;
  readonly chainId: ChainID | undefined;
}

/** Emits nothing, changes nothing and takes no simulated time. Bases are looked up here or at their registry. */
export async function planOfBuild(
  internals: EngineInternals,
  context: BuildContextSource | undefined,
  options: BuildOptions,
): Promise<BuildPlan> {
  const warnings: CheckWarning[] = [];
  try {
    const { plans, images } = await stagePlans(internals, options, (warning) => warnings.push(warning));
    const ignoreFile = context ? findIgnoreFile(context, options.dockerfileName) : undefined;
    const files = context ? loadContext(context, ignorePatterns(ignoreFile)) : emptyContext;
    const ahead = new Foresight({ internals, options, files, plans, images });
    return {
      bases: basesOf(internals, plans, images, ahead),
      steps: new Planner(internals, options, images, files, ahead).plan(plans),
      warnings,
    };
  } catch (error) {
    if (error instanceof DockerfileError || error instanceof NotSimulatedError) {
      return { bases: [], steps: [], warnings, problem: { message: error.message, ...(error.lines ? { lines: error.lines } : {}) } };
    }
    if (error instanceof EngineError || error instanceof PatternError)
      return { bases: [], steps: [], warnings, problem: { message: error.message } };
    throw error;
  }
}

async function stagePlans(
  internals: EngineInternals,
  options: BuildOptions,
  report: ReportWarning,
): Promise<{ readonly plans: readonly StagePlan[]; readonly images: ReadonlyMap<string, ResolvedImage> }> {
  const platform = options.platform ?? internals.platform;
  const buildArgs = options.buildArgs ?? {};
  const definition = buildDefinition(options.dockerfile, {
    buildArgs,
    ...(options.target !== undefined ? { target: options.target } : {}),
    buildPlatform: internals.platform,
    targetPlatform: platform,
    report,
  });
  const now = internals.clock.now();
  const still: EngineInternals = { ...internals, emit: () => undefined, clock: { now: () => now, sleep: () => Promise.resolve() } };
  const images = new Map<string, ResolvedImage>();
  for (const stage of neededStages(definition.target)) {
    const parsed = parseNormalized(stage.baseName);
    if (stage.base || stage.baseName === 'scratch' || images.has(stage.baseName)) continue;
    if (!parsed.ok) throw new DockerfileError(`failed to parse stage name ${JSON.stringify(stage.baseName)}: ${parsed.error}`, stage.lines);
    const reference = tagNameOnly(parsed.reference);
    images.set(stage.baseName, await resolveImage(still, reference, { platform, pull: options.pull ?? false }));
  }
  const bases = (stage: BuildStage): ResolvedImage['config'] | undefined => images.get(stage.baseName)?.config;
  return { plans: planBuild(definition, bases, { buildArgs, report, platform }), images };
}

function basesOf(
  { layers }: EngineInternals,
  plans: readonly StagePlan[],
  images: ReadonlyMap<string, ResolvedImage>,
  ahead: Foresight,
): readonly PlannedBase[] {
  return plans.flatMap(({ stage }) => {
    const { baseName: name, lines } = stage;
    const image = images.get(name);
    if (image === undefined) return [];
    const top = chainIds(image.config.rootfs.diff_ids).at(-1);
    return [{ lines, name, here: !ahead.needsBase(stage) || top === undefined || layers.get(top) !== undefined }];
  });
}

class Planner {
  readonly #places = new Map<BuildStage, Place>();
  readonly #files: SourceFiles;

  constructor(
    readonly internals: EngineInternals,
    readonly options: BuildOptions,
    readonly images: ReadonlyMap<string, ResolvedImage>,
    readonly context: ReturnType<typeof loadContext>,
    readonly ahead: Foresight,
  ) {
    this.#files = new SourceFiles({
      internals: { ...internals, nextId: () => '' },
      files: context,
      chainOf: (stage) => this.#places.get(stage)?.chainId,
      contextRecord: () => '',
    });
  }

  plan(plans: readonly StagePlan[]): readonly PlannedStep[] {
    return plans.flatMap((plan) => {
      const { stage } = plan;
      const resume = this.ahead.isNeeded(stage) ? this.ahead.resume(stage) : plan.steps.length - 1;
      let place = resume < 0 ? this.#start(stage) : this.#resumed(this.ahead.keys(stage)[resume]);
      const steps = plan.steps.map((step, index): PlannedStep => {
        const about = { name: step.name, lines: step.lines, stage: stage.displayName };
        if (index <= resume) return { ...about, outcome: 'cached' };
        const found = this.#step(step, place);
        place = found.place;
        return found.reason === undefined
          ? { ...about, outcome: 'cached' }
          : { ...about, outcome: found.reason.kind === 'source-missing' ? 'fails' : 'runs', reason: found.reason };
      });
      this.#places.set(stage, place);
      return steps;
    });
  }

  #start(stage: BuildStage): Place {
    if (stage.base) return this.#places.get(stage.base) ?? { key: undefined, chainId: undefined };
    const image = this.images.get(stage.baseName);
    const chainId = image === undefined ? undefined : chainIds(image.config.rootfs.diff_ids).at(-1);
    return { key: baseKey(chainId), chainId };
  }

  #resumed(key: CacheKey | undefined): Place {
    return { key, chainId: key === undefined ? undefined : cachedResult(this.internals, key)?.chainId };
  }

  #step(step: Step, place: Place): { readonly place: Place; readonly reason?: PlanReason } {
    const undone: Place = { key: undefined, chainId: undefined };
    const missing = this.#missing(step);
    if (missing !== undefined) return { place: undone, reason: { kind: 'source-missing', message: missing } };
    if (ignoresCache(this.options, step)) return { place: undone, reason: { kind: 'no-cache' } };
    if (place.key === undefined) return { place: undone, reason: { kind: 'parent-changed' } };
    const anew = this.#stageDoneAnew(step);
    if (anew !== undefined) return { place: undone, reason: { kind: 'source-stage-changed', stage: anew.displayName } };
    let key: CacheKey;
    try {
      key = stepKey(this.#files, step, place.key);
    } catch (error) {
      if (!(error instanceof StepError)) throw error;
      return { place: undone, reason: { kind: 'source-missing', message: missingText(error) } };
    }
    const cached = cachedStep(this.internals, key, place.chainId);
    if (cached) return { place: { key, chainId: cached.chainId } };
    return { place: undone, reason: reasonToRun(this.internals, step, place.key, this.#files) };
  }

  /** A file of the context that is not there; other sources are known only when their stage is. */
  #missing(step: Step): string | undefined {
    if (step.kind !== 'copy') return undefined;
    try {
      step.sources.filter(({ kind }) => kind === 'context').forEach((source) => this.#files.paths(source));
      return undefined;
    } catch (error) {
      if (error instanceof StepError) return missingText(error);
      throw error;
    }
  }

  #stageDoneAnew(step: Step): BuildStage | undefined {
    return sourceStages(step).find((stage) => {
      const place = this.#places.get(stage);
      // A base that has not been fetched cannot be looked into.
      return place?.key === undefined || (place.chainId !== undefined && this.internals.layers.get(place.chainId) === undefined);
    });
  }
}

/** `"/nope": not found`, without the identifiers that Docker puts before it. */
function missingText(error: StepError): string {
  return error.message.replace(/^failed to calculate checksum of ref \S*?::\S*?: /, '');
}
