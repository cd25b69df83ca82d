import type { ImageRecord } from '../../../src/engine/api';
import { digestOf } from '../../../src/engine/digest/digest';
import type { Digest } from '../../../src/engine/digest/digest';
import { imageHeadings, imageRows } from '../../../src/cli/commands/image/imageRows';
import { ellipsis, truncateID } from '../../../src/cli/format/ellipsis';
import { goQuote } from '../../../src/cli/format/goQuote';
import { humanDuration } from '../../../src/cli/format/humanDuration';
import { humanSizeWithPrecision } from '../../../src/cli/format/humanSize';
import { printListing } from '../../../src/cli/format/listing';
import { displayablePorts } from '../../../src/cli/format/ports';
import type { PublishedPort } from '../../../src/cli/format/ports';
import { Row } from '../../../src/cli/format/template/value';
import type { CorpusCase } from './corpusCase';

interface ApiImage {
  readonly Id: string;
  readonly Created: number;
  readonly RepoTags: readonly string[] | null;
  readonly Size: number;
}
interface ApiContainer {
  readonly Id: string;
  readonly Names: readonly string[];
  readonly Image: string;
  readonly Command: string;
  readonly Created: number;
  readonly Ports: readonly PublishedPort[] | null;
  readonly SizeRw: number;
  readonly SizeRootFs: number;
  readonly Status: string;
}
interface Table {
  readonly Args: string;
  readonly AgesSeconds: readonly number[] | null;
  readonly Out: string;
  readonly images?: readonly ApiImage[];
  readonly containers?: readonly ApiContainer[];
}
interface Corpus {
  readonly command?: readonly { readonly In: string; readonly Trunc: string; readonly NoTrunc: string }[];
  readonly displayablePorts?: readonly { readonly Ports: readonly PublishedPort[] | null; readonly Out: string }[];
  readonly ellipsis?: readonly { readonly In: string; readonly Max: number; readonly Out: string }[];
  readonly tables?: readonly Table[];
}

const COMMAND_WIDTH = 20;
const IMAGE_TABLE = 'table {{.Repository}}\t{{.Tag}}\t{{.ID}}\t{{.CreatedSince}}\t{{.Size}}';
const CONTAINER_TABLE = 'table {{.ID}}\t{{.Image}}\t{{.Command}}\t{{.RunningFor}}\t{{.Status}}\t{{.Ports}}\t{{.Names}}';
const CONTAINER_HEADINGS = {
  ID: 'CONTAINER ID',
  Image: 'IMAGE',
  Command: 'COMMAND',
  RunningFor: 'CREATED',
  Status: 'STATUS',
  Ports: 'PORTS',
  Names: 'NAMES',
  Size: 'SIZE',
};

/** The recorder took each row's age one second before it printed (the corpus' own `about`). */
const rowTime = (created: number, age: number): number => (created + age + 1) * 1000;

function imageOf({ Id, Created, RepoTags, Size }: ApiImage): ImageRecord {
  const id = Id as Digest;
  const descriptor = { mediaType: '', digest: id, size: 0 };
  return {
    id,
    target: descriptor,
    manifest: descriptor,
    config: { architecture: 'amd64', os: 'linux', config: {}, rootfs: { type: 'layers', diff_ids: [] }, history: [] },
    configDigest: digestOf(''),
    layers: [],
    names: RepoTags ?? [],
    repoDigests: [],
    created: Created * 1000,
    lastTagTime: 0,
    contentSize: 0,
    inspectSize: 0,
    diskUsage: Size,
    identity: { pulledFrom: [], builds: [] },
    inUse: false,
  };
}

function imageTable({ images = [], AgesSeconds, Args }: Table): string {
  const rows = images.flatMap((image, index) =>
    imageRows(imageOf(image), {
      now: rowTime(image.Created, AgesSeconds?.[index] ?? 0),
      truncate: !Args.includes('--no-trunc'),
      digests: false,
      containers: () => 0,
    }),
  );
  return printListing(rows, { format: '', defaultFormat: IMAGE_TABLE, headings: imageHeadings });
}

function containerTable({ containers = [], AgesSeconds, Args }: Table): string {
  const whole = Args.includes('--no-trunc');
  const rows = containers.map(
    (one, index) =>
      new Row('*formatter.ContainerContext', {
        ID: whole ? one.Id : truncateID(one.Id),
        Image: one.Image,
        Command: goQuote(whole ? one.Command : ellipsis(one.Command, COMMAND_WIDTH)),
        RunningFor: `${humanDuration((AgesSeconds?.[index] ?? 0) + 1)} ago`,
        Status: one.Status,
        Ports: displayablePorts(one.Ports ?? []),
        Names: one.Names.map((name) => name.slice(1)).join(','),
        Size: `${humanSizeWithPrecision(one.SizeRw, 3)} (virtual ${humanSizeWithPrecision(one.SizeRootFs, 3)})`,
      }),
  );
  const defaultFormat = / -s\b/.test(Args) ? `${CONTAINER_TABLE}\t{{.Size}}` : CONTAINER_TABLE;
  return printListing(rows, { format: '', defaultFormat, headings: CONTAINER_HEADINGS });
}

/**
 * docker/cli's formatters: ports, ellipsis, quoted commands, and whole tables. The tables of images are those that Docker 29 still prints
 * with `--format table` and `--no-trunc` (fidelity README 3.11).
 */
export function formatterCases(file: unknown): readonly CorpusCase[] {
  const corpus = file as Corpus;
  return [
    ...(corpus.command ?? []).map((one) => ({
      name: `command ${one.In}`,
      wanted: [one.Trunc, one.NoTrunc],
      got: [goQuote(ellipsis(one.In, COMMAND_WIDTH)), goQuote(one.In)],
    })),
    ...(corpus.displayablePorts ?? []).map((one) => ({
      name: `ports ${one.Out}`,
      wanted: one.Out,
      got: displayablePorts(one.Ports ?? []),
    })),
    ...(corpus.ellipsis ?? []).map((one) => ({
      name: `${JSON.stringify(one.In)} in ${one.Max} columns`,
      wanted: one.Out,
      got: ellipsis(one.In, one.Max),
    })),
    ...(corpus.tables ?? []).map((table, index) => ({
      name: `table ${index}: ${table.Args}`,
      wanted: table.Out,
      got: table.Args.startsWith('docker images') ? imageTable(table) : containerTable(table),
    })),
  ];
}
