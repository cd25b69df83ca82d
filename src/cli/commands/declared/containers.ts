import { EngineError } from '../../../engine/errors';
import { atLeast, between, exactly } from '../../command/arguments';
import type { ArgumentsRule } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { findContainer, noSuchContainer } from '../../command/containerLookup';
import { CommandFailure, notSimulated } from '../../command/failure';
import { unsimulated } from '../../flags/flag';
import type { Flag } from '../../flags/flag';

/**
 * Commands on containers that Docker has and that are declared only: arguments are checked, and a container that is not there gets
 * Docker's own answer, since that much is known; otherwise one sentence says that the command is not simulated.
 */
export const declaredContainerCommands: readonly Command[] = [
  declared('attach', '[OPTIONS] CONTAINER', 'Attach local standard input, output, and error streams to a running container', exactly(1)),
  declared(
    'cp',
    '[OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-\n\tdocker cp [OPTIONS] SRC_PATH|- CONTAINER:DEST_PATH',
    'Copy files/folders between a container and the local filesystem',
    exactly(2),
    {
      container: (args) => args.map((arg) => /^([^/.][^:]*):/.exec(arg)?.[1]).find((name) => name !== undefined),
    },
  ),
  declared('diff', 'CONTAINER', "Inspect changes to files or directories on a container's filesystem", exactly(1)),
  declared('export', '[OPTIONS] CONTAINER', "Export a container's filesystem as a tar archive", exactly(1)),
  declared('kill', '[OPTIONS] CONTAINER [CONTAINER...]', 'Kill one or more running containers', atLeast(1), {
    missing: (name) => `Error response from daemon: cannot kill container: ${name}: No such container: ${name}`,
  }),
  declared('pause', 'CONTAINER [CONTAINER...]', 'Pause all processes within one or more containers', atLeast(1)),
  declared('port', 'CONTAINER [PRIVATE_PORT[/PROTO]]', 'List port mappings or a specific mapping for the container', between(1, 2)),
  declared('rename', 'CONTAINER NEW_NAME', 'Rename a container', exactly(2), {
    missing: (name) => `failed to rename container: Error response from daemon: No such container: ${name}`,
  }),
  declared('restart', '[OPTIONS] CONTAINER [CONTAINER...]', 'Restart one or more containers', atLeast(1)),
  declared('start', '[OPTIONS] CONTAINER [CONTAINER...]', 'Start one or more stopped containers', atLeast(1), {
    missing: (name) => `Error response from daemon: No such container: ${name}\nfailed to start containers: ${name}`,
  }),
  declared('stop', '[OPTIONS] CONTAINER [CONTAINER...]', 'Stop one or more running containers', atLeast(1)),
  declared('top', 'CONTAINER [ps OPTIONS]', 'Display the running processes of a container', atLeast(1)),
  declared('unpause', 'CONTAINER [CONTAINER...]', 'Unpause all processes within one or more containers', atLeast(1)),
  declared('update', '[OPTIONS] CONTAINER [CONTAINER...]', 'Update configuration of one or more containers', atLeast(1)),
  declared('wait', 'CONTAINER [CONTAINER...]', 'Block until one or more containers stop, then print their exit codes', atLeast(1)),
  declared('commit', '[OPTIONS] CONTAINER [REPOSITORY[:TAG]]', "Create a new image from a container's changes", between(1, 2), {
    flags: [
      unsimulated('author', 'a', 'string', 'Author (e.g., "John Hannibal Smith <hannibal@a-team.com>")'),
      unsimulated('change', 'c', 'list', 'Apply Dockerfile instruction to the created image'),
      unsimulated('message', 'm', 'string', 'Commit message'),
      unsimulated('no-pause', '', 'bool', 'Disable pausing container during commit'),
    ],
  }),
  declared('exec', '[OPTIONS] CONTAINER COMMAND [ARG...]', 'Execute a command in a running container', atLeast(2), {
    interspersed: false,
    flags: [
      unsimulated('detach', 'd', 'bool', 'Detached mode: run command in the background'),
      unsimulated('detach-keys', '', 'string', 'Override the key sequence for detaching a container'),
      unsimulated('env', 'e', 'list', 'Set environment variables'),
      unsimulated('env-file', '', 'list', 'Read in a file of environment variables'),
      unsimulated('interactive', 'i', 'bool', 'Keep STDIN open even if not attached'),
      unsimulated('privileged', '', 'bool', 'Give extended privileges to the command'),
      unsimulated('tty', 't', 'bool', 'Allocate a pseudo-TTY'),
      unsimulated('user', 'u', 'string', 'Username or UID (format: "<name|uid>[:<group|gid>]")'),
      unsimulated('workdir', 'w', 'string', 'Working directory inside the container'),
    ],
  }),
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
