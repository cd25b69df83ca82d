import type { BuildContextSource, BuildOptions } from '../api';
import type { EpochMs } from '../clock';
import type { EngineInternals, ResolvedImage } from '../internals';
import type { StepResult } from './cache';
import type { ContextFiles } from './contextFiles';
import type { DockerfileSource } from './failure';
import type { StagePlan } from './stage/stagePlan';
import type { BuildProgress } from './progress';
import type { BuildSecrets } from './runStep';
import type { StepProgress } from './stepProgress';
import type { BuildTimeline } from './timeline';

export interface SolveInput {
  /** Its clock is the timeline. */
  readonly internals: EngineInternals;
  readonly timeline: BuildTimeline;
  readonly options: BuildOptions;
  readonly context: BuildContextSource | undefined;
  /** The builder's name for the context directory. */
  readonly contextRoot: string;
  readonly files: ContextFiles;
  readonly plans: readonly StagePlan[];
  readonly images: ReadonlyMap<string, ResolvedImage>;
  readonly source: DockerfileSource;
  readonly secrets: BuildSecrets;
  readonly progress: BuildProgress;
  readonly steps: StepProgress;
  /** Shows the transfer of the context, which happens beside the bases. */
  readonly loadContext: () => Promise<void>;
}

export interface StageResult extends StepResult {
  /** Of the layers that steps of this build's stages left, base to top. */
  readonly layerTimes: readonly EpochMs[];
  /** The last of them was done in this build. */
  readonly anew?: boolean;
}
