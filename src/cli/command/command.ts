import type { Cancellation, EpochMs } from '../../engine/clock';
import type { Engine } from '../../engine/api';
import type { Keyboard } from '../../engine/container/process';
import type { FileTree } from '../../engine/filetree/tree';
import type { Flag } from '../flags/flag';
import type { FlagValues } from '../flags/values';
import type { ProgramIo, ProgramWindow } from '../program';
import type { ArgumentsRule } from './arguments';

/** What the words of an argument name, for completion. */
export type Completes = 'images' | 'containers' | 'objects' | 'nothing';

/**
 * Calls back while simulated time passes within one sleep, so that a timer on the screen can run on; returns what ends it. Whoever makes
 * the clock can offer it; without it a display is redrawn at events only.
 */
export type Ticks = (listener: (at: EpochMs) => void) => () => void;

/** One invocation of a command, after its flags and arguments have been found right. */
export interface Invocation {
  readonly engine: Engine;
  /** The learner's own files: build contexts, `--iidfile`. */
  readonly files: FileTree;
  readonly workingDirectory: string;
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: string;
  /** The same, exactly: for archives. */
  readonly stdinBytes?: Uint8Array;
  /** Set when standard output is a terminal. */
  readonly tty?: ProgramWindow;
  readonly cancellation?: Cancellation;
  /** Who types into the command; absent where standard input is no terminal, or nobody sits there. */
  readonly keyboard?: Keyboard;
  readonly ticks?: Ticks;
  readonly io: ProgramIo;
  readonly flags: FlagValues;
  readonly args: readonly string[];
  /** The words that name the command, `docker image ls`. */
  readonly path: string;
}

/**
 * One command of Docker. Help, parser, completion and coverage page all come from this value. Without `run` the command is declared
 * only: using it answers one plain sentence.
 */
export interface Command {
  /** Every way to type it after `docker`, the canonical one first; each prints itself in usage lines. */
  readonly names: readonly string[];
  /** Further spellings of the same names that cobra accepts: `image list` for `image ls`. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** The line under `Aliases:` in help; absent when Docker prints none. */
  readonly aliasLine?: string;
  /** After the path in usage lines: `[OPTIONS] IMAGE`. */
  readonly usage: string;
  readonly summary: string;
  readonly flags: readonly Flag[];
  readonly arguments: ArgumentsRule;
  /** Default true; see `ParseOptions`. */
  readonly interspersed?: boolean;
  readonly completes?: Completes;
  /** Buildx is a plugin: its errors begin with `ERROR: ` and always name `docker buildx build` (recording 29.7.2/02 step 68). */
  readonly plugin?: { readonly path: string };
  /** Docker does it and this program does not: for the coverage page. `run` then answers what is known without doing it. */
  readonly declaredOnly?: boolean;
  /** What it does otherwise than Docker does, in a sentence: for the coverage page. Absent: what it prints and does is Docker's. */
  readonly simplified?: string;
  /** Finds values that Docker itself refuses, before flags that are not simulated are told of; throws what Docker says. */
  readonly check?: (invocation: Invocation) => void;
  run?(invocation: Invocation): Promise<number>;
}
