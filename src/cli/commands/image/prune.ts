import { noArguments } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { notSimulated } from '../../command/failure';
import { confirmed } from '../../command/confirm';
import { flag } from '../../flags/flag';
import { humanSize } from '../../format/humanSize';
import { filterMap } from './imageFilters';

export const imagePrune: Command = {
  names: ['image prune'],
  usage: '[OPTIONS]',
  summary: 'Remove unused images',
  flags: [
    flag('all', 'a', 'bool', 'Remove all unused images, not just dangling ones'),
    flag('filter', '', 'filter', 'Provide filter values (e.g. "until=<timestamp>")'),
    flag('force', 'f', 'bool', 'Do not prompt for confirmation'),
  ],
  arguments: noArguments,
  run,
};

function run(invocation: Invocation): Promise<number> {
  const { engine, flags, io } = invocation;
  const all = flags.bool('all');
  const what = all ? 'all images without at least one container associated to them' : 'all dangling images';
  if (!flags.bool('force') && !confirmed(invocation, `WARNING! This will remove ${what}.\nAre you sure you want to continue? [y/N] `)) {
    return Promise.resolve(0);
  }
  const filters = filterMap(flags.list('filter'), new Set(['until', 'label', 'label!', 'dangling']));
  if (filters.size > 0) throw notSimulated('filters of "docker image prune" are not simulated.');
  const { removed, reclaimedBytes } = engine.pruneImages({ all });
  if (removed.length > 0) {
    io.stdout('Deleted Images:\n');
    for (const one of removed) io.stdout('untagged' in one ? `untagged: ${one.untagged}\n` : `deleted: ${one.deleted}\n`);
    io.stdout('\n');
  }
  io.stdout(`Total reclaimed space: ${humanSize(reclaimedBytes)}\n`);
  return Promise.resolve(0);
}
