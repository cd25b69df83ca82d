import type { Action } from '../../session/actions';
import type { LiveSession } from '../../session/liveSession';

/** The reader's session as taking over gives it. */
export interface TakenOver {
  readonly live: LiveSession;
  /** By each of its first actions. */
  readonly printed: ReadonlyMap<Action, string>;
}
