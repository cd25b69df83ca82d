import type { CreateOptions } from '../../../engine/container/api';
import { EngineError } from '../../../engine/errors';
import { matchesPlatform } from '../../../engine/oci/platform';
import { familiarString, parseAny, tagNameOnly } from '../../../engine/reference/parse';
import { atLeast } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { CommandFailure, engineFailure, notSimulated } from '../../command/failure';
import { parsePlatform, pullShowing } from '../image/pull';
import { createOptions } from './createOptions';
import { inputOf, letGo, refuseTyping } from './interactive';
import { checkRunFlags, refused } from './runChecks';
import { runFlags } from './runFlags';

export const containerRun: Command = {
  names: ['container run', 'run'],
  aliasLine: 'docker container run, docker run',
  usage: '[OPTIONS] IMAGE [COMMAND] [ARG...]',
  summary: 'Create and run a new container from an image',
  simplified: 'Runs the programs listed on this page. With -it shells read what is typed; other prompts (python, node, redis-cli) do not.',
  flags: runFlags,
  arguments: atLeast(1),
  interspersed: false,
  completes: 'images',
  fetches: true,
  check: checkRunFlags,
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { engine, flags, tty, cancellation, io } = invocation;
  if (flags.bool('interactive') && flags.bool('tty') && !flags.bool('detach') && tty === undefined) {
    throw new CommandFailure('cannot attach stdin to a TTY-enabled container because stdin is not a terminal');
  }
  try {
    await providedImage(invocation);
    refuseInteractive(invocation);
    const options = createOptions(invocation);
    if (flags.bool('detach')) return await detached(invocation, options);
    const {
      exitCode,
      ended,
      detached: left,
    } = await engine.run(
      { ...options, ...inputOf(invocation, flags.bool('interactive')), ...(cancellation === undefined ? {} : { cancellation }) },
      {
        stdout: (text) => {
          io.stdout(text);
        },
        stderr: (text) => {
          io.stderr(text);
        },
      },
    );
    if (left === true) return 0;
    if (!ended) throw letGo(cancellation?.cancelled === true, 'the container runs on in the background');
    return exitCode;
  } catch (error) {
    if (error instanceof EngineError) throw runFailure(error);
    throw error;
  }
}

/** The ID is printed also where the start fails (recording 29.7.2/03 step 65). */
async function detached({ engine, io }: Invocation, options: CreateOptions): Promise<number> {
  const { id } = await engine.container.create(options);
  try {
    await engine.container.start(id);
  } catch (error) {
    if (options.remove === true && engine.containers().some((container) => container.id === id))
      engine.removeContainer(id, { volumes: true });
    throw error;
  } finally {
    io.stdout(`${id}\n`);
  }
  return 0;
}

/** Pulls what is not here, telling it on standard error as `docker run` does (recording 29.7.2/02 steps 29 and 87). */
export async function providedImage(invocation: Invocation): Promise<void> {
  const { engine, flags, args, io } = invocation;
  const name = args[0] ?? '';
  const parsed = parseAny(name);
  if (!parsed.ok) throw refused(parsed.error, 125);
  const policy = flags.changed('pull') ? flags.string('pull') : 'missing';
  if (!['always', 'missing', 'never'].includes(policy)) {
    throw refused(`invalid pull option: '${policy}': must be one of "always", "missing" or "never"`, 125);
  }
  const platform = flags.string('platform');
  const here = isHere(invocation, name, platform);
  if ((here && policy !== 'always') || !('reference' in parsed)) return;
  if (policy === 'never') {
    if (engine.findImage(name) === undefined) return;
    const found = `image with reference ${familiarString(tagNameOnly(parsed.reference))} was found`;
    throw refused(`Error response from daemon: ${found} but does not provide the specified platform (${platform})`, 125);
  }
  const reference = tagNameOnly(parsed.reference);
  const quiet = flags.bool('quiet');
  if (!here && !quiet) io.stderr(`Unable to find image '${familiarString(reference)}' locally\n`);
  await pullShowing(invocation, reference, {
    write: quiet
      ? () => undefined
      : (text) => {
          io.stderr(text);
        },
    platform,
  });
  if (!isHere(invocation, name, platform))
    throw notSimulated("running an image beside the one of the machine's own platform is not simulated.");
}

/** An image for another platform is as good as none (moby daemon/containerd/image.go, GetImage). */
function isHere({ engine }: Invocation, name: string, platform: string): boolean {
  const image = engine.findImage(name);
  return image !== undefined && (platform === '' || matchesPlatform(parsePlatform(platform), image.config));
}

function refuseInteractive(invocation: Invocation): void {
  const { engine, flags, args } = invocation;
  const defaults = engine.findImage(args[0] ?? '')?.config.config;
  const entrypoint = flags.changed('entrypoint') ? [flags.string('entrypoint')] : (defaults?.Entrypoint ?? []);
  const command = args.length > 1 ? args.slice(1) : flags.changed('entrypoint') ? [] : (defaults?.Cmd ?? []);
  const isScript = entrypoint[0]?.includes('entrypoint') === true;
  refuseTyping(invocation, [...entrypoint, ...command], isScript, `docker run --rm ${args[0] ?? ''} ls /`);
}

export function runFailure(error: EngineError): CommandFailure {
  const failure = engineFailure(error);
  // The client names itself before the daemon's words only where a container could not be run.
  if (failure.exitCode !== 1) return failure;
  const exitCode = error.code === 'program-not-found' ? 127 : error.code === 'program-not-executable' ? 126 : 125;
  return refused(failure.message, exitCode, failure.notice);
}
