import type { ContainerRecord, Engine } from '../../../engine/api';
import type { EpochMs } from '../../../engine/clock';
import { ellipsis, truncateID } from '../../format/ellipsis';
import { goQuote } from '../../format/goQuote';
import { humanDuration } from '../../format/humanDuration';

const COMMAND_WIDTH = 20;

/** `Exited (0) 3 seconds ago` (moby container/state.go). */
export function statusText(container: ContainerRecord, now: EpochMs): string {
  const ago = (at: EpochMs | undefined): string => humanDuration((now - (at ?? now)) / 1000);
  if (container.state === 'created') return 'Created';
  if (container.restarting) return `Restarting (${container.exitCode}) ${ago(container.finishedAt)} ago`;
  if (container.state === 'running') return `Up ${ago(container.startedAt)}${container.paused ? ' (Paused)' : ''}`;
  return `Exited (${container.exitCode}) ${ago(container.finishedAt)} ago`;
}

/** The state's one word, as `ps` filters and `inspect` show it. */
export function stateWord({ state, paused, restarting }: ContainerRecord): string {
  return restarting ? 'restarting' : paused ? 'paused' : state;
}

/** The command in quotes, cut to twenty columns; arguments with blanks stand in single quotes (moby daemon/list.go). */
export function shownCommand(argv: readonly string[], truncate: boolean): string {
  const command = argv.map((argument, index) => (index > 0 && argument.includes(' ') ? `'${argument}'` : argument)).join(' ');
  return goQuote(truncate ? ellipsis(command, COMMAND_WIDTH) : command);
}

/** The image's name as it was given, or its short ID when the name has moved on (fidelity README 3.4). */
export function shownImage(engine: Engine, container: ContainerRecord): string {
  return engine.findImage(container.image)?.id === container.imageId ? container.image : truncateID(container.imageId);
}
