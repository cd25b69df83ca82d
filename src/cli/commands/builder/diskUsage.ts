import { noArguments } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { flag, unsimulated } from '../../flags/flag';
import { listFormatFlag } from '../../flags/formatFlags';
import { elasticTabs } from '../../format/elasticTabs';
import { humanSize } from '../../format/humanSize';
import { printListing } from '../../format/listing';
import { Row } from '../../format/template/value';
import { cacheFilter } from './cacheFilter';
import { cacheRow } from './cacheRow';

const TABLE = 'table {{.ID}}\t{{.Reclaimable}}\t{{.Size}}\t{{.LastAccessed}}';
const HEADINGS = { ID: 'ID', Reclaimable: 'RECLAIMABLE', Size: 'SIZE', LastAccessed: 'LAST ACCESSED' };

export const builderDiskUsage: Command = {
  names: ['buildx du', 'builder du'],
  usage: '[OPTIONS]',
  summary: 'Disk usage',
  flags: [
    unsimulated('builder', '', 'string', 'Override the configured builder instance'),
    unsimulated('debug', 'D', 'bool', 'Enable debug logging'),
    flag('filter', '', 'filter', 'Provide filter values'),
    listFormatFlag,
    unsimulated('timeout', '', 'duration', 'Override the default timeout for loading builder status (default 20s)'),
    unsimulated('verbose', '', 'bool', 'Shorthand for "--format=pretty"'),
  ],
  arguments: noArguments,
  plugin: { path: 'docker buildx du' },
  run,
};

function run({ engine, flags, io }: Invocation): Promise<number> {
  const now = engine.clock.now();
  const { unusedForMs, matches, isEmpty } = cacheFilter(flags.list('filter'));
  const usages = engine
    .buildCacheUsage()
    .filter((usage) => matches(usage) && (unusedForMs === undefined || now - (usage.lastUsedAt ?? usage.createdAt) >= unusedForMs))
    .sort((a, b) => a.size - b.size || (a.id < b.id ? -1 : 1));
  const rows = usages.map((usage) => {
    const { id, reclaimable, size, lastAccessed } = cacheRow(usage, now);
    return new Row('*commands.duContext', { ID: id, LastAccessed: lastAccessed, Reclaimable: reclaimable, Size: size });
  });
  const format = flags.string('format');
  io.stdout(printListing(rows, { format, defaultFormat: TABLE, headings: HEADINGS }));
  if (!isEmpty || (format !== '' && format !== 'table')) return Promise.resolve(0);
  const sum = (wanted: (usage: (typeof usages)[number]) => boolean): number =>
    usages.filter(wanted).reduce((total, { size }) => total + size, 0);
  const shared = sum((usage) => usage.shared);
  const total = sum(() => true);
  io.stdout(
    elasticTabs([
      ...(shared > 0
        ? [
            ['Shared:', humanSize(shared)],
            ['Private:', humanSize(total - shared)],
          ]
        : []),
      ['Reclaimable:', humanSize(sum((usage) => !usage.inUse))],
      ['Total:', humanSize(total)],
    ]),
  );
  return Promise.resolve(0);
}
