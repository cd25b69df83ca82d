import { noArguments } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { confirmed } from '../../command/confirm';
import { flag, unsimulated } from '../../flags/flag';
import { humanSize } from '../../format/humanSize';

export const containerPrune: Command = {
  names: ['container prune'],
  usage: '[OPTIONS]',
  summary: 'Remove all stopped containers',
  flags: [
    unsimulated('filter', '', 'filter', 'Provide filter values (e.g. "until=<timestamp>")'),
    flag('force', 'f', 'bool', 'Do not prompt for confirmation'),
  ],
  arguments: noArguments,
  run,
};

function run(invocation: Invocation): Promise<number> {
  const { engine, flags, io } = invocation;
  const question = 'WARNING! This will remove all stopped containers.\nAre you sure you want to continue? [y/N] ';
  if (!flags.bool('force') && !confirmed(invocation, question)) return Promise.resolve(0);
  const stopped = engine.containers().filter((container) => container.state !== 'running');
  for (const container of stopped) engine.removeContainer(container.id);
  if (stopped.length > 0) io.stdout(`Deleted Containers:\n${stopped.map((container) => `${container.id}\n`).join('')}\n`);
  io.stdout(`Total reclaimed space: ${humanSize(stopped.reduce((sum, container) => sum + container.writableSize, 0))}\n`);
  return Promise.resolve(0);
}
