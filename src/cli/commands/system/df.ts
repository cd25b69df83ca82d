import type { Engine } from '../../../engine/api';
import { noArguments } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { flag } from '../../flags/flag';
import { listFormatFlag } from '../../flags/formatFlags';
import { truncateID } from '../../format/ellipsis';
import { humanSize, humanSizeWithPrecision } from '../../format/humanSize';
import { printListing } from '../../format/listing';
import { tabwriter } from '../../format/tabwriter';
import { Row } from '../../format/template/value';
import { shownCommand, shownImage, statusText } from '../container/containerText';
import { since, splitName } from '../image/imageRows';
import { imageUsages, totalUsage } from './diskUsage';

const TABLE = 'table {{.Type}}\t{{.TotalCount}}\t{{.Active}}\t{{.Size}}\t{{.Reclaimable}}';
const HEADINGS = { Type: 'TYPE', TotalCount: 'TOTAL', Active: 'ACTIVE', Size: 'SIZE', Reclaimable: 'RECLAIMABLE' };
const CACHE_NOTICE = 'layer-by-layer: how much disk the build cache takes is not simulated, so it is left out.\n';

/** Remembers whether anything was ever built: until then the build cache is truly empty. */
export class BuildMemory {
  built = false;

  constructor(engine: Engine) {
    engine.subscribe((event) => {
      if (event.type === 'build.started') this.built = true;
    });
  }
}

export function systemDf(memory: BuildMemory): Command {
  return {
    names: ['system df'],
    usage: '[OPTIONS]',
    summary: 'Show docker disk usage',
    flags: [listFormatFlag, flag('verbose', 'v', 'bool', 'Show detailed information on space usage')],
    arguments: noArguments,
    run: (invocation) => Promise.resolve(invocation.flags.bool('verbose') ? verbose(invocation, memory) : summary(invocation, memory)),
  };
}

function summary({ engine, flags, io }: Invocation, memory: BuildMemory): number {
  const images = engine.images();
  const containers = engine.containers();
  const usages = imageUsages(images, containers);
  const total = totalUsage(images);
  const unused = usages.filter((usage) => usage.containers === 0).reduce((sum, usage) => sum + usage.unique, 0);
  const written = containers.reduce((sum, container) => sum + container.writableSize, 0);
  const running = containers.filter((container) => container.state === 'running');
  const idle = written - running.reduce((sum, container) => sum + container.writableSize, 0);
  const rows = [
    row('Images', images.length, usages.filter((usage) => usage.containers > 0).length, total, share(unused, total)),
    row('Containers', containers.length, running.length, written, share(idle, written)),
    // Volumes are not simulated, so there are none.
    row('Local Volumes', 0, 0, 0, '0B'),
    ...(memory.built ? [] : [row('Build Cache', 0, 0, 0, '0B')]),
  ];
  io.stdout(printListing(rows, { format: flags.string('format'), defaultFormat: TABLE, headings: HEADINGS }));
  if (memory.built) io.stderr(CACHE_NOTICE);
  return 0;
}

function row(type: string, total: number, active: number, size: number, reclaimable: string): Row {
  return new Row('*formatter.diskUsageContext', {
    Active: String(active),
    Reclaimable: reclaimable,
    Size: humanSize(size),
    TotalCount: String(total),
    Type: type,
  });
}

function share(part: number, whole: number): string {
  return whole > 0 ? `${humanSize(part)} (${Math.trunc((part * 100) / whole)}%)` : humanSize(part);
}

function verbose({ engine, io }: Invocation, memory: BuildMemory): number {
  const now = engine.clock.now();
  const containers = engine.containers();
  const images = imageUsages(engine.images(), containers).flatMap((usage) =>
    (usage.image.names.length === 0 ? ['<none>'] : usage.image.names).map((name) => {
      const { repository, tag } = name === '<none>' ? { repository: name, tag: name } : splitName(name);
      const sizes = [usage.shared, usage.unique].map(humanSize);
      return [
        repository,
        tag,
        truncateID(usage.image.id),
        since(usage.image.created, now),
        humanSizeWithPrecision(usage.image.diskUsage, 3),
        ...sizes,
        String(usage.containers),
      ];
    }),
  );
  io.stdout(
    `Images space usage:\n\n${table(['REPOSITORY', 'TAG', 'IMAGE ID', 'CREATED', 'SIZE', 'SHARED SIZE', 'UNIQUE SIZE', 'CONTAINERS'], images)}\n` +
      `Containers space usage:\n\n${table(['CONTAINER ID', 'IMAGE', 'COMMAND', 'LOCAL VOLUMES', 'SIZE', 'CREATED', 'STATUS', 'NAMES'], containerRows(engine))}\n` +
      `Local Volumes space usage:\n\n${table(['VOLUME NAME', 'LINKS', 'SIZE'], [])}\n`,
  );
  if (memory.built) io.stderr(CACHE_NOTICE);
  else io.stdout(`Build cache usage: 0B\n\n${table(['CACHE ID', 'CACHE TYPE', 'SIZE', 'CREATED', 'LAST USED', 'USAGE', 'SHARED'], [])}`);
  return 0;
}

function containerRows(engine: Engine): readonly (readonly string[])[] {
  const now = engine.clock.now();
  return [...engine.containers()]
    .sort((a, b) => b.created - a.created)
    .map((container) => [
      truncateID(container.id),
      shownImage(engine, container),
      shownCommand(container.command, true),
      '0',
      humanSizeWithPrecision(container.writableSize, 3),
      since(container.created, now),
      statusText(container, now),
      container.name,
    ]);
}

function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  return tabwriter([heading, ...rows].map((cells) => `${cells.join('\t')}\n`).join(''));
}
