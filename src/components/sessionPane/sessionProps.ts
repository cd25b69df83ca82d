import type { KindName } from '../../pictures/kindNames';
import type { Still } from '../../session/still';

/** What the build makes of a `docker-session` fence. */
export interface DockerSessionProps {
  readonly title: string;
  /** How many there are. */
  readonly commands: number;
  /** What came of the last one. */
  readonly summary: string;
  /** Of the recording's JSON, on this site. */
  readonly recordingUrl: string;
  /** Which Docker is reproduced: `29.7.2`. */
  readonly version: string;
  /** Of the recorded terminal. */
  readonly columns?: number;
  /** Kinds of picture that come first, the first of them open. */
  readonly pictures?: readonly KindName[];
  /** It asks for something: its commands are one solution, and it begins with none of them done. */
  readonly exercise?: boolean;
  /** Transcript and picture, for the server to write. The browser's bundle leaves it out: the page's HTML has it, and so has the recording. */
  readonly still?: Still;
}
