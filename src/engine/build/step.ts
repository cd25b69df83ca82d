import type { LineRange } from '../dockerfile/ast';
import type { InlineFile } from '../dockerfile/instructions/instruction';
import type { Platform } from '../oci/platform';
import type { BuildStage } from './stageGraph';

/** Where a COPY or ADD takes something from. */
export type CopySource =
  | { readonly kind: 'context'; readonly path: string }
  | { readonly kind: 'stage'; readonly stage: BuildStage; readonly path: string }
  /** A here-document of the Dockerfile. */
  | { readonly kind: 'inline'; readonly name: string; readonly data: string };

interface StepBase {
  /** As shown: `[2/5] WORKDIR /app`. */
  readonly name: string;
  readonly lines: LineRange;
  /** Text of its history row. */
  readonly createdBy: string;
}

export interface CopyStep extends StepBase {
  readonly kind: 'copy';
  readonly sources: readonly CopySource[];
  /** Absolute; ends in `/` or `/.` where a directory is meant. */
  readonly destination: string;
  /** `user[:group]`, '' to leave owners as they are. */
  readonly chown: string;
  /** Octal or symbolic, '' to leave modes as they are. */
  readonly chmod: string;
  /** ADD: local archives are unpacked. */
  readonly unpack: boolean;
  readonly parents: boolean;
  readonly exclude: readonly string[];
}

export interface WorkdirStep extends StepBase {
  readonly kind: 'workdir';
  /** Absolute, clean. */
  readonly path: string;
  readonly user: string;
}

export interface RunMount {
  readonly type: 'bind' | 'cache' | 'tmpfs' | 'secret' | 'ssh';
  /** Absolute. */
  readonly target: string;
  readonly id: string;
  readonly source: string;
  /** Undefined: the build context. */
  readonly from?: BuildStage;
  readonly required: boolean;
  /** Of a secret: the variable that it is given in. */
  readonly env?: string;
  /** False for a secret that is given in a variable only. */
  readonly asFile: boolean;
  readonly text: string;
}

export interface RunStep extends StepBase {
  readonly kind: 'run';
  readonly argv: readonly string[];
  /** `KEY=value`, with ARGs. */
  readonly env: readonly string[];
  /** Predefined arguments that were given without being declared: the process sees them, the cache does not. */
  readonly proxies: readonly string[];
  readonly workingDirectory: string;
  readonly user: string;
  readonly network: string;
  /** `linux/amd64`. */
  readonly platform: string;
  /** What the base image's programs run on, which may be another (recording 29.7.2/05 step 73). */
  readonly programs: Pick<Platform, 'os' | 'architecture'>;
  readonly mounts: readonly RunMount[];
  /** A here-document with a shebang line, run as a program. */
  readonly script?: InlineFile & { readonly path: string };
}

export type Step = CopyStep | WorkdirStep | RunStep;

/** The stages that a step takes files from. */
export function sourceStages(step: Step): readonly BuildStage[] {
  if (step.kind === 'copy') return step.sources.flatMap((source) => (source.kind === 'stage' ? [source.stage] : []));
  return step.kind === 'run' ? step.mounts.flatMap(({ type, from }) => (type === 'bind' && from ? [from] : [])) : [];
}
