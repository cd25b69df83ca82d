import { noArguments } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { confirmed } from '../../command/confirm';
import { pruneFilters } from '../../command/pruneFilters';
import { flag } from '../../flags/flag';
import { humanSize } from '../../format/humanSize';

const KNOWN = new Set(['until', 'label', 'label!']);

export const containerPrune: Command = {
  names: ['container prune'],
  usage: '[OPTIONS]',
  summary: 'Remove all stopped containers',
  flags: [
    flag('filter', '', 'filter', 'Provide filter values (e.g. "until=<timestamp>")'),
    flag('force', 'f', 'bool', 'Do not prompt for confirmation'),
  ],
  arguments: noArguments,
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { engine, flags, io } = invocation;
  const question = 'WARNING! This will remove all stopped containers.\nAre you sure you want to continue? [y/N] ';
  if (!flags.bool('force') && !(await confirmed(invocation, question))) return 0;
  const { until, labels } = pruneFilters(flags.list('filter'), KNOWN, engine.clock.now());
  const stopped = engine
    .containers()
    .filter(({ state, created, settings }) => state !== 'running' && (until === undefined || created < until) && labels(settings.labels));
  for (const container of stopped) engine.removeContainer(container.id);
  if (stopped.length > 0) io.stdout(`Deleted Containers:\n${stopped.map((container) => `${container.id}\n`).join('')}\n`);
  io.stdout(`Total reclaimed space: ${humanSize(stopped.reduce((sum, container) => sum + container.writableSize, 0))}\n`);
  return 0;
}
