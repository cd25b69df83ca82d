import { EngineError } from '../../../engine/errors';
import { atLeast } from '../../command/arguments';
import type { Command } from '../../command/command';
import { CommandFailure } from '../../command/failure';
import { flag } from '../../flags/flag';

export const volumeRemove: Command = {
  names: ['volume rm'],
  aliases: { 'volume remove': 'volume rm' },
  aliasLine: 'docker volume rm, docker volume remove',
  usage: '[OPTIONS] VOLUME [VOLUME...]',
  summary: 'Remove one or more volumes. You cannot remove a volume that is in use by a container.',
  flags: [flag('force', 'f', 'bool', 'Force the removal of one or more volumes')],
  arguments: atLeast(1),
  run: ({ engine, args, flags, io }) => {
    const errors: string[] = [];
    for (const name of args) {
      try {
        engine.container.volumes.remove(name);
        io.stdout(`${name}\n`);
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        // With --force a volume that is not there counts as removed.
        if (error.code === 'volume-not-found' && flags.bool('force')) io.stdout(`${name}\n`);
        else errors.push(`Error response from daemon: ${error.message}`);
      }
    }
    if (errors.length > 0) throw new CommandFailure(errors.join('\n'));
    return Promise.resolve(0);
  },
};
