import type { Cancellation, Clock } from '../clock';
import type { FileTree } from '../filetree/tree';
import type { ProcessMachine } from './processMachine';
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
  /** Standard input is open, and somebody may type; absent where input is `stdin` or nothing. */
  readonly input?: ProcessInput;
  readonly tty?: boolean;
  /** The size of the terminal; 80 by 24 where nobody has said. */
  readonly window?: Window;
  /** Its programs are those of another processor, and nothing on this machine emulates that one: the kernel refuses them. */
  readonly isForeign?: boolean;
  /** Of a container's process; a RUN has neither. */
  readonly signals?: ProcessSignals;
  readonly network?: ProcessNetwork;
  /** Permission bits that new files lack; 0o022 where nobody has said. */
  readonly umask?: number;
  /** Of a container's process; a RUN knows nothing of it. */
  readonly machine?: ProcessMachine;
}

/** Waiting for something from outside: what a server does when it has started. */
export interface ProcessSignals {
  /** The name, without `SIG`, of the first of these signals that arrives; `KILL` when the process is ended whatever it handles. */
  wait(handled: readonly string[]): Promise<string>;
}

export interface Window {
  readonly columns: number;
  readonly rows: number;
}

/** What a program that reads from a terminal asks for: one line. */
export interface LineRequest {
  /** As the program prints it, terminal codes included; '' where it prints none. */
  readonly prompt: string;
  /** What was typed to this program before, oldest first. */
  readonly history: readonly string[];
  /** `$?` of what was typed before. */
  readonly status: number;
  /** What is typed does not show: a password. */
  readonly hidden?: true;
  /** The command itself asks, not a program in a container: Ctrl-C afterwards is the command's. */
  readonly ofCommand?: true;
  /** Candidates for the word before the cursor, which begins at `from`; sorted. */
  complete(line: string, cursor: number): Promise<{ readonly from: number; readonly candidates: readonly string[] }>;
}

/** A line without its end, or a key that ends the reading: Ctrl-D, Ctrl-C. */
export type TypedLine =
  { readonly kind: 'line'; readonly text: string } | { readonly kind: 'end-of-file' } | { readonly kind: 'interrupt' };

export interface ProcessInput {
  /** Waits, also for ever: until somebody is attached and types. */
  readLine(request: LineRequest): Promise<TypedLine>;
  /** Ctrl-C was pressed since the last line was read. */
  readonly interrupted: boolean;
}

/** Somebody at a terminal, as the command that they are attached with sees them. */
export interface Keyboard {
  /** Shows the prompt and what is typed, line end included. `detach` is Ctrl-P Ctrl-Q. */
  readLine(request: LineRequest): Promise<TypedLine | { readonly kind: 'detach' }>;
  /** Whether Ctrl-C was pressed while no line was read; asking takes note of it. */
  takeInterrupt(): boolean;
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
