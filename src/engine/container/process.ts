import type { Cancellation, Clock } from '../clock';
import type { FileTree } from '../filetree/tree';
import type { HttpRequest, Listener, NetworkAnswer } from './network';

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
  /** Somebody may still write to standard input, although nothing has come. */
  readonly stdinOpen?: boolean;
  readonly tty?: boolean;
  /** Of a container's process; a RUN has neither. */
  readonly signals?: ProcessSignals;
  readonly network?: ProcessNetwork;
}

/** Waiting for something from outside: what a server does when it has started. */
export interface ProcessSignals {
  /** The name, without `SIG`, of the first of these signals that arrives; `KILL` when the process is ended whatever it handles. */
  wait(handled: readonly string[]): Promise<string>;
}

export interface ProcessNetwork {
  /** Answers at a port until the process ends. */
  listen(listener: Listener): void;
  request(host: string, port: number, request: HttpRequest): NetworkAnswer;
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
  /** Loads whatever `run` needs, so that a process does not fail half-way for want of it. Errors: `part-not-loaded`. */
  prepare?(): Promise<void>;
  run(spec: ProcessSpec, tree: FileTree, io: ProcessIo, clock: Clock, cancellation?: Cancellation): Promise<ProcessResult>;
}
