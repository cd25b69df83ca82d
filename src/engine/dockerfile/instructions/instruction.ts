import type { LineRange } from '../ast';

/** What every typed instruction knows about where it stands. */
export interface Source {
  /** The keyword as written, which may be lower case. */
  readonly name: string;
  /** The whole logical line, trimmed. */
  readonly code: string;
  readonly lines: LineRange;
}

export interface KeyValue {
  readonly key: string;
  readonly value: string;
  /** Written the legacy way, `ENV key value`. */
  readonly noDelimiter: boolean;
}

export interface ArgDeclaration {
  readonly key: string;
  readonly value?: string;
  /** The comment above that begins with the name. */
  readonly comment: string;
}

/** A file given inside the Dockerfile: `COPY <<EOF /path`. */
export interface SourceContent {
  readonly path: string;
  readonly data: string;
  readonly expand: boolean;
}

/** A here-document handed to the shell of a RUN. */
export interface InlineFile {
  readonly name: string;
  readonly data: string;
  readonly chomp: boolean;
}

export interface CommandLine {
  readonly commandLine: readonly string[];
  readonly files: readonly InlineFile[];
  /** Shell form: the shell goes in front. */
  readonly prependShell: boolean;
}

export interface CopyFlags {
  readonly chown: string;
  readonly chmod: string;
  readonly link: boolean;
  readonly exclude: readonly string[];
}

export interface SourcesAndDestination {
  readonly sources: readonly string[];
  readonly contents: readonly SourceContent[];
  readonly destination: string;
}

/** docker-image-spec, HealthcheckConfig; durations in nanoseconds, 0 is inherited. */
export interface Healthcheck {
  readonly test: readonly string[];
  readonly interval: number;
  readonly timeout: number;
  readonly startPeriod: number;
  readonly startInterval: number;
  readonly retries: number;
}

export interface FromInstruction {
  readonly kind: 'FROM';
  readonly source: Source;
  readonly baseName: string;
  /** Lower case; '' when unnamed. */
  readonly stageName: string;
  /** As written. */
  readonly originalStageName: string;
  readonly asKeyword: string;
  readonly platform: string;
}

export type EnvInstruction = { readonly kind: 'ENV'; readonly source: Source; readonly env: readonly KeyValue[] };
export type LabelInstruction = { readonly kind: 'LABEL'; readonly source: Source; readonly labels: readonly KeyValue[] };
export type ArgInstruction = { readonly kind: 'ARG'; readonly source: Source; readonly args: readonly ArgDeclaration[] };
export type CopyInstruction = {
  readonly kind: 'COPY';
  readonly source: Source;
  readonly from: string;
  readonly parents: boolean;
} & CopyFlags &
  SourcesAndDestination;
export type AddInstruction = {
  readonly kind: 'ADD';
  readonly source: Source;
  readonly keepGitDir: boolean;
  readonly checksum: string;
  /** Undefined: local archives are unpacked, remote ones are not. */
  readonly unpack?: boolean;
} & CopyFlags &
  SourcesAndDestination;
export type RunInstruction = {
  readonly kind: 'RUN';
  readonly source: Source;
  readonly mounts: readonly string[];
  readonly network: string;
  readonly security: string;
} & CommandLine;
export type CmdInstruction = { readonly kind: 'CMD'; readonly source: Source } & CommandLine;
export type EntrypointInstruction = { readonly kind: 'ENTRYPOINT'; readonly source: Source } & CommandLine;
export type WorkdirInstruction = { readonly kind: 'WORKDIR'; readonly source: Source; readonly path: string };
export type UserInstruction = { readonly kind: 'USER'; readonly source: Source; readonly user: string };
export type ExposeInstruction = { readonly kind: 'EXPOSE'; readonly source: Source; readonly ports: readonly string[] };
export type VolumeInstruction = { readonly kind: 'VOLUME'; readonly source: Source; readonly volumes: readonly string[] };
export type StopSignalInstruction = { readonly kind: 'STOPSIGNAL'; readonly source: Source; readonly signal: string };
export type ShellInstruction = { readonly kind: 'SHELL'; readonly source: Source; readonly shell: readonly string[] };
export type HealthcheckInstruction = { readonly kind: 'HEALTHCHECK'; readonly source: Source; readonly health: Healthcheck };
export type OnbuildInstruction = { readonly kind: 'ONBUILD'; readonly source: Source; readonly expression: string };
export type MaintainerInstruction = { readonly kind: 'MAINTAINER'; readonly source: Source; readonly maintainer: string };

/** Every instruction that stands inside a stage. */
export type StageInstruction =
  | EnvInstruction
  | LabelInstruction
  | ArgInstruction
  | CopyInstruction
  | AddInstruction
  | RunInstruction
  | CmdInstruction
  | EntrypointInstruction
  | WorkdirInstruction
  | UserInstruction
  | ExposeInstruction
  | VolumeInstruction
  | StopSignalInstruction
  | ShellInstruction
  | HealthcheckInstruction
  | OnbuildInstruction
  | MaintainerInstruction;

export type Instruction = FromInstruction | StageInstruction;
