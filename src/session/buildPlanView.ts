import type { BuildView } from './worldView';

/** What a build would do now, as a picture of the build shows it, and what is wrong or could be better in its Dockerfile. */
export interface BuildPlanView extends BuildView {
  /** Why nothing can be built; absent when a build can begin. */
  readonly problem?: string;
  /** By line, errors before warnings of the same line. */
  readonly diagnostics: readonly DockerfileDiagnostic[];
  /** One or two plain sentences. */
  readonly summary: string;
}

export interface DockerfileDiagnostic {
  /** First and last line, counted from 1. */
  readonly lines: readonly [number, number];
  readonly severity: 'error' | 'warning';
  /** The builder's own words. */
  readonly message: string;
  /** Of a warning: the name of the check. */
  readonly rule?: string;
}
