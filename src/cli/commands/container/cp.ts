import { exactly } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { CommandFailure } from '../../command/failure';
import { flag } from '../../flags/flag';
import { copyFromContainer, copyToContainer } from './copying';

export const containerCp: Command = {
  names: ['container cp', 'cp'],
  aliasLine: 'docker container cp, docker cp',
  usage: '[OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-\n\tdocker cp [OPTIONS] SRC_PATH|- CONTAINER:DEST_PATH',
  summary:
    "Copy files/folders between a container and the local filesystem\n\nUse '-' as the source to read a tar archive from stdin\n" +
    "and extract it to a directory destination in a container.\nUse '-' as the destination to stream a tar archive of a\n" +
    'container source to stdout.',
  flags: [
    flag('archive', 'a', 'bool', 'Archive mode (copy all uid/gid information)'),
    flag('follow-link', 'L', 'bool', 'Always follow symbol link in SRC_PATH'),
    flag(
      'quiet',
      'q',
      'bool',
      'Suppress progress output during copy. Progress output is automatically suppressed if no terminal is attached',
    ),
  ],
  arguments: exactly(2),
  completes: 'containers',
  run,
};

interface Place {
  readonly container?: string;
  readonly path: string;
}

/** `CONTAINER:PATH`; what begins with `/` or `.` is a path of the machine, colons or not. */
function place(argument: string): Place {
  if (argument.startsWith('/') || argument.startsWith('.')) return { path: argument };
  const colon = argument.indexOf(':');
  return colon < 0 ? { path: argument } : { container: argument.slice(0, colon), path: argument.slice(colon + 1) };
}

function run(invocation: Invocation): Promise<number> {
  const [source = '', destination = ''] = invocation.args;
  if (source === '') throw new CommandFailure('source can not be empty');
  if (destination === '') throw new CommandFailure('destination can not be empty');
  const from = place(source);
  const to = place(destination);
  if (from.container !== undefined && to.container !== undefined) throw new CommandFailure('copying between containers is not supported');
  if (from.container !== undefined) copyFromContainer(invocation, from.container, from.path, to.path);
  else if (to.container !== undefined) copyToContainer(invocation, from.path, to.container, to.path);
  else throw new CommandFailure('must specify at least one container source');
  return Promise.resolve(0);
}
