import type { ProcessRecord } from '../../../engine/container/api';
import { atLeast } from '../../command/arguments';
import type { Command } from '../../command/command';
import { CommandFailure, notSimulated } from '../../command/failure';

const COLUMNS = ['UID', 'PID', 'PPID', 'C', 'STIME', 'TTY', 'TIME', 'CMD'] as const;
/** The client's table: a tabwriter of its own (docker/cli container/top.go). */
const LEAST_WIDTH = 20;
const PADDING = 3;
const SHELLS = /(^|\/)(sh|ash|bash|dash)$/;

export const containerTop: Command = {
  names: ['container top', 'top'],
  aliasLine: 'docker container top, docker top',
  usage: 'CONTAINER [ps OPTIONS]',
  summary: 'Display the running processes of a container',
  simplified: 'Shows what "ps -ef" would; options of ps are not simulated.',
  flags: [],
  arguments: atLeast(1),
  interspersed: false,
  completes: 'containers',
  run: ({ engine, args, io }) => {
    const [name = '', ...options] = args;
    const { id, state, settings } = engine.container.get(name);
    if (state !== 'running') throw new CommandFailure(`Error response from daemon: container ${id} is not running`);
    if (options.length > 0 && options.join(' ') !== '-ef')
      throw notSimulated('options of ps are not simulated; "docker top" shows what "ps -ef" would.');
    const processes = engine.container.processes(name);
    const rows = processes.map((process) => cells(process, settings.tty));
    const all = [COLUMNS, ...rows];
    const widths = COLUMNS.map((_, column) => Math.max(LEAST_WIDTH, ...all.map((row) => (row[column] ?? '').length + PADDING)));
    for (const row of all)
      io.stdout(`${row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('')}\n`);
    if (processes.some(({ argv }) => SHELLS.test(argv[0] ?? ''))) {
      io.stderr('layer-by-layer: what a shell waits for is part of the shell here, so its own processes are not listed.\n');
    }
    return Promise.resolve(0);
  },
};

function cells({ user, pid, parentPid, startedAt, argv }: ProcessRecord, tty: boolean): readonly string[] {
  const started = new Date(startedAt).toISOString().slice(11, 16);
  return [user, String(pid), String(parentPid), '0', started, tty ? 'pts/0' : '?', '00:00:00', argv.join(' ')];
}
