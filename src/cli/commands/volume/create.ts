import { atMost } from '../../command/arguments';
import type { Command } from '../../command/command';
import { CommandFailure, notSimulated } from '../../command/failure';
import { flag, unsimulated } from '../../flags/flag';

export const volumeCreate: Command = {
  names: ['volume create'],
  usage: '[OPTIONS] [VOLUME]',
  summary: 'Create a volume',
  simplified: 'The driver "local" only.',
  flags: [
    flag('driver', 'd', 'string', 'Specify volume driver name (default "local")'),
    flag('label', '', 'list', 'Set metadata for a volume'),
    flag('name', '', 'string', 'Specify volume name'),
    unsimulated('opt', 'o', 'map', 'Set driver specific options (default map[])'),
  ],
  arguments: atMost(1),
  run: ({ engine, args, flags, io }) => {
    const [given] = args;
    if (given !== undefined && flags.changed('name'))
      throw new CommandFailure('conflicting options: cannot specify a volume-name through both --name and as a positional arg');
    const driver = flags.string('driver');
    if (driver !== '' && driver !== 'local') throw notSimulated(`the volume driver "${driver}" is not simulated; "local" is.`);
    const name = given ?? flags.string('name');
    const labels = Object.fromEntries(
      flags.list('label').map((label) => {
        const equals = label.indexOf('=');
        return equals < 0 ? [label, ''] : [label.slice(0, equals), label.slice(equals + 1)];
      }),
    );
    const volume = engine.container.volumes.create({ ...(name === '' ? {} : { name }), labels });
    io.stdout(`${volume.name}\n`);
    return Promise.resolve(0);
  },
};
