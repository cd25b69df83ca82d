import type { ImageRecord } from '../../../engine/api';
import { platformString } from '../../../engine/oci/platform';
import { displayWidth } from '../../format/displayWidth';
import { ellipsis, truncateID } from '../../format/ellipsis';
import { humanSizeWithPrecision } from '../../format/humanSize';

/** Docker 29's own view of images (docker/cli `image/tree.go`; fidelity README 3.11, recordings 29.7.2/01 and 08 step 18). */
export interface ImageListViewOptions {
  /** `--tree`: one block for each image with its platforms. */
  readonly expanded: boolean;
  /** Set on a terminal: colours, a legend, and names cut to the window. */
  readonly columns?: number;
}

const SPACING = 3;
const BOLD_DEFAULT = '\u001b[39m\u001b[1m';
const BOLD_BLUE = '\u001b[34m\u001b[1m';
const DEFAULT = '\u001b[39m';
const RESET = '\u001b[0m';
const IN_USE_CHIP = '\u001b[38;5;0m\u001b[48;5;14m U \u001b[0m';
const LEGEND = `\u001b[1m\u001b[106m\u001b[30mi\u001b[0m\u001b[0m \u001b[96mInfo → \u001b[0m\u001b[0m ${IN_USE_CHIP} In Use`;
const LEGEND_WIDTH = displayWidth('i Info →   U  In Use');
const UNTAGGED = '<untagged>';
/** The name column is never narrower than this; columns that would make it so are dropped. */
const LEAST_NAME_WIDTH = 12;

interface Column {
  readonly title: string;
  readonly width: number;
  readonly right: boolean;
}

interface Details {
  readonly id: string;
  readonly diskUsage: string;
  readonly contentSize: string;
  readonly inUse: boolean;
}

const DETAIL_COLUMNS: readonly Column[] = [
  { title: 'ID', width: 12, right: false },
  { title: 'DISK USAGE', width: 10, right: true },
  { title: 'CONTENT SIZE', width: 12, right: true },
  { title: 'EXTRA', width: 5, right: false },
];

/** The whole view, heading included. Rows are sorted by name; untagged images come last. */
export function imageListView(images: readonly ImageRecord[], options: ImageListViewOptions): string {
  const entries = options.expanded
    ? images.map((image) => ({ image, names: image.names.length === 0 ? [UNTAGGED] : image.names }))
    : images.flatMap((image) => (image.names.length === 0 ? [UNTAGGED] : image.names).map((name) => ({ image, names: [name] })));
  entries.sort((a, b) => compareNames(a.names[0] ?? '', b.names[0] ?? ''));

  const branches = options.expanded ? images.map((image) => `└─ ${platformText(image)}`) : [];
  const widest = Math.max('IMAGE'.length, ...entries.flatMap((entry) => entry.names.map(displayWidth)), ...branches.map(displayWidth));
  const { nameWidth, columns } = fit(widest, options.columns);
  const paint = painter(options.columns !== undefined);

  let out = options.columns === undefined ? '' : `${' '.repeat(Math.max(0, options.columns - LEGEND_WIDTH))}${LEGEND}\n`;
  out += [
    left('IMAGE', nameWidth, (text) => paint(text, BOLD_DEFAULT)),
    ...columns.map((column) => left(column.title, column.width, (text) => paint(text, BOLD_DEFAULT))),
  ].join(' '.repeat(SPACING));
  out += '\n';
  for (const { image, names } of entries) {
    const details = detailsOf(image.id, image);
    const detailText = ' '.repeat(SPACING) + detailCells(details, columns, options.columns !== undefined).join(' '.repeat(SPACING));
    names.forEach((name, index) => {
      const last = index === names.length - 1;
      out += `${left(name, nameWidth, (text) => paint(text, BOLD_BLUE))}${last && columns.length > 0 ? detailText : ''}\n`;
    });
    if (!options.expanded) continue;
    const child = detailsOf(image.manifest.digest, image);
    out += left(`└─ ${platformText(image)}`, nameWidth, (text) => paint(text, DEFAULT));
    out += `${' '.repeat(SPACING)}${detailCells(child, columns, options.columns !== undefined).join(' '.repeat(SPACING))}\n\n`;
  }
  return out;
}

function compareNames(a: string, b: string): number {
  if ((a === UNTAGGED) !== (b === UNTAGGED)) return a === UNTAGGED ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function platformText(image: ImageRecord): string {
  return platformString({
    architecture: image.config.architecture,
    os: image.config.os,
    ...(image.config.variant === undefined ? {} : { variant: image.config.variant }),
  });
}

function detailsOf(id: string, image: ImageRecord): Details {
  return {
    id: truncateID(id),
    diskUsage: humanSizeWithPrecision(image.diskUsage, 3),
    contentSize: humanSizeWithPrecision(image.contentSize, 3),
    inUse: image.inUse,
  };
}

function detailCells(details: Details, columns: readonly Column[], coloured: boolean): string[] {
  const paint = painter(coloured);
  const texts = [details.id, details.diskUsage, details.contentSize];
  return columns.map((column, index) => {
    const text = texts[index];
    if (text === undefined) {
      if (!details.inUse) return ' '.repeat(column.width);
      return coloured ? `${IN_USE_CHIP}${' '.repeat(column.width - 3)}` : 'U'.padEnd(column.width);
    }
    const fill = ' '.repeat(Math.max(0, column.width - displayWidth(text)));
    return column.right ? fill + paint(text, DEFAULT) : paint(text, DEFAULT) + fill;
  });
}

/** docker/cli `adjustColumns`: as much of the window for names as the other columns leave. */
function fit(widest: number, columns: number | undefined): { readonly nameWidth: number; readonly columns: readonly Column[] } {
  if (columns === undefined) return { nameWidth: widest, columns: DETAIL_COLUMNS };
  let room = columns;
  const kept: Column[] = [];
  for (const column of DETAIL_COLUMNS) {
    const needed = column.width + SPACING;
    if (room - needed < LEAST_NAME_WIDTH) break;
    room -= needed;
    kept.push(column);
  }
  return { nameWidth: Math.min(room, widest), columns: kept };
}

function left(text: string, width: number, paint: (text: string) => string): string {
  const columns = displayWidth(text);
  return columns > width ? paint(ellipsis(text, width)) : paint(text) + ' '.repeat(width - columns);
}

function painter(coloured: boolean): (text: string, colour: string) => string {
  return (text, colour) => (coloured ? `${colour}${text}${RESET}` : text);
}
