import { lineFor } from '../machineNames';
import type { Recording } from '../recording';
import { withInput } from '../scriptedKeyboard';

/** One way to reach the goals of an exercise, as its author wrote it: `$ docker image prune`, `> y`, `server$ docker pull alpine`. */
export function solutionOf({ commands, setup: { machines = [] } }: Recording): readonly string[] {
  return commands.map((command) => {
    const line = withInput({ line: command.command, input: command.input });
    return command.machine === undefined ? `$ ${line}` : lineFor(machines, command.machine, line);
  });
}
