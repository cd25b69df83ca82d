import type { Goal } from './goals/goal';
import type { WorldView } from './worldView';

/** Milliseconds from the beginning of the recording. */
export type TimelineMs = number;

export interface OutputFrame {
  readonly t: TimelineMs;
  /** What the terminal receives: text with control codes, `\r\n` line ends. */
  readonly data: string;
  /** Whose terminal: the place among the session's machines; absent for the first. */
  readonly machine?: number;
}

/** How typing went: what the lines came to, and whether they were too many or too few. */
export interface Typing {
  /** Exit code of each line after which another was asked for; the last line's is the command's own. */
  readonly statuses: readonly number[];
  /** Lines that nothing has read. */
  readonly unread: number;
  /** More was asked for than there is, and Ctrl-D was pressed instead. */
  readonly leftOpen: boolean;
}

export interface CommandMarker {
  /** When the prompt with nothing typed is on the screen. */
  readonly start: TimelineMs;
  /** When the whole command is typed and Enter is pressed. */
  readonly entered: TimelineMs;
  /** When the next prompt is on the screen. */
  readonly end: TimelineMs;
  readonly command: string;
  /** What was typed into it, and how that went. */
  readonly input?: readonly string[];
  readonly typing?: Typing;
  readonly exitCode: number;
  /** What came of it, for the eye and for a screen reader: "node:22-bookworm pulled: 8 layers, 408.5 MB downloaded". */
  readonly summary: string;
  /** Plain text that the command printed, as the screen shows it at the end. */
  readonly transcript: string;
  /** Where it is typed: the place among the session's machines; absent for the first. */
  readonly machine?: number;
}

export interface ViewFrame {
  readonly t: TimelineMs;
  readonly patch: ViewPatch;
}

/** RFC 7396 merge patch of the previous world view, with `machines` and `images` keyed as objects by the session's own codec. */
export type ViewPatch = unknown;

/** All that a page needs to replay a session; made at build time, JSON. */
export interface Recording {
  readonly version: 1;
  readonly title: string;
  readonly profile: 'docker-29' | 'docker-28';
  readonly columns: number;
  readonly rows: number;
  readonly duration: TimelineMs;
  readonly commands: readonly CommandMarker[];
  readonly output: readonly OutputFrame[];
  readonly views: readonly ViewFrame[];
  /** What is needed to make the same world again for taking over. */
  readonly setup: SessionSetup;
  /** Of an exercise: what the learner is asked to bring about. The commands are then one solution. */
  readonly goals?: readonly Goal[];
}

export interface SessionSetup {
  /** Name of the scenario the session starts from (`empty`, or one declared in `src/session/scenarios`). */
  readonly scenario: string;
  /** Names of its machines, at least two; absent for the one `laptop`. */
  readonly machines?: readonly string[];
  /**
   * Files of the learner's home: path relative to it, content. Another machine than the first stands before the path: `server:app/Dockerfile`.
   */
  readonly files: Readonly<Record<string, string>>;
  /**
   * Commands run before the recording starts, unseen; what is typed into one follows it in lines that begin with `> `. Another machine than
   * the first stands before the command: `server$ docker pull alpine`.
   */
  readonly before: readonly string[];
  /** Files that change between those commands: written when the first `after` of them have run. In ascending order of `after`. */
  readonly edits?: readonly SetupEdit[];
}

export interface SetupEdit {
  readonly after: number;
  /** As in `SessionSetup.files`. */
  readonly files: Readonly<Record<string, string>>;
}

/** What the pane shows at one moment. */
export interface Moment {
  readonly t: TimelineMs;
  readonly view: WorldView;
  /** Index of the command begun last, -1 before the first. */
  readonly command: number;
}
