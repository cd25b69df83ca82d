import { parseNormalized, referenceString, tagNameOnly } from '../../../engine/reference/parse';
import { between } from '../../command/arguments';
import type { Command } from '../../command/command';
import { CommandFailure } from '../../command/failure';
import { flag } from '../../flags/flag';

export const containerCommit: Command = {
  names: ['container commit', 'commit'],
  aliasLine: 'docker container commit, docker commit',
  usage: '[OPTIONS] CONTAINER [REPOSITORY[:TAG]]',
  summary: "Create a new image from a container's changes",
  flags: [
    flag('author', 'a', 'string', 'Author (e.g., "John Hannibal Smith <hannibal@a-team.com>")'),
    flag('change', 'c', 'list', 'Apply Dockerfile instruction to the created image'),
    flag('message', 'm', 'string', 'Commit message'),
    flag('no-pause', '', 'bool', 'Disable pausing container during commit'),
  ],
  arguments: between(1, 2),
  completes: 'containers',
  run: async ({ engine, flags, args, io }) => {
    const [container = '', name] = args;
    engine.container.get(container);
    const parsed = name === undefined || name === '' ? undefined : parseNormalized(name);
    if (parsed?.ok === false) throw new CommandFailure(parsed.error);
    if (parsed?.reference.digest !== undefined) throw new CommandFailure('cannot create image with digest reference');
    const id = await engine.container.commit(container, {
      ...(parsed === undefined ? {} : { name: referenceString(tagNameOnly(parsed.reference)) }),
      author: flags.string('author'),
      comment: flags.string('message'),
      changes: flags.list('change'),
    });
    io.stdout(`${id}\n`);
    return 0;
  },
};
