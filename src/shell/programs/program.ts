import type { Cancellation, Clock } from '../../engine/clock';
import type { Keyboard, ProcessNetwork, ProcessSignals } from '../../engine/container/process';
import type { ProcessMachine } from '../../engine/container/processMachine';
import type { FileTree } from '../../engine/filetree/tree';
import type { Identity } from '../account/accounts';

/** Whose texts a system's basic programs print. */
export type Userland = 'gnu' | 'busybox';

/** What a simulated program is given: a process without a kernel. */
export interface ProgramContext {
  readonly tree: FileTree;
  readonly clock: Clock;
  readonly cancellation?: Cancellation;
  /** Absolute. */
  readonly workingDirectory: string;
  /** Exported variables, in order. */
  readonly env: Readonly<Record<string, string>>;
  readonly identity: Identity;
  readonly hostname: string;
  readonly userland: Userland;
  readonly stdin: Uint8Array;
  /** Undefined when the output is piped, redirected or not a terminal. */
  readonly tty?: { readonly columns: number; readonly rows: number };
  /** Standard input is the terminal. */
  readonly terminal: boolean;
  /** Who types; absent where nobody does. */
  readonly keyboard?: Keyboard;
  /** Every line that the learner has typed; empty in a container. */
  readonly history: readonly string[];
  /** Only a container's process has them. */
  readonly signals?: ProcessSignals;
  /** What can be reached from here; absent where nothing can, as in a RUN. */
  readonly network?: ProcessNetwork;
  /** Permission bits that new files lack. */
  readonly umask: number;
  /** Only a container's process knows of it. */
  readonly machine?: ProcessMachine;
  /** In the container's own numbering; absent where it is the process that the runtime has begun. */
  readonly pid?: number;
  stdout(text: string): void;
  /** Bytes that are no text; in a window they are shown as what text they make. */
  stdoutBytes(bytes: Uint8Array): void;
  stderr(text: string): void;
  /** Runs another command of the same system, with further variables, and gives its exit code. */
  exec(argv: readonly string[], variables?: Readonly<Record<string, string>>): Promise<number>;
  /** What stands behind a path that bash itself made: /dev/fd/N of `<(…)`. */
  descriptor(path: string): Promise<Uint8Array>;
}

/** A declared program: what it does here and what it does not is listed on the coverage page. */
export interface Program {
  readonly name: string;
  readonly does: string;
  readonly doesNot: string;
  /** `argv[0]` is the name it was called by. The result is the exit code. Throws `NotSimulated` for what it does not do. */
  run(argv: readonly string[], context: ProgramContext): Promise<number> | number;
}

/** Exists for real, but not here. The message is one plain sentence; it ends the whole process, so that nothing false follows it. */
export class NotSimulated extends Error {
  constructor(
    readonly program: string,
    message: string,
  ) {
    super(message);
    this.name = 'NotSimulated';
  }
}
