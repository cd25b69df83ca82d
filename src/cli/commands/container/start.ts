import { EngineError } from '../../../engine/errors';
import { atLeast } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { CommandFailure, engineFailure } from '../../command/failure';
import { flag, unsimulated } from '../../flags/flag';
import { inputOf, letGo } from './interactive';

export const containerStart: Command = {
  names: ['container start', 'start'],
  aliasLine: 'docker container start, docker start',
  usage: '[OPTIONS] CONTAINER [CONTAINER...]',
  summary: 'Start one or more stopped containers',
  flags: [
    flag('attach', 'a', 'bool', 'Attach STDOUT/STDERR and forward signals'),
    unsimulated('detach-keys', '', 'string', 'Override the key sequence for detaching a container'),
    flag('interactive', 'i', 'bool', "Attach container's STDIN"),
  ],
  arguments: atLeast(1),
  completes: 'containers',
  run,
};

function run(invocation: Invocation): Promise<number> {
  const { flags } = invocation;
  return flags.bool('attach') || flags.bool('interactive') ? attached(invocation) : started(invocation);
}

/** Those that could not be started are named again at the end (recording 29.7.2/02 step 47). */
async function started({ engine, args, io }: Invocation): Promise<number> {
  const failed: string[] = [];
  for (const name of args) {
    try {
      await engine.container.start(name);
      io.stdout(`${name}\n`);
    } catch (error) {
      if (!(error instanceof EngineError) || error.code === 'not-simulated') throw error;
      io.stderr(`${engineFailure(error).message}\n`);
      failed.push(name);
    }
  }
  if (failed.length === 0) return 0;
  io.stderr(`failed to start containers: ${failed.join(', ')}\n`);
  return 1;
}

async function attached(invocation: Invocation): Promise<number> {
  const { engine, args, io, flags, cancellation } = invocation;
  const [name = ''] = args;
  if (args.length > 1) throw new CommandFailure('you cannot start and attach multiple containers at once');
  const output = {
    stdout: (text: string) => {
      io.stdout(text);
    },
    stderr: (text: string) => {
      io.stderr(text);
    },
  };
  const { id, settings } = engine.container.get(name);
  const { keyboard, ...input } = inputOf(invocation, flags.bool('interactive') && settings.openStdin);
  await engine.container.start(id, { ...input, typing: keyboard !== undefined, io: output });
  const left = engine.containers().find((container) => container.id === id);
  if (left === undefined || left.state !== 'running') return left?.exitCode ?? 0;
  const { exitCode, ended, detached } = await engine.container.attach(id, output, {
    ...(cancellation === undefined ? {} : { cancellation }),
    ...(keyboard === undefined ? {} : { keyboard }),
  });
  if (detached === true) return 0;
  if (!ended) throw letGo(cancellation?.cancelled === true, 'the container runs on in the background');
  return exitCode;
}
