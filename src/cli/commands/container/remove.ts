import { EngineError } from '../../../engine/errors';
import { atLeast } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { engineFailure } from '../../command/failure';
import { flag, unsimulated } from '../../flags/flag';

export const containerRemove: Command = {
  names: ['container rm', 'rm'],
  aliases: { 'container remove': 'container rm' },
  aliasLine: 'docker container rm, docker container remove, docker rm',
  usage: '[OPTIONS] CONTAINER [CONTAINER...]',
  summary: 'Remove one or more containers',
  flags: [
    flag('force', 'f', 'bool', 'Force the removal of a running container (uses SIGKILL)'),
    unsimulated('link', 'l', 'bool', 'Remove the specified link'),
    flag('volumes', 'v', 'bool', 'Remove anonymous volumes associated with the container'),
  ],
  arguments: atLeast(1),
  completes: 'containers',
  run,
};

/** Prints each name that was given; with `--force` a container that is not there is no error (recording 29.7.2/03 step 64). */
function run({ engine, flags, args, io }: Invocation): Promise<number> {
  const force = flags.bool('force');
  const problems: string[] = [];
  for (const name of args) {
    try {
      engine.removeContainer(name, { force, volumes: flags.bool('volumes') });
      io.stdout(`${name}\n`);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      if (!(force && error.code === 'container-not-found')) problems.push(engineFailure(error).message);
    }
  }
  if (problems.length > 0) io.stderr(`${problems.join('\n')}\n`);
  return Promise.resolve(problems.length > 0 ? 1 : 0);
}
