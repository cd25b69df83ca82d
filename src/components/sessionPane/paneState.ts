import type { Action } from '../../session/actions';
import type { LiveSession } from '../../session/liveSession';
import type { Player } from '../../session/player';
import type { OwnSession } from './sharing';

/**
 * - `loading`: the recording is on its way
 * - `idle`: nothing was played yet; transcript and final picture show
 * - `replay`: terminal and picture show the player's moment
 * - `preparing`: the reader's session is being made
 * - `live`: the prompt is the reader's
 * - `failed`: there is no recording; the transcript stays
 */
export type Phase = 'loading' | 'idle' | 'replay' | 'preparing' | 'live' | 'failed';

export interface PaneState {
  readonly phase: Phase;
  readonly player: Player | undefined;
  readonly live: LiveSession | undefined;
  /** The player shows what this session did, not the tour. */
  readonly own: OwnSession | undefined;
  /** A session that came with the link, as long as the reader has not decided what to do with it. */
  readonly offer: OwnSession | undefined;
  /** What was done in a session that cannot go on. */
  readonly stranded: readonly Action[];
  /** A reload would lose the reader's session. */
  readonly storageBlocked: boolean;
  readonly shortcutsShown: boolean;
  /** Something was started that needs a terminal, so it is to be rendered. */
  readonly terminalWanted: boolean;
  /** It can be written to. */
  readonly terminalReady: boolean;
  /** What went wrong, in one plain sentence. */
  readonly problem: string | undefined;
  /** What a screen reader is told: the summary of the command that ended last. */
  readonly announcement: string;
  /** Whose terminal shows: its place among the session's machines. */
  readonly machine: number;
  /** On which machine something happens: in a replay the one whose command runs or ran last, in the reader's session only while one runs. */
  readonly acting: number | undefined;
  /** A command of the reader's is running. */
  readonly running: boolean;
}

export const initialPaneState: PaneState = {
  phase: 'loading',
  player: undefined,
  live: undefined,
  own: undefined,
  offer: undefined,
  stranded: [],
  storageBlocked: false,
  shortcutsShown: false,
  terminalWanted: false,
  terminalReady: false,
  problem: undefined,
  announcement: '',
  machine: 0,
  acting: undefined,
  running: false,
};
