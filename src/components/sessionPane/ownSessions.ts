import type { Action } from '../../session/actions';
import type { TakeOver } from '../../session/liveSession';
import type { RecordOwn } from '../../session/ownRecording';
import { Player, type FrameScheduler } from '../../session/player';
import type { Recording } from '../../session/recording';
import { HeldSession } from './heldSession';
import { endOf, printedBy } from './ownReplay';
import type { OwnSession } from './sharing';
import type { TakenOver } from './takenOver';

/** What taking over gives, and what holds it. */
export interface Taken extends TakenOver {
  readonly Held: typeof HeldSession;
}

/** What a session of the reader's needs from outside. */
interface Outside {
  loadTakeOver(): Promise<TakeOver>;
  loadRecordOwn(): Promise<RecordOwn>;
  readonly scheduler: FrameScheduler;
}

/** The reader's session, after what was done in it before; `replayed` plays what that printed, without it it is recorded first. */
export async function makeLive(outside: Outside, tour: Recording, own: OwnSession, replayed?: Player): Promise<Taken> {
  const { after, actions } = own;
  const takeOver = await outside.loadTakeOver().catch(noSimulator);
  const player = replayed ?? (actions.length === 0 ? undefined : await recordOwnSession(outside, tour, own));
  const live = await takeOver(tour, endOf(tour, after), actions.length === 0 ? {} : { actions });
  return { live, printed: player ? printedBy(player, actions) : new Map<Action, string>(), Held: HeldSession };
}

export async function recordOwnSession(outside: Outside, tour: Recording, { after, actions }: OwnSession): Promise<Player> {
  const recordOwn = await outside.loadRecordOwn().catch(noSimulator);
  return new Player(await recordOwn(tour, after, actions), outside.scheduler);
}

function noSimulator(): never {
  throw new Error('the simulator could not be loaded');
}
