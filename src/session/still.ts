import type { Goal } from './goals/goal';
import { solutionOf } from './goals/solution';
import { firstViewOf, lastViewOf } from './lastView';
import type { Recording } from './recording';
import type { LayerFiles, WorldView } from './worldView';

/** One command of a session at rest, and what came of it. */
export interface StillCommand {
  readonly command: string;
  /** Plain text as the screen shows it at the end, `\n` line ends. */
  readonly output: string;
  readonly exitCode: number;
  readonly summary: string;
  /** Where it was typed, in a session on several machines. */
  readonly machine?: string;
}

/** A session at rest: what there is to read and to see of it without playing it. */
export interface Still {
  readonly transcript: readonly StillCommand[];
  /** The world after the last command; of an exercise, the one that it begins with. */
  readonly view: WorldView;
  readonly exercise?: { readonly goals: readonly Goal[]; readonly solution: readonly string[] };
  /** By layer key, where the picture at rest is one of files. */
  readonly layerFiles?: Readonly<Record<string, LayerFiles>>;
}

export function stillOf(recording: Recording): Still {
  const { machines } = recording.setup;
  return {
    transcript: recording.commands.map(({ command, transcript, exitCode, summary, machine = 0 }) => {
      const name = machines?.[machine];
      return { command, output: transcript, exitCode, summary, ...(name === undefined ? {} : { machine: name }) };
    }),
    ...(recording.goals === undefined
      ? { view: lastViewOf(recording) }
      : { view: firstViewOf(recording), exercise: { goals: recording.goals, solution: solutionOf(recording) } }),
  };
}
