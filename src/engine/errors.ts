/** Errors are data: a code to match on, what it is about, and the daemon's exact text. The command line adds prefix and exit code. */
export type EngineErrorCode =
  | 'invalid-reference'
  | 'image-not-found'
  | 'manifest-not-found'
  | 'pull-denied'
  | 'push-denied'
  | 'tag-not-found'
  | 'registry-unreachable'
  | 'rate-limited'
  | 'archive-invalid'
  | 'image-in-use'
  | 'image-has-several-names'
  | 'no-matching-platform'
  | 'name-conflict'
  | 'no-command'
  | 'program-not-found'
  | 'program-not-executable'
  | 'container-not-found'
  | 'container-running'
  | 'container-not-running'
  | 'container-paused'
  | 'container-not-paused'
  | 'user-not-found'
  | 'path-not-found'
  | 'mount-invalid'
  | 'port-taken'
  | 'signal-invalid'
  | 'restart-policy-invalid'
  | 'working-directory-invalid'
  | 'volume-name-invalid'
  | 'volume-not-found'
  | 'volume-in-use'
  | 'build-failed'
  | 'dockerfile-invalid'
  | 'cancelled'
  | 'not-simulated'
  | 'bytes-not-held'
  | 'part-not-loaded';

export class EngineError extends Error {
  constructor(
    readonly code: EngineErrorCode,
    message: string,
    readonly data: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'EngineError';
  }
}
