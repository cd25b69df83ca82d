import type { Action } from '../../session/actions';
import { Player } from '../../session/player';
import type { Recording } from '../../session/recording';
import type { HeldSession } from './heldSession';
import { endOf, printedBy } from './ownReplay';
import type { PaneServices } from './paneServices';
import type { OwnSession } from './sharing';
import type { TakenOver } from './takenOver';

/** What taking over gives, and what holds it. */
export interface Taken extends TakenOver {
  readonly Held: typeof HeldSession;
}

/** The reader's session, after what was done in it before; `replayed` plays what that printed, without it it is recorded first. */
export async function makeLive(services: PaneServices, tour: Recording, own: OwnSession, replayed?: Player): Promise<Taken> {
  const { after, actions } = own;
  const loaded = Promise.all([services.loadTakeOver(), services.loadHeldSession()]);
  const [takeOver, Held] = await loaded.catch(noSimulator);
  const player = replayed ?? (actions.length === 0 ? undefined : await recordOwnSession(services, tour, own));
  const live = await takeOver(tour, endOf(tour, after), actions.length === 0 ? {} : { actions });
  return { live, printed: player ? printedBy(player, actions) : new Map<Action, string>(), Held };
}

export async function recordOwnSession(services: PaneServices, tour: Recording, { after, actions }: OwnSession): Promise<Player> {
  const recordOwn = await services.loadRecordOwn().catch(noSimulator);
  return new Player(await recordOwn(tour, after, actions), services.scheduler);
}

function noSimulator(): never {
  throw new Error('the simulator could not be loaded');
}
