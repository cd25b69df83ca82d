import type { Engine } from '../../../engine/api';
import { noArguments } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { notSimulated } from '../../command/failure';
import { flag } from '../../flags/flag';
import { listFormatFlag } from '../../flags/formatFlags';
import { truncateID } from '../../format/ellipsis';
import { humanSize, humanSizeWithPrecision } from '../../format/humanSize';
import { printListing } from '../../format/listing';
import { tabwriter } from '../../format/tabwriter';
import { Row } from '../../format/template/value';
import { shownCommand, shownImage, statusText } from '../container/containerText';
import { since, splitName } from '../image/imageRows';
import { cacheBytes, diskUsage, imageUsages } from './diskUsage';

const TABLE = 'table {{.Type}}\t{{.TotalCount}}\t{{.Active}}\t{{.Size}}\t{{.Reclaimable}}';
const HEADINGS = { Type: 'TYPE', TotalCount: 'TOTAL', Active: 'ACTIVE', Size: 'SIZE', Reclaimable: 'RECLAIMABLE' };

export const systemDf: Command = {
  names: ['system df'],
  usage: '[OPTIONS]',
  summary: 'Show docker disk usage',
  simplified: '--format together with --verbose is not simulated.',
  flags: [listFormatFlag, flag('verbose', 'v', 'bool', 'Show detailed information on space usage')],
  arguments: noArguments,
  run: (invocation) => Promise.resolve(invocation.flags.bool('verbose') ? verbose(invocation) : summary(invocation)),
};

function summary({ engine, flags, io }: Invocation): number {
  const images = engine.images();
  const containers = engine.containers();
  const volumes = engine.container.volumes.list();
  const cache = engine.buildCacheUsage();
  const usage = diskUsage(engine);
  const withContainer = images.filter(({ id }) => containers.some(({ imageId }) => imageId === id)).length;
  const running = containers.filter(({ state }) => state === 'running').length;
  const mounted = volumes.filter(({ usedBy }) => usedBy.length > 0).length;
  const total = usage.images.content + usage.images.unpacked;
  const rows = [
    row('Images', images.length, withContainer, total, share(usage.images.unused, total)),
    row('Containers', containers.length, running, usage.containers.all, share(usage.containers.idle, usage.containers.all)),
    row('Local Volumes', volumes.length, mounted, usage.volumes.all, share(usage.volumes.unused, usage.volumes.all)),
    // There is no percentage here (recording 29.7.2/06 step 5).
    row('Build Cache', cache.length, cache.filter(({ inUse }) => inUse).length, usage.buildCache.all, humanSize(usage.buildCache.unused)),
  ];
  io.stdout(printListing(rows, { format: flags.string('format'), defaultFormat: TABLE, headings: HEADINGS }));
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

function verbose({ engine, flags, io }: Invocation): number {
  if (flags.changed('format')) throw notSimulated('--format together with --verbose is not simulated.');
  const now = engine.clock.now();
  const containers = engine.containers();
  const newestFirst = [...engine.images()].sort((a, b) => (b.created ?? 0) - (a.created ?? 0));
  const images = imageUsages(newestFirst, containers).flatMap((usage) =>
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
      `Local Volumes space usage:\n\n${table(['VOLUME NAME', 'LINKS', 'SIZE'], volumeRows(engine))}\n` +
      `Build cache usage: ${humanSize(cacheBytes(engine.buildCacheUsage()))}\n\n` +
      table(['CACHE ID', 'CACHE TYPE', 'SIZE', 'CREATED', 'LAST USED', 'USAGE', 'SHARED'], cacheRows(engine)),
  );
  return 0;
}

function volumeRows(engine: Engine): readonly (readonly string[])[] {
  return engine.container.volumes.list().map(({ name, usedBy, size }) => [name, String(usedBy.length), humanSizeWithPrecision(size, 3)]);
}

/** Least recently used first (docker/cli formatter/buildcache.go); one that is in use has a `*` after its ID. */
function cacheRows(engine: Engine): readonly (readonly string[])[] {
  const now = engine.clock.now();
  return [...engine.buildCacheUsage()]
    .sort((a, b) => (a.lastUsedAt ?? 0) - (b.lastUsedAt ?? 0) || a.order - b.order)
    .map(({ id, type, size, createdAt, lastUsedAt, usageCount, shared, inUse }) => [
      truncateID(id) + (inUse ? '*' : ''),
      type,
      humanSizeWithPrecision(size, 3),
      since(createdAt, now),
      lastUsedAt === undefined ? '' : since(lastUsedAt, now),
      String(usageCount),
      String(shared),
    ]);
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
