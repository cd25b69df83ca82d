import type { GraphVertex } from '../events';
import type { ResolvedImage } from '../internals';
import { referenceString } from '../reference/parse';
import { visitOrder } from './bases';
import { stepPrefix } from './planStage';
import type { StagePlan } from './planStage';
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
  readonly #order: readonly BuildStage[];
  /** Where the result of a stage is in the list; undefined for one that holds nothing. */
  readonly #results = new Map<BuildStage, number | undefined>();
  readonly #shared = new Map<string, number>();

  constructor(
    plans: readonly StagePlan[],
    readonly images: ReadonlyMap<string, ResolvedImage>,
  ) {
    this.#plans = new Map(plans.map((plan) => [plan.stage, plan]));
    this.#order = visitOrder(plans.at(-1)?.stage);
  }

  stage(stage: BuildStage): number | undefined {
    if (this.#results.has(stage)) return this.#results.get(stage);
    let result = stage.base === undefined ? this.#image(stage) : this.stage(stage.base);
    for (const step of this.#plans.get(stage)?.steps ?? []) result = this.#step(step, result);
    this.#results.set(stage, result);
    return result;
  }

  #image(stage: BuildStage): number | undefined {
    const image = this.images.get(stage.baseName);
    if (image === undefined) return undefined;
    const name = referenceString({ ...image.reference, digest: image.target.digest });
    // Stages on the same image share a vertex, which is called as the last of them that Docker comes upon.
    const named = this.#order.filter(
      (other) => other.base === undefined && other.baseName === stage.baseName && other.platform === stage.platform,
    );
    const last = named.at(-1) ?? stage;
    return this.#once(`${stepPrefix(last, 1, this.#plans.get(last)?.total ?? 0)}FROM ${name}`);
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
