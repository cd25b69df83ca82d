import type { ContainerRecord, Engine } from '../../../engine/api';
import type { EpochMs } from '../../../engine/clock';
import { noArguments } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { findContainer, noSuchContainer } from '../../command/containerLookup';
import { EngineError } from '../../../engine/errors';
import { flag } from '../../flags/flag';
import { listFormatFlag } from '../../flags/formatFlags';
import { ellipsis, truncateID } from '../../format/ellipsis';
import { goQuote } from '../../format/goQuote';
import { goTimeText } from '../../format/goTime';
import { humanDuration } from '../../format/humanDuration';
import { humanSizeWithPrecision } from '../../format/humanSize';
import { printListing } from '../../format/listing';
import { compileTemplate, TemplateError } from '../../format/template/execute';
import { Row } from '../../format/template/value';
import { CommandFailure, notSimulated } from '../../command/failure';
import { filterMap } from '../image/imageFilters';
import { displayablePorts } from '../../format/ports';
import { shownCommand, shownImage, stateWord, statusText } from './containerText';
import { listedPorts } from './publishedPorts';

const MOUNT_WIDTH = 15;
const TABLE = 'table {{.ID}}\t{{.Image}}\t{{.Command}}\t{{.RunningFor}}\t{{.Status}}\t{{.Ports}}\t{{.Names}}';
const HEADINGS = {
  ID: 'CONTAINER ID',
  Names: 'NAMES',
  Command: 'COMMAND',
  CreatedAt: 'CREATED AT',
  RunningFor: 'CREATED',
  Ports: 'PORTS',
  State: 'STATE',
  Status: 'STATUS',
  Size: 'SIZE',
  Image: 'IMAGE',
  Labels: 'LABELS',
  Mounts: 'MOUNTS',
  LocalVolumes: 'LOCAL VOLUMES',
  Networks: 'NETWORKS',
  Platform: 'PLATFORM',
};
/** Every field that a row has, with nothing in it. */
const BLANK: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(Object.keys(HEADINGS).map((name) => [name, ''])),
  HealthStatus: '',
  Label: () => '',
  Platform: {},
};
const STATES = new Set(['created', 'dead', 'exited', 'paused', 'removing', 'restarting', 'running']);
const KNOWN_FILTERS = new Set(
  'ancestor before exited expose health id isolation is-task label name network publish since status volume'.split(' '),
);

export const containerList: Command = {
  names: ['container ls', 'ps'],
  aliases: { 'container list': 'container ls', 'container ps': 'container ls' },
  aliasLine: 'docker container ls, docker container list, docker container ps, docker ps',
  usage: '[OPTIONS]',
  summary: 'List containers',
  simplified: 'Some filters are not simulated and say so.',
  flags: [
    flag('all', 'a', 'bool', 'Show all containers (default shows just running)'),
    flag('filter', 'f', 'filter', 'Filter output based on conditions provided'),
    listFormatFlag,
    flag('last', 'n', 'int', 'Show n last created containers (includes all states) (default -1)'),
    flag('latest', 'l', 'bool', 'Show the latest created container (includes all states)'),
    flag('no-trunc', '', 'bool', "Don't truncate output"),
    flag('quiet', 'q', 'bool', 'Only display container IDs'),
    flag('size', 's', 'bool', 'Display total file sizes'),
  ],
  arguments: noArguments,
  run,
};

function run({ engine, flags, io }: Invocation): Promise<number> {
  const last = flags.bool('latest') ? 1 : flags.int('last', -1);
  const matching = filtered(engine, flags.list('filter'), flags.bool('all') || last >= 0);
  const newest = [...matching].sort((a, b) => b.created - a.created);
  const now = engine.clock.now();
  const rows = (last >= 0 ? newest.slice(0, last) : newest).map((container) =>
    containerRow(engine, container, { now, truncate: !flags.bool('no-trunc'), size: flags.bool('size') }),
  );
  const format = flags.string('format');
  if (format !== '') validated(format);
  io.stdout(
    printListing(rows, {
      format: flags.bool('quiet') && (format === '' || format === 'table') ? '{{.ID}}' : format,
      defaultFormat: flags.bool('size') ? `${TABLE}\t{{.Size}}` : TABLE,
      headings: HEADINGS,
      executionError: 'failed to execute template',
    }),
  );
  return Promise.resolve(0);
}

/** Docker tries a template before it asks for containers, so that a bad one fails on an empty list too (recording 29.7.2/02 step 74). */
function validated(format: string): void {
  try {
    compileTemplate(format).execute(new Row('*formatter.ContainerContext', { ...BLANK }));
  } catch (error) {
    if (error instanceof TemplateError) {
      const stage = error.message.includes(': executing ') ? 'execute' : 'parse';
      throw new CommandFailure(`failed to ${stage} template: ${error.message}`);
    }
    throw error;
  }
}

function filtered(engine: Engine, given: readonly string[], all: boolean): readonly ContainerRecord[] {
  const filters = filterMap(given, KNOWN_FILTERS);
  for (const name of filters.keys()) {
    if (['health', 'isolation', 'is-task'].includes(name)) {
      throw notSimulated(`the filter "${name}" of "docker ps" is not simulated.`);
    }
  }
  const time = (name: string): number | undefined => {
    const value = filters.get(name)?.[0];
    if (value === undefined) return undefined;
    const container = findContainer(engine, value);
    if (container === undefined) throw new EngineError('container-not-found', noSuchContainer(value));
    return container.created;
  };
  const before = time('before');
  const after = time('since');
  const every = (name: string, test: (value: string) => boolean): boolean => filters.get(name)?.every(test) ?? true;
  const some = (name: string, test: (value: string) => boolean): boolean => filters.get(name)?.some(test) ?? true;
  for (const code of filters.get('exited') ?? []) {
    if (!/^[+-]?\d+$/.test(code))
      throw new CommandFailure(`Error response from daemon: strconv.Atoi: parsing ${goQuote(code)}: invalid syntax`);
  }
  for (const status of filters.get('status') ?? []) {
    if (!STATES.has(status)) throw new CommandFailure(`Error response from daemon: invalid filter 'status=${status}'`);
  }
  return engine.containers().filter((container) => {
    if (!all && !filters.has('status') && !filters.has('exited') && container.state !== 'running') return false;
    return (
      some('status', (value) => stateWord(container) === value) &&
      every('label', (value) => hasLabel(container, value)) &&
      some('volume', (value) => container.mounts.some(({ name, destination, source }) => [name, destination, source].includes(value))) &&
      some('network', (value) => container.settings.network === value) &&
      some('publish', (value) => hasPort(container.published, value)) &&
      some('expose', (value) => container.settings.exposed.some((key) => key === value || key === `${value}/tcp`)) &&
      some('exited', (value) => container.state === 'exited' && container.exitCode === Number(value)) &&
      some('id', (value) => container.id.startsWith(value)) &&
      some('name', (value) => nameMatches(container.name, value)) &&
      some('ancestor', (value) => isAncestor(engine, container, value)) &&
      (before === undefined || container.created < before) &&
      (after === undefined || container.created > after)
    );
  });
}

/** Made from the image, or from one that stands on all of its layers (moby daemon/list.go). */
function isAncestor(engine: Engine, container: ContainerRecord, name: string): boolean {
  const image = engine.findImage(name);
  if (image === undefined) return false;
  if (image.id === container.imageId) return true;
  const own = engine.findImage(container.imageId)?.layers ?? [];
  return image.layers.length > 0 && image.layers.every(({ chainId }, at) => own[at]?.chainId === chainId);
}

function hasLabel({ settings: { labels } }: ContainerRecord, wanted: string): boolean {
  const equals = wanted.indexOf('=');
  return equals < 0 ? Object.hasOwn(labels, wanted) : labels[wanted.slice(0, equals)] === wanted.slice(equals + 1);
}

function hasPort(published: ContainerRecord['published'], wanted: string): boolean {
  const [port = '', protocol = 'tcp'] = wanted.split('/');
  return published.some((binding) => String(binding.hostPort) === port && binding.protocol === protocol);
}

/** The daemon matches names by regular expression, with and without the leading slash. */
function nameMatches(name: string, pattern: string): boolean {
  try {
    const expression = new RegExp(pattern);
    return expression.test(name) || expression.test(`/${name}`);
  } catch {
    return name === pattern;
  }
}

function containerRow(
  engine: Engine,
  container: ContainerRecord,
  options: { readonly now: EpochMs; readonly truncate: boolean; readonly size: boolean },
): Row {
  return new Row('*formatter.ContainerContext', {
    Command: shownCommand(container.command, options.truncate),
    CreatedAt: goTimeText(container.created),
    HealthStatus: 'none',
    ID: options.truncate ? truncateID(container.id) : container.id,
    Image: shownImage(engine, container),
    Label: (name: string) => container.settings.labels[name] ?? '',
    Labels: Object.entries(container.settings.labels)
      .map(([key, value]) => `${key}=${value}`)
      .sort()
      .join(','),
    LocalVolumes: String(container.mounts.filter(({ type }) => type === 'volume').length),
    Mounts: container.mounts
      .map(({ name, source }) => name ?? source)
      .map((mount) => (options.truncate ? ellipsis(mount, MOUNT_WIDTH) : mount))
      .join(','),
    Names: container.name,
    Networks: container.settings.network,
    Platform: { architecture: engine.platform.architecture, os: engine.platform.os },
    Ports: displayablePorts(listedPorts(container)),
    RunningFor: `${humanDuration((options.now - container.created) / 1000)} ago`,
    Size: options.size ? sizeText(container) : '0B',
    State: stateWord(container),
    Status: statusText(container, options.now),
  });
}

function sizeText({ writableSize, virtualSize }: ContainerRecord): string {
  return `${humanSizeWithPrecision(writableSize, 3)} (virtual ${humanSizeWithPrecision(virtualSize, 3)})`;
}
