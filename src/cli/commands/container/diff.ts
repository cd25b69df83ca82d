import { exactly } from '../../command/arguments';
import type { Command } from '../../command/command';

export const containerDiff: Command = {
  names: ['container diff', 'diff'],
  aliasLine: 'docker container diff, docker diff',
  usage: 'CONTAINER',
  summary: "Inspect changes to files or directories on a container's filesystem",
  flags: [],
  arguments: exactly(1),
  completes: 'containers',
  run: ({ engine, args, io }) => {
    for (const { kind, path } of engine.container.diff(args[0] ?? '')) io.stdout(`${kind} ${path}\n`);
    return Promise.resolve(0);
  },
};
