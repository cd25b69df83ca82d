import type { Command, Invocation } from '../../command/command';
import { atMost } from '../../command/arguments';
import { CommandFailure } from '../../command/failure';
import { flag } from '../../flags/flag';
import { listFormatFlag } from '../../flags/formatFlags';
import { printListing } from '../../format/listing';
import { filterImages } from './imageFilters';
import { imageListView } from './imageListView';
import { imageHeadings, imageRows } from './imageRows';

const TABLE = 'table {{.Repository}}\t{{.Tag}}\t{{.ID}}\t{{if .CreatedSince }}{{.CreatedSince}}{{else}}N/A{{end}}\t{{.Size}}';
const DIGEST_TABLE = TABLE.replace('{{.Tag}}\t', '{{.Tag}}\t{{.Digest}}\t');

export const imageList: Command = {
  names: ['image ls', 'images'],
  aliases: { 'image list': 'image ls' },
  aliasLine: 'docker image ls, docker image list, docker images',
  usage: '[OPTIONS] [REPOSITORY[:TAG]]',
  summary: 'List images',
  simplified: 'The filter "until" is not simulated.',
  flags: [
    flag('all', 'a', 'bool', 'Show all images (default hides intermediate and dangling images)'),
    flag('digests', '', 'bool', 'Show digests'),
    flag('filter', 'f', 'filter', 'Filter output based on conditions provided'),
    listFormatFlag,
    flag('no-trunc', '', 'bool', "Don't truncate output"),
    flag('quiet', 'q', 'bool', 'Only show image IDs'),
    flag('tree', '', 'bool', 'List multi-platform images as a tree (EXPERIMENTAL)'),
  ],
  arguments: atMost(1),
  completes: 'images',
  run,
};

function run({ engine, flags, args, tty, io }: Invocation): Promise<number> {
  const filters = [...flags.list('filter'), ...args.map((pattern) => `reference=${pattern}`)];
  const images = filterImages(engine, { filters, all: flags.bool('all') });
  const format = flags.string('format');
  const table = flags.bool('quiet') || flags.bool('no-trunc') || flags.bool('digests') || format !== '';
  if (flags.bool('tree') && table)
    throw new CommandFailure(treeConflict(flags.bool('quiet'), flags.bool('no-trunc'), flags.bool('digests')));
  if (!table) {
    io.stdout(imageListView(images, { expanded: flags.bool('tree'), ...(tty === undefined ? {} : { columns: tty.columns }) }));
    return Promise.resolve(0);
  }
  const containers = engine.containers();
  const rows = [...images]
    .sort((a, b) => (b.created ?? 0) - (a.created ?? 0))
    .flatMap((image) =>
      imageRows(image, {
        now: engine.clock.now(),
        truncate: !flags.bool('no-trunc'),
        digests: flags.bool('digests') || format.includes('{{.Digest}}'),
        containers: (one) => containers.filter((container) => container.imageId === one.id).length,
      }),
    );
  const quiet = flags.bool('quiet') && (format === '' || format === 'table');
  io.stdout(
    printListing(rows, {
      format: quiet ? '{{.ID}}' : format,
      defaultFormat: flags.bool('digests') ? DIGEST_TABLE : TABLE,
      headings: imageHeadings,
    }),
  );
  return Promise.resolve(0);
}

/** docker/cli `shouldUseTree`. */
function treeConflict(quiet: boolean, noTrunc: boolean, digests: boolean): string {
  const other = quiet ? '--quiet' : noTrunc ? '--no-trunc' : digests ? '--show-digest' : '--format';
  return `${other} is not yet supported with --tree`;
}
