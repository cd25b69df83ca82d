import type { Action } from '../../session/actions';
import type { Player } from '../../session/player';
import type { Recording, TimelineMs } from '../../session/recording';

/** Which of the actions have been done by a moment of their recording: up to the last command that has ended; all of them at its end. */
export function actionsBy({ commands, duration }: Recording, actions: readonly Action[], t: TimelineMs): readonly Action[] {
  if (t >= duration) return actions;
  let ended = commands.filter((command) => command.end <= t).length;
  const last = actions.findIndex((action) => action.kind === 'command' && ended-- === 0);
  const done = actions.slice(0, last);
  // An edit belongs to the command that follows it.
  return done.slice(0, done.findLastIndex((action) => action.kind === 'command') + 1);
}

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
