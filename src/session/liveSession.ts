import type { Cancellation } from '../engine/clock';
import type { Keyboard, LineRequest } from '../engine/container/process';
import type { Completion, ShellIo, ShellResult } from '../shell/shell';
import type { Action } from './actions';
import type { BuildPlanView } from './buildPlanView';
import type { DockerfileCompletion } from './completeDockerfile';
import type { LearnerFiles } from './learnerFiles';
import type { Recording, TimelineMs } from './recording';
import type { Suggestion } from './suggest';
import type { LayerFiles, WorldView } from './worldView';

/** For components, which know the session only. */
export type { BuildPlanView, Completion, DockerfileCompletion, Keyboard, LearnerFiles, LineRequest, ShellIo, ShellResult, Suggestion };

/** How fast simulated work goes by for a reader who watches: 1 as designed (see `pace.ts`), 0 at once, 2 takes twice as long. */
export type Pace = number;

export interface TakeOverOptions {
  readonly pace?: Pace;
  /** What the reader did after that moment in an earlier session: performed at once and unseen, as if done here. */
  readonly actions?: readonly Action[];
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

/** The prompt of one machine. */
export interface MachinePrompt {
  /** As printed before the cursor: `~ $ `. Changes with `cd`. */
  readonly prompt: string;
  /** Every line run on this machine so far, the recording's included, oldest first. */
  readonly history: readonly string[];
  /** `io` gets text with `\r\n` line ends, ready for a terminal. Rejects only when a command is running already, on whichever machine, or after `dispose`. */
  run(line: string, io: ShellIo, options: LiveRunOptions): Promise<LiveResult>;
  complete(line: string, cursor: number): Promise<Completion>;
}

/** A world with shells whose prompts are the reader's; as a prompt it is that of the chosen machine. One command runs at a time. */
export interface LiveWorld extends MachinePrompt {
  /** Of the world, in order. The prompt is the first one's until another command was run elsewhere or another machine is chosen. */
  readonly machines: readonly string[];
  /** Whose prompt it is. */
  readonly machine: string;
  /** Throws `RangeError` for a name that is not among `machines`. */
  selectMachine(name: string): void;
  /** The prompt of a machine, whichever is chosen. Throws as `selectMachine` does. */
  on(name: string): MachinePrompt;
  /** What a layer holds that a machine of this world has; undefined for others. */
  layerFiles(key: string): LayerFiles | undefined;
  /** Performs an action of an earlier time, at once and unseen. Same rejections as `run`. */
  repeat(action: Action): Promise<void>;
  /** Simulated time in milliseconds. */
  now(): number;
  view(): WorldView;
  /** Told whenever `view()` has changed, also while a command runs. Returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void;
  /** Of the home of the machine whose prompt it is. */
  readonly files: LearnerFiles;
  /** Without building: what `docker build` of this folder would do. Undefined where there is no Dockerfile. Paths relative to the home. */
  plan(folder: string, dockerfile?: string): Promise<BuildPlanView | undefined>;
  /** What could stand at the cursor of a Dockerfile whose build context is the folder. */
  completeDockerfile(folder: string, text: string, cursor: number): Promise<DockerfileCompletion>;
  /** What could come next at the end of the line, likeliest first. */
  suggest(line: string): Promise<readonly Suggestion[]>;
  dispose(): void;
}

/** A reader's session: a world, and what was done in it, which can be taken back. Undo, redo and reset interrupt a running command first. */
export interface LiveSession extends Omit<LiveWorld, 'repeat' | 'now'> {
  /** Of the last command run here, or of the last undo; '' before the first. */
  readonly summary: string;
  /** Done since the take-over, oldest first. A new list after each change, the same between changes; `subscribe` tells. */
  readonly actions: readonly Action[];
  /** What `redo` would do, next first. A new command or edit empties it. */
  readonly undone: readonly Action[];
  /** Takes the last action back. Resolves with it, or with undefined when there is none. */
  undo(): Promise<Action | undefined>;
  /** Does again what was undone last, or nothing. */
  redo(): Promise<Action | undefined>;
  /** Back to the moment of the take-over; `redo` can still bring all of it back. */
  reset(): Promise<void>;
}

export type TakeOver = (recording: Recording, t: TimelineMs, options?: TakeOverOptions) => Promise<LiveSession>;
