import { EngineError } from '../../../engine/errors';
import { fileBytes, stdinBytes } from '../../archive/input';
import { noArguments } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { CommandFailure } from '../../command/failure';
import { flag, unsimulated } from '../../flags/flag';

export const imageLoad: Command = {
  names: ['image load', 'load'],
  aliasLine: 'docker image load, docker load',
  usage: '[OPTIONS]',
  summary: 'Load an image from a tar archive or STDIN',
  flags: [
    flag('input', 'i', 'string', 'Read from tar archive file, instead of STDIN'),
    unsimulated(
      'platform',
      '',
      'strings',
      'Load only the given platform(s). Formatted as a comma-separated list of "os[/arch[/variant]]" (e.g., "linux/amd64,linux/arm64/v8").',
    ),
    flag('quiet', 'q', 'bool', 'Suppress the load output'),
  ],
  arguments: noArguments,
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { engine, flags, io, tty, stdin } = invocation;
  const input = flags.string('input');
  if (input === '' && tty !== undefined && stdin === '') throw new CommandFailure('requested load from stdin, but stdin is empty');
  const archive = input === '' ? stdinBytes(invocation) : fileBytes(invocation, input);
  // With --quiet the result is told all the same: there was nothing but progress to suppress (recording 29.7.2/07 step 17).
  for (const { imageId, name } of await loaded(() => engine.load(archive))) {
    io.stdout(name === undefined ? `Loaded image ID: ${imageId}\n` : `Loaded image: ${name}\n`);
  }
  return 0;
}

/** The daemon tells of a bad archive in the middle of its answer, so its words stand alone (recording 29.7.2/07 step 35). */
async function loaded<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof EngineError && error.code === 'archive-invalid') throw new CommandFailure(error.message);
    throw error;
  }
}
