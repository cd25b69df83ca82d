import { lastViewOf } from './lastView';
import type { Recording } from './recording';
import type { WorldView } from './worldView';

/** One command of a session at rest, and what came of it. */
export interface StillCommand {
  readonly command: string;
  /** Plain text as the screen shows it at the end, `\n` line ends. */
  readonly output: string;
  readonly exitCode: number;
  readonly summary: string;
}

/** A session at rest: what there is to read and to see of it without playing it. */
export interface Still {
  readonly transcript: readonly StillCommand[];
  /** The world after the last command. */
  readonly finalView: WorldView;
}

export function stillOf(recording: Recording): Still {
  return {
    transcript: recording.commands.map(({ command, transcript, exitCode, summary }) => ({
      command,
      output: transcript,
      exitCode,
      summary,
    })),
    finalView: lastViewOf(recording),
  };
}
