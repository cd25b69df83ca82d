import type { Engine } from '../../../engine/api';
import { noArguments } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { confirmed } from '../../command/confirm';
import { pruneFilters } from '../../command/pruneFilters';
import type { PruneFilters } from '../../command/pruneFilters';
import { parseBool } from '../../flags/values';
import { flag } from '../../flags/flag';
import { humanSize } from '../../format/humanSize';

const KNOWN = new Set(['until', 'label', 'label!', 'dangling']);

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

async function run(invocation: Invocation): Promise<number> {
  const { engine, flags, io } = invocation;
  const all = flags.bool('all');
  const what = all ? 'all images without at least one container associated to them' : 'all dangling images';
  if (
    !flags.bool('force') &&
    !(await confirmed(invocation, `WARNING! This will remove ${what}.\nAre you sure you want to continue? [y/N] `))
  ) {
    return 0;
  }
  const filters = flags.list('filter');
  const dangling = filters.findLast((filter) => filter.startsWith('dangling='))?.slice('dangling='.length);
  // The client says `dangling` itself when it is not given.
  const onlyDangling = dangling === undefined ? !all : parseBool(dangling) === true;
  const { text, reclaimedBytes } = pruneUnusedImages(engine, !onlyDangling, pruneFilters(filters, KNOWN, engine.clock.now()));
  if (text !== '') io.stdout(`${text}\n`);
  io.stdout(`Total reclaimed space: ${humanSize(reclaimedBytes)}\n`);
  return 0;
}

/** Removes images and says which: '' when there were none. */
export function pruneUnusedImages(
  engine: Engine,
  all: boolean,
  filters: PruneFilters,
): { readonly text: string; readonly reclaimedBytes: number } {
  const { removed, reclaimedBytes } = engine.pruneImages({
    all,
    matches: (image) =>
      (filters.until === undefined || (image.created ?? 0) < filters.until) && filters.labels(image.config.config.Labels ?? {}),
  });
  const lines = removed.map((one) => ('untagged' in one ? `untagged: ${one.untagged}\n` : `deleted: ${one.deleted}\n`));
  return { text: lines.length === 0 ? '' : `Deleted Images:\n${lines.join('')}`, reclaimedBytes };
}
