import { EngineError } from '../../../engine/errors';
import { atLeast } from '../../command/arguments';
import type { ArgumentsRule } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { findContainer, noSuchContainer } from '../../command/containerLookup';
import { CommandFailure, notSimulated } from '../../command/failure';
import type { Flag } from '../../flags/flag';

/**
 * Commands on containers that Docker has and that are declared only: arguments are checked, and a container that is not there gets
 * Docker's own answer, since that much is known; otherwise one sentence says that the command is not simulated.
 */
export const declaredContainerCommands: readonly Command[] = [
  declared('update', '[OPTIONS] CONTAINER [CONTAINER...]', 'Update configuration of one or more containers', atLeast(1)),
];

interface Extras {
  readonly flags?: readonly Flag[];
  readonly interspersed?: boolean;
  /** The container that the arguments name, if they name one; by default the first argument. */
  readonly container?: (args: readonly string[]) => string | undefined;
  /** Docker's whole text when the container is not there. */
  readonly missing?: (name: string) => string;
}

function declared(name: string, usage: string, summary: string, rule: ArgumentsRule, extras: Extras = {}): Command {
  return {
    names: [`container ${name}`, name],
    aliasLine: `docker container ${name}, docker ${name}`,
    usage,
    summary,
    flags: extras.flags ?? [],
    arguments: rule,
    interspersed: extras.interspersed ?? true,
    completes: 'containers',
    declaredOnly: true,
    run: (invocation) => refuse(invocation, extras),
  };
}

function refuse({ engine, args, path }: Invocation, { container, missing }: Extras): Promise<number> {
  const name = container === undefined ? (args[0] ?? '') : container(args);
  if (name !== undefined && findContainer(engine, name) === undefined) {
    if (missing !== undefined) throw new CommandFailure(missing(name));
    throw new EngineError('container-not-found', noSuchContainer(name));
  }
  throw notSimulated(`"${path}" is not simulated.`);
}
