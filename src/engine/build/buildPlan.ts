import type { LineRange } from '../dockerfile/ast';
import type { CheckWarning } from './checks/check';

/** Why a step would be done. */
export type PlanReason =
  /** Nothing like it has been built here. */
  | { readonly kind: 'new' }
  /** The instruction, or what it sees of the environment, reads otherwise than the one done at this place before. */
  | { readonly kind: 'instruction-changed' }
  /** Paths in the context whose content, mode or presence differs from what was copied before, sorted. */
  | { readonly kind: 'files-changed'; readonly paths: readonly string[] }
  /** A step or base that it stands on is done anew. */
  | { readonly kind: 'parent-changed' }
  /** A stage that it takes files from is done anew. */
  | { readonly kind: 'source-stage-changed'; readonly stage: string }
  | { readonly kind: 'no-cache' }
  /** It cannot be done: `message` is the builder's. */
  | { readonly kind: 'source-missing'; readonly message: string };

export interface PlannedStep {
  /** As a build shows it: `[2/5] WORKDIR /app`. */
  readonly name: string;
  readonly lines: LineRange;
  readonly stage: string;
  readonly outcome: 'cached' | 'runs' | 'fails';
  /** Of a step that is not cached. */
  readonly reason?: PlanReason;
}

/** An image that a stage begins with. */
export interface PlannedBase {
  /** Of the FROM. */
  readonly lines: LineRange;
  /** As FROM names it, with arguments expanded. */
  readonly name: string;
  /** Nothing is downloaded: its layers are on this machine, or all that stands on it is in the cache. */
  readonly here: boolean;
}

export interface BuildPlan {
  /** In the order of the stages that are needed. */
  readonly bases: readonly PlannedBase[];
  /** Instructions that make layers, in the order of the stages that are needed, the target last. */
  readonly steps: readonly PlannedStep[];
  /** What `docker build --check` would say, in the order in which BuildKit finds it; as far as it got when there is a problem. */
  readonly warnings: readonly CheckWarning[];
  /** Why nothing can be planned: what is wrong with the Dockerfile, or a base that is not to be had. */
  readonly problem?: { readonly message: string; readonly lines?: LineRange };
}
