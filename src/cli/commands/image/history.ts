import { exactly } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { flag, unsimulated } from '../../flags/flag';
import { listFormatFlag } from '../../flags/formatFlags';
import { ellipsis, truncateID } from '../../format/ellipsis';
import { rfc3339 } from '../../format/goTime';
import { humanSizeWithPrecision } from '../../format/humanSize';
import { printListing } from '../../format/listing';
import { Row } from '../../format/template/value';
import { since } from './imageRows';

const TABLE = 'table {{.ID}}\t{{.CreatedSince}}\t{{.CreatedBy}}\t{{.Size}}\t{{.Comment}}';
const EXACT_TABLE = TABLE.replace('CreatedSince', 'CreatedAt');
const HEADINGS = {
  ID: 'IMAGE',
  CreatedSince: 'CREATED',
  CreatedAt: 'CREATED AT',
  CreatedBy: 'CREATED BY',
  Size: 'SIZE',
  Comment: 'COMMENT',
};
/** Columns that CREATED BY is cut to. */
const CREATED_BY_WIDTH = 45;

export const imageHistory: Command = {
  names: ['image history', 'history'],
  aliasLine: 'docker image history, docker history',
  usage: '[OPTIONS] IMAGE',
  summary: 'Show the history of an image',
  flags: [
    listFormatFlag,
    flag('human', 'H', 'bool', 'Print sizes and dates in human readable format (default true)'),
    flag('no-trunc', '', 'bool', "Don't truncate output"),
    unsimulated('platform', '', 'string', 'Show history for the given platform. Formatted as "os[/arch[/variant]]" (e.g., "linux/amd64")'),
    flag('quiet', 'q', 'bool', 'Only show image IDs'),
  ],
  arguments: exactly(1),
  completes: 'images',
  run,
};

function run({ engine, flags, args, io }: Invocation): Promise<number> {
  const human = flags.bool('human', true);
  const truncate = !flags.bool('no-trunc');
  const now = engine.clock.now();
  const rows = engine.history(engine.image(args[0] ?? '')).map((entry) => {
    const created = entry.entry.created === undefined ? undefined : Date.parse(entry.entry.created);
    const createdBy = (entry.entry.created_by ?? '').replaceAll('\t', ' ');
    const id = entry.imageId === undefined ? '<missing>' : truncate ? truncateID(entry.imageId) : entry.imageId;
    return new Row('*image.historyContext', {
      Comment: entry.entry.comment ?? '',
      CreatedAt: created === undefined ? '' : rfc3339(created),
      CreatedBy: truncate ? ellipsis(createdBy, CREATED_BY_WIDTH) : createdBy,
      CreatedSince: human ? since(created, now) : created === undefined ? '' : rfc3339(created),
      ID: id,
      Size: human ? humanSizeWithPrecision(entry.size, 3) : String(entry.size),
    });
  });
  const format = flags.string('format');
  const quiet = flags.bool('quiet') && format === '';
  io.stdout(printListing(rows, { format: quiet ? '{{.ID}}' : format, defaultFormat: human ? TABLE : EXACT_TABLE, headings: HEADINGS }));
  return Promise.resolve(0);
}
