import { EngineError } from '../../../engine/errors';
import { atLeast } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { engineFailure } from '../../command/failure';
import { flag, unsimulated } from '../../flags/flag';

export const imageRemove: Command = {
  names: ['image rm', 'rmi'],
  aliases: { 'image remove': 'image rm' },
  aliasLine: 'docker image rm, docker image remove, docker rmi',
  usage: '[OPTIONS] IMAGE [IMAGE...]',
  summary: 'Remove one or more images',
  flags: [
    flag('force', 'f', 'bool', 'Force removal of the image'),
    flag('no-prune', '', 'bool', 'Do not delete untagged parents'),
    unsimulated(
      'platform',
      '',
      'strings',
      'Remove only the given platform variant. Formatted as "os[/arch[/variant]]" (e.g., "linux/amd64")',
    ),
  ],
  arguments: atLeast(1),
  completes: 'images',
  run,
};

/** Each argument is tried; with `--force` an image that is not there is told but is no failure (recording 29.7.2/01 step 74). */
function run({ engine, flags, args, io }: Invocation): Promise<number> {
  const force = flags.bool('force');
  const problems: string[] = [];
  let failed = false;
  for (const name of args) {
    try {
      for (const removed of engine.removeImage(name, { force, noPrune: flags.bool('no-prune') })) {
        io.stdout('untagged' in removed ? `Untagged: ${removed.untagged}\n` : `Deleted: ${removed.deleted}\n`);
      }
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      problems.push(engineFailure(error).message);
      failed ||= !(force && error.code === 'image-not-found');
    }
  }
  if (problems.length > 0) io.stderr(`${problems.join('\n')}\n`);
  return Promise.resolve(failed ? 1 : 0);
}
