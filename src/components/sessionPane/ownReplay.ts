import type { Action } from '../../session/actions';
import type { Player } from '../../session/player';
import type { Recording, TimelineMs } from '../../session/recording';

/** What the terminal received for each command of a recorded session: from its prompt to the next. */
export function printedBy(player: Player, actions: readonly Action[]): ReadonlyMap<Action, string> {
  const { commands } = player.recording;
  const done = actions.filter((action) => action.kind === 'command');
  return new Map(
    done.map((action, index) => {
      const { start = 0, end = 0 } = commands[index] ?? {};
      return [action, player.outputBetween(start, end, action.machine)];
    }),
  );
}

/** When so many of its commands have ended. */
export function endOf({ commands }: Recording, after: number): TimelineMs {
  return commands[after - 1]?.end ?? 0;
}
