import type { TakeOver } from '../../session/liveSession';
import type { RecordOwn } from '../../session/ownRecording';
import type { FrameScheduler } from '../../session/player';
import type { Recording } from '../../session/recording';
import type { PaneAddress } from './permalink';
import type { PaneStorage } from './sessionStorage';

/** All that a pane has from outside, so that a test can give it something else. */
export interface PaneServices {
  /** Of the pane in addresses: see `paneId`. */
  readonly id: string;
  loadRecording(): Promise<Recording>;
  /** Brings the engine: the largest part of the site, so only when somebody takes over. */
  loadTakeOver(): Promise<TakeOver>;
  /** The reader's own sessions: their prompts with line editor, and what an undo needs to bring the screens back. */
  loadOwnSessions(): Promise<typeof import('./ownSessions')>;
  loadRecordOwn(): Promise<RecordOwn>;
  /** Links, files and stored sessions. */
  loadSharing(): Promise<typeof import('./sharing')>;
  readonly scheduler: FrameScheduler;
  readonly storage: PaneStorage;
  /** What the page's address asks this pane for. */
  readonly address: PaneAddress;
}
