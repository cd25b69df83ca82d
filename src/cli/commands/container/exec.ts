import { EngineError } from '../../../engine/errors';
import { atLeast } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { CommandFailure } from '../../command/failure';
import { flag, unsimulated } from '../../flags/flag';
import { environment } from './createOptions';
import { detachedByKeys, inputOf, refuseTyping } from './interactive';

export const containerExec: Command = {
  names: ['container exec', 'exec'],
  aliasLine: 'docker container exec, docker exec',
  usage: '[OPTIONS] CONTAINER COMMAND [ARG...]',
  summary: 'Execute a command in a running container',
  simplified: 'Runs the programs listed on this page. With -it shells read what is typed; other prompts (python, node, redis-cli) do not.',
  flags: [
    flag('detach', 'd', 'bool', 'Detached mode: run command in the background'),
    unsimulated('detach-keys', '', 'string', 'Override the key sequence for detaching a container'),
    flag('env', 'e', 'list', 'Set environment variables'),
    flag('env-file', '', 'list', 'Read in a file of environment variables'),
    flag('interactive', 'i', 'bool', 'Keep STDIN open even if not attached'),
    unsimulated('privileged', '', 'bool', 'Give extended privileges to the command'),
    flag('tty', 't', 'bool', 'Allocate a pseudo-TTY'),
    flag('user', 'u', 'string', 'Username or UID (format: "<name|uid>[:<group|gid>]")'),
    flag('workdir', 'w', 'string', 'Working directory inside the container'),
  ],
  arguments: atLeast(2),
  interspersed: false,
  completes: 'containers',
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { engine, flags, args, tty, io, cancellation } = invocation;
  const [name = '', ...command] = args;
  const container = engine.container.get(name);
  if (flags.bool('interactive') && flags.bool('tty') && !flags.bool('detach') && tty === undefined) {
    throw new CommandFailure('cannot attach stdin to a TTY-enabled container because stdin is not a terminal');
  }
  if (container.state === 'running' && !container.paused) refuseTyping(invocation, command, false, `docker exec ${name} ls /`);
  try {
    const { exitCode, detached } = await engine.container.exec(
      name,
      {
        command,
        env: environment(invocation),
        ...(flags.changed('workdir') ? { workingDirectory: flags.string('workdir') } : {}),
        ...(flags.changed('user') ? { user: flags.string('user') } : {}),
        tty: flags.bool('tty'),
        detach: flags.bool('detach'),
        ...inputOf(invocation, flags.bool('interactive')),
        ...(cancellation === undefined ? {} : { cancellation }),
      },
      {
        stdout: (text) => {
          io.stdout(text);
        },
        stderr: (text) => {
          io.stderr(text);
        },
      },
    );
    if (detached === true) throw detachedByKeys();
    return exitCode;
  } catch (error) {
    if (!(error instanceof EngineError) || (error.code !== 'program-not-found' && error.code !== 'program-not-executable')) throw error;
    // The runtime writes into the stream of the process, as a terminal would end a line (recording 29.7.2/03 step 25).
    if (flags.bool('detach')) throw error;
    io.stdout(`${error.message}\r\n`);
    return typeof error.data.exitCode === 'number' ? error.data.exitCode : 126;
  }
}
