import type { BuildOptions } from '../api';
import type { ChainID } from '../digest/digest';
import type { EngineInternals, ResolvedImage } from '../internals';
import { chainIds } from '../layer/chainId';
import { cachedResult, stepOfDefinition } from './cache';
import { baseKey } from './cacheKey';
import type { CacheKey } from './cacheKey';
import type { ContextFiles } from './contextFiles';
import type { StagePlan } from './stage/stagePlan';
import { SourceFiles } from './sourceFiles';
import type { BuildStage } from './stageGraph';
import { sourceStages } from './step';
import type { Step } from './step';
import { knownDefinitionKey, knownStepKey } from './stepKey';

export interface ForesightInput {
  readonly internals: EngineInternals;
  readonly options: BuildOptions;
  readonly files: ContextFiles;
  readonly plans: readonly StagePlan[];
  readonly images: ReadonlyMap<string, ResolvedImage>;
}

/**
 * What of a build is known before anything is done. BuildKit solves from the target backwards: the last step whose result it has is taken
 * as it is, and neither what leads to it nor the stages and bases that only that needs are looked at (recording 29.7.2/05 step 89). Keys
 * follow from keys, also where the results that they stand for are gone.
 */
export class Foresight {
  readonly #files: SourceFiles;
  readonly #plans: ReadonlyMap<BuildStage, StagePlan>;
  readonly #keys = new Map<BuildStage, readonly (CacheKey | undefined)[]>();
  readonly #resumes = new Map<BuildStage, number>();
  readonly #onBase = new Set<BuildStage>();

  constructor(readonly input: ForesightInput) {
    // A missing file is told when its step begins, with identifiers of its own.
    this.#files = new SourceFiles({
      internals: { ...input.internals, nextId: () => '' },
      files: input.files,
      chainOf: () => undefined,
      contextRecord: () => '',
    });
    this.#plans = new Map(input.plans.map((plan) => [plan.stage, plan]));
    const target = input.plans.at(-1);
    if (target) this.#need(target.stage);
  }

  /** Whether anything of the stage has to be taken from the cache or done. */
  isNeeded(stage: BuildStage): boolean {
    return this.#resumes.has(stage);
  }

  /** Whether the image that the stage stands on is needed itself. */
  needsBase(stage: BuildStage): boolean {
    return this.#onBase.has(stage);
  }

  /** The last step of a needed stage whose result is in the cache; -1 for none. */
  resume(stage: BuildStage): number {
    return this.#resumes.get(stage) ?? -1;
  }

  /** The key of each step, as far as it is known. */
  keys(stage: BuildStage): readonly (CacheKey | undefined)[] {
    const known = this.#keys.get(stage);
    if (known !== undefined) return known;
    let key = this.#keyBefore(stage);
    const keys = (this.#plans.get(stage)?.steps ?? []).map((step) => (key = this.#stepKey(step, key)));
    this.#keys.set(stage, keys);
    return keys;
  }

  /** How many steps lead from the image that a stage stands on to the end of its step at `index`. */
  depth(stage: BuildStage, index: number): number {
    const below = stage.base === undefined ? 0 : this.depth(stage.base, (this.#plans.get(stage.base)?.steps.length ?? 0) - 1);
    return below + index + 1;
  }

  #need(stage: BuildStage): void {
    if (this.#resumes.has(stage)) return;
    const keys = this.keys(stage);
    const resume = keys.findLastIndex((key) => key !== undefined && cachedResult(this.input.internals, key) !== undefined);
    this.#resumes.set(stage, resume);
    for (const step of this.#plans.get(stage)?.steps.slice(resume + 1) ?? []) sourceStages(step).forEach((source) => this.#need(source));
    if (resume >= 0) return;
    if (stage.base === undefined) this.#onBase.add(stage);
    else this.#need(stage.base);
  }

  #keyBefore(stage: BuildStage): CacheKey | undefined {
    if (stage.base !== undefined) return this.#keyAfter(stage.base);
    return baseKey(this.#chainOf(stage));
  }

  #keyAfter(stage: BuildStage): CacheKey | undefined {
    const keys = this.keys(stage);
    return keys.length === 0 ? this.#keyBefore(stage) : keys.at(-1);
  }

  #chainOf(stage: BuildStage): ChainID | undefined {
    return chainIds(this.input.images.get(stage.baseName)?.config.rootfs.diff_ids ?? []).at(-1);
  }

  #stepKey(step: Step, parent: CacheKey | undefined): CacheKey | undefined {
    if (parent === undefined || ignoresCache(this.input.options, step)) return undefined;
    if (sourceStages(step).length === 0) return knownStepKey(this.#files, step, parent);
    const definition = knownDefinitionKey(this.#files, step, parent, (stage) => this.#keyAfter(stage));
    return definition === undefined ? undefined : stepOfDefinition(this.input.internals, definition);
  }
}

/** WORKDIR is never told to ignore the cache (cache-matrix.json, `--no-cache`). */
export function ignoresCache(options: BuildOptions, step: Step): boolean {
  return options.noCache === true && step.kind !== 'workdir';
}

/**
 * A step that ignores the cache hands on no key to look for others with, whatever it leaves: what stands on it is done anew, WORKDIR too
 * (BuildKit, solver/edge.go: `probeCache` sees only keys that were looked up; its test cachemiss_stale_dep_test.go,
 * HeldCompleteIgnoreCacheBaseReExecutes).
 */
export function standsOnIgnored(options: BuildOptions, below: { readonly anew?: boolean }): boolean {
  return options.noCache === true && below.anew === true;
}
