import type { Action } from '../../session/actions';
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
