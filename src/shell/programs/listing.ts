/** Rows of `ls -l`, in GNU's and in busybox's columns. */
import type { ProcessMachine } from '../../engine/container/processMachine';
import type { FileNode, FileTree } from '../../engine/filetree/tree';
import { groupsOf, usersOf } from '../account/accounts';
import type { Identity } from '../account/accounts';
import { contentSize, directorySize } from '../bash/contentSize';
import { deviceNumbers, kernelPlace } from './kernelPlace';
import type { Userland } from './program';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const TYPE = { file: '-', directory: 'd', symlink: 'l' } as const;

/** `drwxr-xr-x`, with s and t where set. */
export function modeString(node: FileNode): string {
  const { mode } = node;
  const triple = (shift: number, special: number, letter: string): string => {
    const bits = (mode >> shift) & 7;
    const execute = (bits & 1) !== 0;
    const last = (mode & special) !== 0 ? (execute ? letter : letter.toUpperCase()) : execute ? 'x' : '-';
    return `${(bits & 4) !== 0 ? 'r' : '-'}${(bits & 2) !== 0 ? 'w' : '-'}${last}`;
  };
  return `${TYPE[node.type]}${triple(6, 0o4000, 's')}${triple(3, 0o2000, 's')}${triple(0, 0o1000, 't')}`;
}

/** `Nov 23 05:14`, or `Sep  6  2024` for a time more than half a year off, in UTC. */
export function listingTime(mtime: number, nowMs: number): string {
  const date = new Date(mtime * 1000);
  const day = `${MONTHS[date.getUTCMonth()] ?? ''} ${String(date.getUTCDate()).padStart(2)}`;
  const halfYear = (365.2425 / 2) * 86_400;
  const age = nowMs / 1000 - mtime;
  if (age > halfYear || age < 0) return `${day}  ${String(date.getUTCFullYear())}`;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

/** `4.0K`, rounded up, as `ls -h` and `du -h` print sizes. */
export function blockSize(bytes: number): string {
  if (bytes < 1024) return String(bytes);
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1024 && unit < 3) {
    value /= 1024;
    unit += 1;
  }
  return `${value < 10 ? (Math.ceil(value * 10) / 10).toFixed(1) : String(Math.ceil(value))}${'KMGT'.charAt(unit)}`;
}

/** Blocks of 1,024 bytes that a node takes on ext4 (total 64 and 48 in recording 29.7.2/03, steps 103 and 102). */
export function blocksOf(tree: FileTree, path: string, node: FileNode, machine: ProcessMachine | undefined): number {
  if (node.type === 'symlink' || kernelPlace(path) !== undefined) return 0;
  const attributes = node.type === 'directory' ? (machine?.attributeBytes(path) ?? 0) : 0;
  return Math.ceil((sizeOf(tree, path, node) + attributes) / 4096) * 4;
}

function sizeOf(tree: FileTree, path: string, node: FileNode): number {
  if (node.type !== 'directory') return contentSize(node);
  const place = kernelPlace(path);
  if (place === 'numbered') return 0;
  // tmpfs counts 20 bytes for each name, `.` and `..` included (mm/shmem.c, BOGO_DIRENT_SIZE; recording 29.7.2/03 step 102).
  if (place === 'memory') return 20 * (2 + tree.readDirectory(path).length);
  // Of a merged directory the uppermost one counts, which holds little (recording 29.7.2/03 step 24, /bin).
  return node.merged === true ? 4096 : directorySize(tree, path);
}

/** A link count of the kernel's: of a directory, itself, its own `.` and each `..` below. */
function linkCount(tree: FileTree, path: string, node: FileNode, machine: ProcessMachine | undefined): number {
  if (node.type !== 'directory') return 1;
  // Every process has a directory in /proc, those that a container does not see as well (fs/proc/root.c, proc_root_getattr).
  if (path === '/proc' && machine !== undefined) return machine.processes;
  if (node.merged === true) return 1;
  const children = tree.readDirectory(path).filter((name) => tree.lstat(`${path}/${name}`)?.type === 'directory');
  return 2 + children.length;
}

export interface ListedNode {
  /** As printed. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  readonly node: FileNode;
}

export interface LongOptions {
  readonly userland: Userland;
  /** Named even where no file names it. */
  readonly identity: Identity;
  readonly nowMs: number;
  readonly numeric: boolean;
  readonly human: boolean;
  readonly machine: ProcessMachine | undefined;
}

/** Of a device, its two numbers stand where others have their size. */
function shownSize(tree: FileTree, path: string, node: FileNode, { human, machine, userland }: LongOptions): string {
  const device = deviceNumbers(path, machine);
  if (device !== undefined) {
    const [major, minor] = device.map(String);
    return userland === 'busybox' ? `${(major ?? '').padStart(4)},${(minor ?? '').padStart(4)}` : `${major ?? ''}, ${minor ?? ''}`;
  }
  return human ? blockSize(sizeOf(tree, path, node)) : String(sizeOf(tree, path, node));
}

/** One line each, without line ends; columns as wide as GNU makes them, or fixed as in busybox (coreutils/ls.c, recording 29.7.2/03 step 103). */
export function longRows(tree: FileTree, nodes: readonly ListedNode[], options: LongOptions): readonly string[] {
  const { uid: own, gid: ownGroup, name: ownName } = options.identity;
  const users = new Map([
    ...(ownName === undefined ? [] : [[own, ownName] as const]),
    ...usersOf(tree).map(({ uid, name }) => [uid, name] as const),
  ]);
  // A person's own group bears the person's name, on the machine that has no file of groups.
  const groups = new Map([
    ...(ownName === undefined || tree.stat('/etc/passwd') !== undefined ? [] : [[ownGroup, ownName] as const]),
    ...groupsOf(tree).map(({ gid, name }) => [gid, name] as const),
  ]);
  const named = (names: ReadonlyMap<number, string>, id: number): string => (options.numeric ? undefined : names.get(id)) ?? String(id);
  const cells = nodes.map(({ name, path, node }) => ({
    mode: deviceNumbers(path, options.machine) === undefined ? modeString(node) : `c${modeString(node).slice(1)}`,
    links: String(linkCount(tree, path, node, options.machine)),
    user: named(users, node.uid),
    group: named(groups, node.gid),
    size: shownSize(tree, path, node, options),
    time: listingTime(node.mtime, options.nowMs),
    name: node.type === 'symlink' ? `${name} -> ${node.target}` : name,
  }));
  const width = (cell: 'links' | 'user' | 'group' | 'size'): number => Math.max(0, ...cells.map((row) => row[cell].length));
  if (options.userland === 'busybox') {
    return cells.map(
      ({ mode, links, user, group, size, time, name }) =>
        `${mode} ${links.padStart(4)} ${user.padEnd(8)} ${group.padEnd(8)} ${size.padStart(options.human ? 7 : 9)} ${time} ${name}`,
    );
  }
  const [links, user, group, size] = [width('links'), width('user'), width('group'), width('size')];
  return cells.map(
    (row) =>
      `${row.mode} ${row.links.padStart(links)} ${row.user.padEnd(user)} ${row.group.padEnd(group)} ${row.size.padStart(size)} ${row.time} ${row.name}`,
  );
}
