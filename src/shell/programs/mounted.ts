/** `mount` and `df`: what a container's file system is made of. */
import type { MountLine, ProcessMachine } from '../../engine/container/processMachine';
import { resolvePath } from '../bash/paths';
import { NotSimulated } from './program';
import type { Program, ProgramContext } from './program';

function machineOf({ machine }: ProgramContext, program: string): ProcessMachine {
  if (machine === undefined) throw new NotSimulated(program, `${program} shows what a container has mounted; here it is not simulated.`);
  return machine;
}

export const mount: Program = {
  name: 'mount',
  does: 'Lists what is mounted in a container.',
  doesNot: 'Mounting; what Docker lays over parts of /proc and /sys.',
  run(argv, context) {
    const { mounts } = machineOf(context, 'mount');
    if (argv.length > 1) throw new NotSimulated('mount', 'mount lists what is mounted here; it mounts nothing.');
    for (const { device, target, type, options } of mounts) context.stdout(`${device} on ${target} type ${type} (${options})\n`);
    return 0;
  },
};

/** 1,024 bytes each. */
interface Figures {
  readonly size: number;
  readonly used: number;
  readonly available: number;
}

/** Of Docker's /dev and of its shared memory. */
const MEMORY: Figures = { size: 65_536, used: 0, available: 65_536 };

/** The file system that a path is on: the innermost mount above it. */
function mountOf(mounts: readonly MountLine[], path: string): MountLine | undefined {
  const above = mounts.filter(({ target }) => target === '/' || path === target || path.startsWith(`${target}/`));
  return above.reduce<MountLine | undefined>((best, one) => (one.target.length >= (best?.target.length ?? 0) ? one : best), undefined);
}

/** Undefined for file systems of the kernel without blocks, which a list leaves out. */
function figuresOf({ type }: MountLine, machine: ProcessMachine): Figures | undefined {
  if (type === 'tmpfs') return MEMORY;
  return type === 'overlay' || type === machine.disk.fileSystem ? machine.disk.kibibytes : undefined;
}

/** busybox: one digit after the point from 1K on (libbb/human_readable.c); GNU: one below ten, rounded up. */
function human(kibibytes: number, isBusybox: boolean): string {
  if (kibibytes === 0) return '0';
  const step = Math.min(3, Math.floor(Math.log(kibibytes) / Math.log(1024)));
  const value = kibibytes / 1024 ** step;
  const unit = 'KMGT'.charAt(step);
  if (isBusybox) return `${value.toFixed(1)}${unit}`;
  return `${value < 10 ? (Math.ceil(value * 10) / 10).toFixed(1) : String(Math.ceil(value))}${unit}`;
}

function share({ used, available }: Figures, isBusybox: boolean): string {
  const all = used + available;
  if (all === 0) return '0%';
  return `${String(isBusybox ? Math.floor((used * 100 + all / 2) / all) : Math.ceil((used * 100) / all))}%`;
}

export const df: Program = {
  name: 'df',
  does: 'Shows size and use of the file systems of a container, or of those that paths are on; -h, -k.',
  doesNot: 'Other options. The disk is one of the simulated machine, whose use does not change.',
  run(argv, context) {
    const machine = machineOf(context, 'df');
    const flags = argv.slice(1).filter((word) => word.startsWith('-'));
    const unknown = flags.find((flag) => !/^-[hk]+$/.test(flag));
    if (unknown !== undefined) throw new NotSimulated('df', `The option ${unknown} of df is not simulated here.`);
    const isBusybox = context.userland === 'busybox';
    const inUnits = flags.join('').includes('h');
    const shown = (value: number): string => (inUnits ? human(value, isBusybox) : String(value));
    const paths = argv.slice(1).filter((word) => !word.startsWith('-'));
    let exitCode = 0;
    const chosen = paths.flatMap((path) => {
      const absolute = resolvePath(context.workingDirectory, path);
      if (context.tree.stat(absolute) !== undefined) return mountOf(machine.mounts, absolute) ?? [];
      context.stderr(isBusybox ? `df: ${path}: can't find mount point\n` : `df: ${path}: No such file or directory\n`);
      exitCode = 1;
      return [];
    });
    const lines = paths.length > 0 ? chosen : machine.mounts.filter((line) => figuresOf(line, machine) !== undefined);
    const rows = lines.map((line) => {
      const figures = figuresOf(line, machine) ?? { size: 0, used: 0, available: 0 };
      const { size, used, available } = figures;
      return [line.device, shown(size), shown(used), shown(available), share(figures, isBusybox), line.target];
    });
    if (rows.length > 0) context.stdout(isBusybox ? busyboxTable(rows, inUnits) : gnuTable(rows, inUnits));
    return exitCode;
  },
};

/** Columns of fixed width; a long device has a line of its own (coreutils/df.c). */
function busyboxTable(rows: readonly (readonly string[])[], inUnits: boolean): string {
  const heading = `${'Filesystem'.padEnd(20)} ${(inUnits ? 'Size' : '1K-blocks').padStart(9)}      Used Available Use% Mounted on\n`;
  const lines = rows.map(([device = '', size = '', used = '', available = '', use = '', target = '']) => {
    const name = device.length > 20 ? `${device}\n${' '.repeat(20)}` : device.padEnd(20);
    return `${name} ${size.padStart(9)} ${used.padStart(9)} ${available.padStart(9)} ${use.padStart(4)} ${target}\n`;
  });
  return heading + lines.join('');
}

/** Columns as wide as their longest cell, the first 14 at least (coreutils df.c). */
function gnuTable(rows: readonly (readonly string[])[], inUnits: boolean): string {
  const all = [['Filesystem', inUnits ? 'Size' : '1K-blocks', 'Used', inUnits ? 'Avail' : 'Available', 'Use%', 'Mounted on'], ...rows];
  const least = [14, 5, 5, 5, 4, 0];
  const widths = least.map((width, column) => Math.max(width, ...all.map((row) => (row[column] ?? '').length)));
  const cell = (text: string, column: number): string =>
    column === 0 ? text.padEnd(widths[0] ?? 0) : column === 5 ? text : text.padStart(widths[column] ?? 0);
  return all.map((row) => `${row.map(cell).join(' ')}\n`).join('');
}
