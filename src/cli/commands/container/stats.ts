import { notSimulated } from '../../command/failure';
import type { Command } from '../../command/command';
import { flag } from '../../flags/flag';
import { listFormatFlag } from '../../flags/formatFlags';
import { truncateID } from '../../format/ellipsis';
import { printListing } from '../../format/listing';
import { Row } from '../../format/template/value';

const TABLE = 'table {{.ID}}\t{{.Name}}\t{{.CPUPerc}}\t{{.MemUsage}}\t{{.MemPerc}}\t{{.NetIO}}\t{{.BlockIO}}\t{{.PIDs}}';
const HEADINGS = {
  Container: 'CONTAINER',
  ID: 'CONTAINER ID',
  Name: 'NAME',
  CPUPerc: 'CPU %',
  MemUsage: 'MEM USAGE / LIMIT',
  MemPerc: 'MEM %',
  NetIO: 'NET I/O',
  BlockIO: 'BLOCK I/O',
  PIDs: 'PIDS',
};
const UNKNOWN = '--';

/** Docker itself prints `--` where it has no figure; processes without a kernel use neither processor nor memory, so most have none. */
export const containerStats: Command = {
  names: ['container stats', 'stats'],
  aliasLine: 'docker container stats, docker stats',
  usage: '[OPTIONS] [CONTAINER...]',
  summary: 'Display a live stream of container(s) resource usage statistics',
  simplified: 'One sample, with --no-stream; its figures are not measured, for there is no kernel, and it says so.',
  flags: [
    flag('all', 'a', 'bool', 'Show all containers (default shows just running)'),
    listFormatFlag,
    flag('no-stream', '', 'bool', 'Disable streaming stats and only pull the first result'),
    flag('no-trunc', '', 'bool', 'Do not truncate output'),
  ],
  arguments: { kind: 'atLeast', count: 0 },
  completes: 'containers',
  run: ({ engine, flags, args, io }) => {
    if (!flags.bool('no-stream')) throw notSimulated('a live stream of statistics is not simulated; use "docker stats --no-stream".');
    const chosen =
      args.length > 0
        ? args.map((name) => engine.container.get(name))
        : engine.containers().filter(({ state }) => flags.bool('all') || state === 'running');
    const rows = chosen.map((container) => {
      const running = container.state === 'running';
      return new Row('*container.statsContext', {
        BlockIO: `${UNKNOWN} / ${UNKNOWN}`,
        CPUPerc: UNKNOWN,
        Container: container.name,
        ID: flags.bool('no-trunc') ? container.id : truncateID(container.id),
        MemPerc: UNKNOWN,
        MemUsage: `${UNKNOWN} / ${UNKNOWN}`,
        Name: container.name,
        NetIO: UNKNOWN,
        PIDs: running ? String(engine.container.processes(container.id).length) : UNKNOWN,
      });
    });
    io.stdout(printListing(rows, { format: flags.string('format'), defaultFormat: TABLE, headings: HEADINGS }));
    io.stderr('layer-by-layer: processor, memory, network and disk use are not simulated: there is no kernel here.\n');
    return Promise.resolve(0);
  },
};
