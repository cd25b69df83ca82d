import type { Cancellation } from '../engine/clock';
import type { Keyboard } from '../engine/container/process';

export interface ShellIo {
  /** `\n` line ends; the terminal adds what it needs. May hold terminal control codes when `tty` is set. */
  stdout(text: string): void;
  /** Bytes that are no text: archives. Whoever has no place for them leaves it out. */
  stdoutBytes?(bytes: Uint8Array): void;
  stderr(text: string): void;
}

/** The window that a command's output goes to; undefined when it is piped or redirected. */
export interface Tty {
  readonly columns: number;
  readonly rows: number;
}

export interface ShellResult {
  readonly exitCode: number;
}

export interface Completion {
  /** Where in the line the completed word begins. */
  readonly from: number;
  /** Sorted; each replaces the line from `from` to the cursor. */
  readonly candidates: readonly string[];
}

/** One learner's bash on one machine: keeps working directory, variables and history between lines. */
export interface Shell {
  readonly workingDirectory: string;
  /** As printed before the cursor, without colour: `~/app $ `. */
  readonly prompt: string;
  /** A line that is one plain `docker …` command streams its output; anything else goes through bash and prints at its end. */
  run(
    line: string,
    io: ShellIo,
    options?: {
      readonly tty?: Tty;
      readonly cancellation?: Cancellation;
      readonly stdin?: string;
      /** Who types into a command that reads from the terminal; without it nobody does. */
      readonly keyboard?: Keyboard;
    },
  ): Promise<ShellResult>;
  complete(line: string, cursor: number): Promise<Completion>;
}

/** A program that the shell finds beside bash's own: `docker`. Receives what a process gets. */
export interface ShellProgram {
  readonly name: string;
  run(
    argv: readonly string[],
    context: {
      readonly workingDirectory: string;
      readonly env: Readonly<Record<string, string>>;
      readonly stdin: string;
      /** The same, exactly; absent where it was typed. */
      readonly stdinBytes?: Uint8Array;
      readonly tty?: Tty;
      readonly cancellation?: Cancellation;
      /** Set when standard input is the terminal. */
      readonly keyboard?: Keyboard;
    },
    io: ShellIo,
  ): Promise<number>;
  /** Candidates for the last word of `argv` (which may be empty). */
  complete?(argv: readonly string[]): readonly string[];
}
