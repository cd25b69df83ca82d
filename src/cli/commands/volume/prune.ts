import { noArguments } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { confirmed } from '../../command/confirm';
import { CommandFailure } from '../../command/failure';
import { pruneFilters } from '../../command/pruneFilters';
import { flag } from '../../flags/flag';
import { humanSize } from '../../format/humanSize';

const KNOWN = new Set(['label', 'label!', 'all']);

export const volumePrune: Command = {
  names: ['volume prune'],
  usage: '[OPTIONS]',
  summary: 'Remove unused local volumes',
  flags: [
    flag('all', 'a', 'bool', 'Remove all unused volumes, not just anonymous ones'),
    flag('filter', '', 'filter', 'Provide filter values (e.g. "label=<label>")'),
    flag('force', 'f', 'bool', 'Do not prompt for confirmation'),
  ],
  arguments: noArguments,
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { engine, flags, io } = invocation;
  const filters = flags.list('filter');
  if (flags.bool('all') && filters.some((filter) => filter.startsWith('all=')))
    throw new CommandFailure('conflicting options: cannot specify both --all and --filter all=1');
  const all = flags.bool('all') || filters.some((filter) => /^all=(?:1|true)$/.test(filter));
  const what = all ? 'all local volumes' : 'anonymous local volumes';
  const question = `WARNING! This will remove ${what} not used by at least one container.\nAre you sure you want to continue? [y/N] `;
  if (!flags.bool('force') && !(await confirmed(invocation, question))) return 0;
  const { labels } = pruneFilters(filters, KNOWN, engine.clock.now());
  const { volumes } = engine.container;
  const unused = volumes.list().filter((volume) => (all || volume.anonymous) && volume.usedBy.length === 0 && labels(volume.labels));
  for (const { name } of unused) volumes.remove(name);
  if (unused.length > 0) io.stdout(`Deleted Volumes:\n${unused.map(({ name }) => `${name}\n`).join('')}\n`);
  io.stdout(`Total reclaimed space: ${humanSize(unused.reduce((sum, { size }) => sum + size, 0))}\n`);
  return 0;
}
