import { EngineError } from '../../../engine/errors';
import { familiarString, parseAny, tagNameOnly } from '../../../engine/reference/parse';
import { atLeast } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { CommandFailure, engineFailure, NOT_SIMULATED } from '../../command/failure';
import { pullShowing } from '../image/pull';
import { checkRunFlags, refused } from './runChecks';
import { runFlags } from './runFlags';

/** Programs that wait for somebody to type when they are started alone. */
const INTERACTIVE = new Set(['sh', 'bash', 'ash', 'dash', 'node', 'python', 'python3', 'redis-cli']);

export const containerRun: Command = {
  names: ['container run', 'run'],
  aliasLine: 'docker container run, docker run',
  usage: '[OPTIONS] IMAGE [COMMAND] [ARG...]',
  summary: 'Create and run a new container from an image',
  flags: runFlags,
  arguments: atLeast(1),
  interspersed: false,
  completes: 'images',
  check: checkRunFlags,
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { flags, tty } = invocation;
  if (flags.bool('interactive') && flags.bool('tty') && tty === undefined) {
    throw new CommandFailure('cannot attach stdin to a TTY-enabled container because stdin is not a terminal');
  }
  try {
    await providedImage(invocation);
    refuseInteractive(invocation);
    return await started(invocation);
  } catch (error) {
    if (error instanceof EngineError) throw runFailure(error);
    throw error;
  }
}

async function started({ engine, flags, args, env, stdin, cancellation, io }: Invocation): Promise<number> {
  const [image = '', ...command] = args;
  const environment = flags.list('env').flatMap((entry) => {
    if (entry.includes('=')) return [entry];
    const value = env[entry];
    return value === undefined ? [] : [`${entry}=${value}`];
  });
  const { exitCode } = await engine.run(
    {
      image,
      ...(command.length === 0 ? {} : { command }),
      ...(flags.changed('name') ? { name: flags.string('name') } : {}),
      ...(environment.length === 0 ? {} : { env: environment }),
      ...(flags.changed('workdir') ? { workingDirectory: flags.string('workdir') } : {}),
      ...(flags.changed('user') ? { user: flags.string('user') } : {}),
      ...(flags.changed('entrypoint') ? { entrypoint: flags.string('entrypoint') } : {}),
      remove: flags.bool('rm'),
      tty: flags.bool('tty'),
      ...(flags.bool('interactive') && stdin !== '' ? { stdin: new TextEncoder().encode(stdin) } : {}),
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
  return exitCode;
}

/** Pulls what is not here, telling it on standard error as `docker run` does (recording 29.7.2/02 steps 29 and 87). */
async function providedImage(invocation: Invocation): Promise<void> {
  const { engine, flags, args, io } = invocation;
  const name = args[0] ?? '';
  const parsed = parseAny(name);
  if (!parsed.ok) throw refused(parsed.error, 125);
  const policy = flags.changed('pull') ? flags.string('pull') : 'missing';
  if (!['always', 'missing', 'never'].includes(policy)) {
    throw refused(`invalid pull option: '${policy}': must be one of "always", "missing" or "never"`, 125);
  }
  const here = engine.findImage(name) !== undefined;
  if ((here && policy !== 'always') || !('reference' in parsed)) return;
  if (policy === 'never') return;
  const reference = tagNameOnly(parsed.reference);
  const quiet = flags.bool('quiet');
  if (!here && !quiet) io.stderr(`Unable to find image '${familiarString(reference)}' locally\n`);
  await pullShowing(invocation, reference, {
    write: quiet
      ? () => undefined
      : (text) => {
          io.stderr(text);
        },
    platform: flags.string('platform'),
  });
}

/** A program that would wait for typing cannot be served here; that is said before anything is created. */
function refuseInteractive({ engine, flags, args, tty, stdin }: Invocation): void {
  if (tty === undefined || stdin !== '' || !(flags.bool('interactive') && flags.bool('tty'))) return;
  const defaults = engine.findImage(args[0] ?? '')?.config.config;
  const entrypoint = flags.changed('entrypoint') ? [flags.string('entrypoint')] : (defaults?.Entrypoint ?? []);
  const command = args.length > 1 ? args.slice(1) : flags.changed('entrypoint') ? [] : (defaults?.Cmd ?? []);
  const argv = [...entrypoint, ...command];
  const program = (argv.at(-1) ?? '').split('/').at(-1) ?? '';
  const scripted = /entrypoint/.test(entrypoint[0] ?? '') ? argv.length === 2 : argv.length === 1;
  if (!scripted || !INTERACTIVE.has(program)) return;
  throw new CommandFailure(
    `layer-by-layer: typing into a container is not simulated; give "${program}" its work after the image, as in: docker run --rm ${args[0] ?? ''} ls /`,
    NOT_SIMULATED,
  );
}

function runFailure(error: EngineError): CommandFailure {
  const failure = engineFailure(error);
  if (failure.exitCode !== 1) return failure;
  const exitCode = error.code === 'program-not-found' ? 127 : error.code === 'program-not-executable' ? 126 : 125;
  return refused(failure.message, exitCode);
}
