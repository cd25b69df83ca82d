import { atLeast } from '../../command/arguments';
import type { Command } from '../../command/command';
import { inspectFormatFlag } from '../../flags/formatFlags';
import { inspectObjects } from '../inspectObjects';

export const volumeInspect: Command = {
  names: ['volume inspect'],
  usage: '[OPTIONS] VOLUME [VOLUME...]',
  summary: 'Display detailed information on one or more volumes',
  flags: [inspectFormatFlag],
  arguments: atLeast(1),
  run: (invocation) =>
    Promise.resolve(
      inspectObjects(invocation, (name) => {
        const volume = invocation.engine.container.volumes.get(name);
        return {
          document: {
            CreatedAt: new Date(volume.createdAt).toISOString().replace(/\.\d+Z$/, 'Z'),
            Driver: 'local',
            Labels: Object.keys(volume.labels).length === 0 ? null : volume.labels,
            Mountpoint: volume.mountpoint,
            Name: volume.name,
            Options: null,
            Scope: 'local',
          },
        };
      }),
    ),
};
