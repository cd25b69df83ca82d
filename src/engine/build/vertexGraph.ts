import type { GraphVertex } from '../events';
import type { ResolvedImage } from '../internals';
import type { StagePlan } from './stage/stagePlan';
import { sharedBases } from './sharedBases';
import type { BuildStage } from './stageGraph';
import type { Step } from './step';

export const CONTEXT_VERTEX = '[internal] load build context';
export const INLINE_VERTEX = '[internal] preparing inline document';

/** What BuildKit is asked to solve: the vertices that a target needs, each after those it stands on, the target's own last. */
export function vertexGraph(plans: readonly StagePlan[], images: ReadonlyMap<string, ResolvedImage>): readonly GraphVertex[] {
  const graph = new Graph(plans, images);
  const target = plans.at(-1);
  if (target !== undefined) graph.stage(target.stage);
  return graph.vertices;
}

class Graph {
  readonly vertices: GraphVertex[] = [];
  readonly #plans: ReadonlyMap<BuildStage, StagePlan>;
  /** Name of the vertex of the image that a stage stands on. */
  readonly #bases: ReadonlyMap<BuildStage, string>;
  /** Where the result of a stage is in the list; undefined for one that holds nothing. */
  readonly #results = new Map<BuildStage, number | undefined>();
  readonly #shared = new Map<string, number>();

  constructor(plans: readonly StagePlan[], images: ReadonlyMap<string, ResolvedImage>) {
    this.#plans = new Map(plans.map((plan) => [plan.stage, plan]));
    this.#bases = new Map(sharedBases(plans, images).flatMap((base) => base.plans.map(({ stage }) => [stage, base.vertex] as const)));
  }

  stage(stage: BuildStage): number | undefined {
    if (this.#results.has(stage)) return this.#results.get(stage);
    let result = stage.base === undefined ? this.#image(stage) : this.stage(stage.base);
    for (const step of this.#plans.get(stage)?.steps ?? []) result = this.#step(step, result);
    this.#results.set(stage, result);
    return result;
  }

  #image(stage: BuildStage): number | undefined {
    const name = this.#bases.get(stage);
    return name === undefined ? undefined : this.#once(name);
  }

  #step(step: Step, below: number | undefined): number {
    const sources = step.kind === 'copy' ? this.#copied(step) : step.kind === 'run' ? this.#mounted(step) : [];
    const inputs = [below, ...sources].filter((input) => input !== undefined);
    return this.#add(step.name, [...new Set(inputs)]);
  }

  #copied({ sources }: Extract<Step, { kind: 'copy' }>): readonly (number | undefined)[] {
    return sources.map((source) => {
      if (source.kind === 'context') return this.#once(CONTEXT_VERTEX);
      return source.kind === 'stage' ? this.stage(source.stage) : this.#add(INLINE_VERTEX, []);
    });
  }

  #mounted({ mounts, script }: Extract<Step, { kind: 'run' }>): readonly (number | undefined)[] {
    const bound = mounts.filter(({ type }) => type === 'bind');
    const from = bound.map((mount) => (mount.from === undefined ? this.#once(CONTEXT_VERTEX) : this.stage(mount.from)));
    return script === undefined ? from : [...from, this.#add(INLINE_VERTEX, [])];
  }

  #once(name: string): number {
    const known = this.#shared.get(name) ?? this.#add(name, []);
    this.#shared.set(name, known);
    return known;
  }

  #add(name: string, inputs: readonly number[]): number {
    return this.vertices.push({ name, inputs }) - 1;
  }
}
