/** A script that bash runs, what it runs on, and what comes of it. */
import type { Cancellation, Clock } from '../../engine/clock';
import type { Keyboard, LineRequest, ProcessNetwork, ProcessSignals, TypedLine } from '../../engine/container/process';
import type { ProcessMachine } from '../../engine/container/processMachine';
import type { FileTree } from '../../engine/filetree/tree';
import type { Identity } from '../account/accounts';
import type { NotSimulated, Program, Userland } from '../programs/program';
import type { FunctionDefinition } from './functionVariants';

/** The system a script runs on. */
export interface ScriptSystem {
  readonly tree: FileTree;
  readonly clock: Clock;
  readonly cancellation?: Cancellation;
  readonly identity: Identity;
  readonly hostname: string;
  readonly userland: Userland;
  readonly tty?: { readonly columns: number; readonly rows: number };
  readonly keyboard?: Keyboard;
  /** Waits for a line of whoever types into the shell's programs; absent where nobody does. */
  readonly readLine?: (request: LineRequest) => Promise<TypedLine>;
  readonly history: readonly string[];
  readonly signals?: ProcessSignals;
  readonly network?: ProcessNetwork;
  readonly umask: number;
  readonly machine?: ProcessMachine;
  /** Declared programs by name. */
  readonly programs: ReadonlyMap<string, Program>;
  /** Whether bash's own command or a declared program is to be found at this path although the tree has no file there. */
  readonly isVirtual: (path: string) => boolean;
  /**
   * Finds what a name or path that goes through the dispatcher runs. `message` is what the shell says when it runs nothing.
   */
  readonly find: (
    name: string,
    workingDirectory: string,
    env: Readonly<Record<string, string>>,
  ) => Program | { readonly script: string } | { readonly message: string; readonly exitCode: number };
  /** Rewrites what bash says on standard error as the shell in question says it. `line` is the line of the script. */
  readonly messages: (text: string, line: number) => string;
  /** What the shell says, and with which exit code, where it cannot open a file of a redirection. */
  readonly cannotOpen: (
    access: FileAccess,
    path: string,
    reason: string,
    line: number,
  ) => { readonly message: string; readonly exitCode: number };
}

export type FileAccess = 'read' | 'write';

export interface Script {
  readonly text: string;
  /** `$0` and up; bash's own when absent. */
  readonly positional?: readonly string[];
  readonly workingDirectory: string;
  /** Exported variables, in order. */
  readonly exported: Readonly<Record<string, string>>;
  /** Further variables. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Options of `set` that it begins with. */
  readonly options?: readonly string[];
  /** Arrays and attributes of earlier lines, as `declare -p` prints them. */
  readonly declarations?: string;
  /** Functions of earlier scripts of the same shell; the script's own are added. */
  readonly functions?: Map<string, FunctionDefinition>;
  /** False for one command that a runtime starts itself. */
  readonly isShell: boolean;
  /** Of a script given with -c: its last program takes the shell's place. */
  readonly endsInProgram?: boolean;
  /** One of the lines that an interactive shell runs one after the other: whether it was left is told. */
  readonly isTyped?: boolean;
  /** `$?` at the beginning. */
  readonly status?: number;
  readonly stdin: Uint8Array;
}

export interface ScriptResult {
  readonly exitCode: number;
  /** All variables afterwards, bash's own included; `PWD` is the working directory. */
  readonly variables: Readonly<Record<string, string>>;
  /** Options of `set` that a later script of the same shell begins with. */
  readonly options: readonly string[];
  /** Of a typed line that ran to its end: see `Script`. */
  readonly declarations?: string;
  readonly notSimulated?: NotSimulated;
  /** Of a line typed: it was left before its end, by `exit` or by an error that ends a script. */
  readonly left: boolean;
}
