import type { VolumeRecord } from '../../../engine/container/api';
import { noArguments } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { CommandFailure } from '../../command/failure';
import { flag, unsimulated } from '../../flags/flag';
import { listFormatFlag } from '../../flags/formatFlags';
import { parseBool } from '../../flags/values';
import { printListing } from '../../format/listing';
import { Row } from '../../format/template/value';

const TABLE = 'table {{.Driver}}\t{{.Name}}';
const HEADINGS = {
  Driver: 'DRIVER',
  Name: 'VOLUME NAME',
  Scope: 'SCOPE',
  Mountpoint: 'MOUNTPOINT',
  Links: 'LINKS',
  Size: 'SIZE',
  Labels: 'LABELS',
};

export const volumeList: Command = {
  names: ['volume ls'],
  aliases: { 'volume list': 'volume ls' },
  aliasLine: 'docker volume ls, docker volume list',
  usage: '[OPTIONS]',
  summary: 'List volumes',
  flags: [
    unsimulated('cluster', '', 'bool', 'Display only cluster volumes, and use cluster volume list formatting'),
    flag('filter', 'f', 'filter', 'Provide filter values (e.g. "dangling=true")'),
    listFormatFlag,
    flag('quiet', 'q', 'bool', 'Only display volume names'),
  ],
  arguments: noArguments,
  run,
};

function run({ engine, flags, io }: Invocation): Promise<number> {
  const wanted = filter(flags.list('filter'));
  const volumes = engine.container.volumes.list().filter(wanted);
  const format = flags.string('format');
  if (flags.bool('quiet') && format === '') io.stdout(volumes.map(({ name }) => `${name}\n`).join(''));
  else io.stdout(printListing(volumes.map(row), { format, defaultFormat: TABLE, headings: HEADINGS }));
  return Promise.resolve(0);
}

function row({ name, labels, mountpoint }: VolumeRecord): Row {
  return new Row('*formatter.volumeContext', {
    Availability: 'N/A',
    Driver: 'local',
    Group: 'N/A',
    Label: (name: string) => labels[name] ?? '',
    Labels: Object.entries(labels)
      .map(([key, value]) => `${key}=${value}`)
      .join(','),
    Links: 'N/A',
    Mountpoint: mountpoint,
    Name: name,
    Scope: 'local',
    Size: 'N/A',
    Status: 'N/A',
  });
}

/** `dangling`, `driver`, `label` and `name`, as the daemon knows them. */
function filter(filters: readonly string[]): (volume: VolumeRecord) => boolean {
  const conditions = filters.map((text): ((volume: VolumeRecord) => boolean) => {
    const equals = text.indexOf('=');
    const name = text.slice(0, equals).trim().toLowerCase();
    const value = text.slice(equals + 1).trim();
    switch (name) {
      case 'dangling': {
        const dangling = parseBool(value);
        if (dangling === undefined) throw new CommandFailure(`Error response from daemon: invalid filter 'dangling=${value}'`);
        return ({ usedBy }) => (usedBy.length === 0) === dangling;
      }
      case 'driver':
        return () => value === 'local';
      case 'name':
        return (volume) => volume.name.includes(value);
      case 'label': {
        const at = value.indexOf('=');
        return ({ labels }) => (at < 0 ? Object.hasOwn(labels, value) : labels[value.slice(0, at)] === value.slice(at + 1));
      }
      default:
        throw new CommandFailure(`Error response from daemon: invalid filter '${name}'`);
    }
  });
  return (volume) => conditions.every((condition) => condition(volume));
}
