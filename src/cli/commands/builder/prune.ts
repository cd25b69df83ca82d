import { noArguments } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { ask } from '../../command/ask';
import { CommandFailure } from '../../command/failure';
import { flag, unsimulated } from '../../flags/flag';
import { elasticTabs } from '../../format/elasticTabs';
import { humanSize } from '../../format/humanSize';
import { ramInBytes } from '../../format/parseSize';
import { cacheFilter } from './cacheFilter';
import { cacheRow } from './cacheRow';

/** `docker builder` is buildx under another name, so usage and errors name `docker buildx prune`. */
export const builderPrune: Command = {
  names: ['buildx prune', 'builder prune'],
  usage: '[OPTIONS]',
  summary: 'Remove build cache',
  simplified: 'Some filters are not simulated and say so.',
  flags: [
    flag('all', 'a', 'bool', 'Include internal/frontend images'),
    unsimulated('builder', '', 'string', 'Override the configured builder instance'),
    unsimulated('debug', 'D', 'bool', 'Enable debug logging'),
    flag('filter', '', 'filter', 'Provide filter values'),
    flag('force', 'f', 'bool', 'Do not prompt for confirmation'),
    { ...flag('keep-storage', '', 'bytes', 'Amount of disk space to keep for cache'), hidden: true },
    unsimulated('max-used-space', '', 'bytes', 'Maximum amount of disk space allowed to keep for cache'),
    unsimulated('min-free-space', '', 'bytes', 'Target amount of free disk space after pruning'),
    flag('reserved-space', '', 'bytes', 'Amount of disk space always allowed to keep for cache'),
    unsimulated('timeout', '', 'duration', 'Override the default timeout for loading builder status (default 20s)'),
    unsimulated('verbose', '', 'bool', 'Provide a more verbose output'),
  ],
  arguments: noArguments,
  plugin: { path: 'docker buildx prune' },
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { engine, flags, io } = invocation;
  const all = flags.bool('all');
  if (flags.changed('keep-storage'))
    io.stderr('Flag --keep-storage has been deprecated, keep-storage flag has been changed to reserved-space\n');
  const { unusedForMs, matches } = cacheFilter(flags.list('filter'));
  const keepBytes = bytesOf(flags.string(flags.changed('reserved-space') ? 'reserved-space' : 'keep-storage'));
  const what = all ? 'all build cache' : 'all dangling build cache';
  if (!flags.bool('force') && !(await agreed(invocation, what))) return 0;
  const now = engine.clock.now();
  const removed = engine.pruneBuildCache({ all, keepBytes, matches, ...(unusedForMs === undefined ? {} : { unusedForMs }) });
  const rows = removed.map((usage) => {
    const { id, reclaimable, size, lastAccessed } = cacheRow({ ...usage, shared: false }, now); // a prune does not say what is shared
    return [id.padEnd(40), reclaimable.padEnd(5), size.padEnd(10), lastAccessed];
  });
  // The heading comes out with the first row, every other row by itself.
  const [first, ...others] = rows;
  if (first !== undefined) io.stdout(elasticTabs([['ID', 'RECLAIMABLE', 'SIZE', 'LAST ACCESSED'], first]));
  for (const row of others) io.stdout(elasticTabs([row]));
  io.stdout(elasticTabs([['Total:', humanSize(removed.reduce((sum, { size }) => sum + size, 0))]]));
  return 0;
}

/** Buildx asks in its own way: blanks are no part of a yes, and Ctrl-C is an error (docker/buildx commands/util.go, buildkit appcontext). */
async function agreed(invocation: Invocation, what: string): Promise<boolean> {
  const answer = await ask(invocation, `WARNING! This will remove ${what}. Are you sure you want to continue? [y/N] `);
  if (answer.kind === 'interrupt') throw new CommandFailure('ERROR: got 1 SIGTERM/SIGINTs, forcing shutdown');
  return answer.kind === 'line' && answer.text.toLowerCase() === 'y';
}

function bytesOf(text: string): number {
  if (text === '') return 0;
  const bytes = ramInBytes(text);
  if (bytes === undefined) throw new CommandFailure(`invalid argument "${text}" for "--reserved-space" flag: invalid size: '${text}'`, 125);
  return bytes;
}
