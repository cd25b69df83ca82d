import { exactly } from '../../command/arguments';
import type { Command } from '../../command/command';
import { CommandFailure } from '../../command/failure';
import { flag, unsimulated } from '../../flags/flag';
import { detachedByKeys, inputOf, letGo } from './interactive';

export const containerAttach: Command = {
  names: ['container attach', 'attach'],
  aliasLine: 'docker container attach, docker attach',
  usage: '[OPTIONS] CONTAINER',
  summary: 'Attach local standard input, output, and error streams to a running container',
  flags: [
    unsimulated('detach-keys', '', 'string', 'Override the key sequence for detaching a container'),
    flag('no-stdin', '', 'bool', 'Do not attach STDIN'),
    flag('sig-proxy', '', 'bool', 'Proxy all received signals to the process (default true)'),
  ],
  arguments: exactly(1),
  completes: 'containers',
  run: async (invocation) => {
    const { engine, args, io, flags, cancellation, tty } = invocation;
    const container = engine.container.get(args[0] ?? '');
    if (container.state !== 'running') throw new CommandFailure('cannot attach to a stopped container, start it first');
    if (container.paused) throw new CommandFailure('cannot attach to a paused container, unpause it first');
    if (container.restarting) throw new CommandFailure('cannot attach to a restarting container, wait until it is running');
    const reads = !flags.bool('no-stdin');
    if (reads && container.settings.tty && tty === undefined)
      throw new CommandFailure('cannot attach stdin to a TTY-enabled container because stdin is not a terminal');
    const { keyboard } = inputOf(invocation, reads && container.settings.openStdin);
    const { exitCode, ended, detached } = await engine.container.attach(
      container.id,
      {
        stdout: (text) => {
          io.stdout(text);
        },
        stderr: (text) => {
          io.stderr(text);
        },
      },
      { ...(cancellation === undefined ? {} : { cancellation }), ...(keyboard === undefined ? {} : { keyboard }) },
    );
    if (detached === true) throw detachedByKeys();
    if (!ended) throw letGo(cancellation?.cancelled === true, 'the container runs on in the background');
    return exitCode;
  },
};
