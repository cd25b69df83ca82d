import type { WorldView } from '../../session/worldView';

/** One command of the session and what came of it. */
export interface TranscriptEntry {
  readonly command: string;
  /** Plain text as the screen shows it at the end, `\n` line ends. */
  readonly output: string;
  readonly exitCode: number;
  readonly summary: string;
}

/** What the build makes of a `docker-session` fence: all that a page shows before anything is loaded. */
export interface DockerSessionProps {
  readonly title: string;
  readonly transcript: readonly TranscriptEntry[];
  /** The world after the last command. */
  readonly finalView: WorldView;
  /** Of the recording's JSON, on this site. */
  readonly recordingUrl: string;
  /** Which Docker is reproduced: `29.7.2`. */
  readonly version: string;
  /** Of the recorded terminal. */
  readonly columns?: number;
}
