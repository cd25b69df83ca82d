import { EngineError } from '../../../engine/errors';
import { atLeast } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { CommandFailure } from '../../command/failure';
import { createOptions } from './createOptions';
import { providedImage, runFailure } from './run';
import { checkRunFlags } from './runChecks';
import { createFlags } from './runFlags';

export const containerCreate: Command = {
  names: ['container create', 'create'],
  aliasLine: 'docker container create, docker create',
  usage: '[OPTIONS] IMAGE [COMMAND] [ARG...]',
  summary: 'Create a new container',
  flags: createFlags(),
  arguments: atLeast(1),
  interspersed: false,
  completes: 'images',
  fetches: true,
  check: (invocation) => {
    inOwnWords(() => {
      checkRunFlags(invocation);
    });
  },
  run,
};

async function run(invocation: Invocation): Promise<number> {
  try {
    await providedImage(invocation);
    const options = inOwnWords(() => createOptions(invocation));
    const { id } = await invocation.engine.container.create({ ...options, attach: { stdin: false, stdout: true, stderr: true } });
    invocation.io.stdout(`${id}\n`);
    return 0;
  } catch (error) {
    // Only what went wrong in fetching the image has the exit code of a run.
    if (error instanceof EngineError && error.code === 'manifest-not-found') throw runFailure(error);
    throw error;
  }
}

/**
 * `docker create` says the same as `docker run`: what the client refuses points to its own help, exit code 125; what the daemon refuses,
 * and a name that is none, has neither the client's name before it nor the pointer after it (recording 29.7.2/02 step 82; docker/cli
 * container/create.go).
 */
function inOwnWords<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    const text = /^docker: ([\s\S]*)\n\nRun 'docker run --help' for more information$/.exec(error.message)?.[1];
    if (text === undefined) throw error;
    if (/^(Error response from daemon|invalid reference format)/.test(text)) throw new CommandFailure(text, 1);
    throw new CommandFailure(`docker: ${text}\n\nRun 'docker create --help' for more information`, 125);
  }
}
