import type { Cancellation, Clock } from '../clock';
import type { FileTree } from '../filetree/tree';

/** What is to run, as a container runtime is told it. */
export interface ProcessSpec {
  /** The program and its arguments, entrypoint and command already joined. Never empty. */
  readonly argv: readonly string[];
  /** `KEY=value`, in order. */
  readonly env: readonly string[];
  /** Absolute. */
  readonly workingDirectory: string;
  /** As configured: `''`, `name`, `uid`, `name:group`, `uid:gid`. */
  readonly user: string;
  readonly hostname: string;
  readonly stdin?: Uint8Array;
  readonly tty?: boolean;
}

export interface ProcessIo {
  stdout(text: string): void;
  stderr(text: string): void;
}

/** The runtime found no such program, or it may not be executed; Docker reports these differently from an exit code. */
export type ProcessResult =
  | { readonly kind: 'exited'; readonly exitCode: number }
  | { readonly kind: 'not-found'; readonly program: string }
  | { readonly kind: 'not-executable'; readonly program: string }
  /** Exists for real, but is not simulated here; `message` is one plain sentence. */
  | { readonly kind: 'not-simulated'; readonly program: string; readonly message: string };

/**
 * Runs a process on a container's file tree. The engine has no shell of its own: `src/shell` implements this and the world injects it.
 * Simulated duration is slept on the clock.
 */
export interface ProcessRunner {
  run(spec: ProcessSpec, tree: FileTree, io: ProcessIo, clock: Clock, cancellation?: Cancellation): Promise<ProcessResult>;
}
