/**
 * What the command line needs of whoever runs it. `src/shell/shell.ts` says the same from its side (`ShellProgram`); imports between the
 * two folders run in neither direction, and the compiler compares the shapes where a world puts the program into a shell.
 */
import type { Cancellation } from '../engine/clock';
import type { Keyboard } from '../engine/container/process';

export interface ProgramIo {
  /** `\n` line ends; may hold terminal control codes when there is a window. */
  stdout(text: string): void;
  /** Bytes that are no text: archives. Absent where nobody takes them. */
  stdoutBytes?(bytes: Uint8Array): void;
  stderr(text: string): void;
}

/** The window that output goes to; undefined when it is piped or redirected. */
export interface ProgramWindow {
  readonly columns: number;
  readonly rows: number;
}

export interface ProgramContext {
  readonly workingDirectory: string;
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: string;
  /** The same, exactly; absent where it was typed. */
  readonly stdinBytes?: Uint8Array;
  readonly tty?: ProgramWindow;
  readonly cancellation?: Cancellation;
  /** Set when standard input is the terminal. */
  readonly keyboard?: Keyboard;
}

export interface CommandLineProgram {
  readonly name: string;
  /** `argv` is what follows the name; resolves to the exit code and never rejects. */
  run(argv: readonly string[], context: ProgramContext, io: ProgramIo): Promise<number>;
  /** Candidates for the last word of `argv` (which may be empty). */
  complete(argv: readonly string[]): readonly string[];
}
