import { noArguments } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { confirmed } from '../../command/confirm';
import { CommandFailure } from '../../command/failure';
import { pruneFilters } from '../../command/pruneFilters';
import type { PruneFilters } from '../../command/pruneFilters';
import { flag } from '../../flags/flag';
import { humanSize } from '../../format/humanSize';
import { pruneUnusedImages } from '../image/prune';

const KNOWN = new Set(['until', 'label', 'label!']);

/** Networks are not simulated beyond Docker's own, which are never pruned. */
export const systemPrune: Command = {
  names: ['system prune'],
  usage: '[OPTIONS]',
  summary: 'Remove unused data',
  flags: [
    flag('all', 'a', 'bool', 'Remove all unused images not just dangling ones'),
    flag('filter', '', 'filter', 'Provide filter values (e.g. "label=<key>=<value>")'),
    flag('force', 'f', 'bool', 'Do not prompt for confirmation'),
    flag('volumes', '', 'bool', 'Prune anonymous volumes'),
  ],
  arguments: noArguments,
  run,
};

interface Pruned {
  /** What was removed, as Docker lists it; '' for nothing. */
  readonly text: string;
  readonly reclaimedBytes: number;
}

async function run(invocation: Invocation): Promise<number> {
  const { engine, flags, io } = invocation;
  const all = flags.bool('all');
  const volumes = flags.bool('volumes');
  const filters = pruneFilters(flags.list('filter'), KNOWN, engine.clock.now());
  if (volumes && filters.until !== undefined) throw new CommandFailure('ERROR: The "until" filter is not supported with "--volumes"');
  if (!flags.bool('force') && !(await confirmed(invocation, question(all, volumes, filters)))) return 0;
  const pruned = [
    stoppedContainers(invocation, filters),
    ...(volumes ? [unusedVolumes(invocation, filters)] : []),
    pruneUnusedImages(engine, all, filters),
    buildCache(invocation, all, filters),
  ];
  for (const { text } of pruned) if (text !== '') io.stdout(`${text}\n`);
  io.stdout(`Total reclaimed space: ${humanSize(pruned.reduce((sum, { reclaimedBytes }) => sum + reclaimedBytes, 0))}\n`);
  return 0;
}

/** docker/cli system/prune.go, confirmationTemplate. */
function question(all: boolean, volumes: boolean, { shown }: PruneFilters): string {
  const what = [
    'all stopped containers',
    'all networks not used by at least one container',
    ...(volumes ? ['all anonymous volumes not used by at least one container'] : []),
    all ? 'all images without at least one container associated to them' : 'all dangling images',
    all ? 'all build cache' : 'unused build cache',
  ];
  const list = (lines: readonly string[]): string => lines.map((line) => `\n  - ${line}`).join('');
  const filtered = shown.length === 0 ? '' : `\n  Items to be pruned will be filtered with:${list(shown)}\n`;
  return `WARNING! This will remove:${list(what)}\n${filtered}\nAre you sure you want to continue? [y/N] `;
}

function stoppedContainers({ engine }: Invocation, filters: PruneFilters): Pruned {
  const stopped = engine.containers().filter(({ state, created, settings }) => {
    const isOld = filters.until === undefined || created < filters.until;
    return state !== 'running' && isOld && filters.labels(settings.labels);
  });
  for (const { id } of stopped) engine.removeContainer(id);
  return {
    text: stopped.length === 0 ? '' : `Deleted Containers:\n${stopped.map(({ id }) => `${id}\n`).join('')}`,
    reclaimedBytes: stopped.reduce((sum, { writableSize }) => sum + writableSize, 0),
  };
}

/** Those without a name only; a volume that somebody named is kept. */
function unusedVolumes({ engine }: Invocation, filters: PruneFilters): Pruned {
  const unused = engine.container.volumes
    .list()
    .filter(({ anonymous, usedBy, labels }) => anonymous && usedBy.length === 0 && filters.labels(labels));
  for (const { name } of unused) engine.container.volumes.remove(name);
  return {
    text: unused.length === 0 ? '' : `Deleted Volumes:\n${unused.map(({ name }) => `${name}\n`).join('')}`,
    reclaimedBytes: unused.reduce((sum, { size }) => sum + size, 0),
  };
}

/** The build cache knows no labels: a filter of that kind leaves it alone. */
function buildCache({ engine }: Invocation, all: boolean, filters: PruneFilters): Pruned {
  if (!filters.isEmpty && filters.until === undefined) return { text: '', reclaimedBytes: 0 };
  const unusedForMs = filters.until === undefined ? undefined : engine.clock.now() - filters.until;
  const removed = engine.pruneBuildCache({ all, ...(unusedForMs === undefined ? {} : { unusedForMs }) });
  return {
    text: removed.length === 0 ? '' : `Deleted build cache objects:\n${removed.map(({ id }) => `${id}\n`).join('')}`,
    reclaimedBytes: removed.reduce((sum, { size }) => sum + size, 0),
  };
}
