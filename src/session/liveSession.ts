import type { Cancellation } from '../engine/clock';
import type { Keyboard, LineRequest } from '../engine/container/process';
import type { Completion, ShellIo, ShellResult } from '../shell/shell';
import type { Recording, TimelineMs } from './recording';
import type { WorldView } from './worldView';

/** For components, which know the session only. */
export type { Keyboard, LineRequest };
export type { Completion, ShellIo, ShellResult };

/** How fast simulated work goes by for a reader who watches: 1 as designed (see `pace.ts`), 0 at once, 2 takes twice as long. */
export type Pace = number;

export interface TakeOverOptions {
  readonly pace?: Pace;
  /** Waits in real time; `setTimeout` unless a test says otherwise. */
  readonly wait?: (ms: number) => Promise<void>;
}

export interface LiveRunOptions {
  readonly columns: number;
  readonly rows: number;
  /** Set by Ctrl-C. */
  readonly cancellation?: Cancellation;
  /** Who types into a command that asks for lines. */
  readonly keyboard?: Keyboard;
}

export interface LiveResult {
  readonly exitCode: number;
  /** One sentence on what came of the command. */
  readonly summary: string;
}

/** A world with a shell whose prompt is the reader's. One command runs at a time. */
export interface LiveSession {
  /** As printed before the cursor: `~ $ `. Changes with `cd`. */
  readonly prompt: string;
  /** Every line run so far, the recording's included, oldest first. */
  readonly history: readonly string[];
  /** Of the last command run here; '' before the first. */
  readonly summary: string;
  /** `io` gets text with `\r\n` line ends, ready for a terminal. Rejects only when a command is running already or after `dispose`. */
  run(line: string, io: ShellIo, options: LiveRunOptions): Promise<LiveResult>;
  complete(line: string, cursor: number): Promise<Completion>;
  view(): WorldView;
  /** Told whenever `view()` has changed, also while a command runs. Returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void;
  dispose(): void;
}

export type TakeOver = (recording: Recording, t: TimelineMs, options?: TakeOverOptions) => Promise<LiveSession>;
