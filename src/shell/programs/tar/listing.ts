import type { TarEntry } from '../../../engine/layer/untar';

/** GNU tar pads owner, group and size together to this width (19 with the blank between), and to the widest so far. */
const LEAST_WIDTH = 18;
const TYPES: Readonly<Record<string, string>> = { '1': 'h', '2': 'l', '3': 'c', '4': 'b', '5': 'd', '6': 'p' };

/** The lines of `tar tv`, one after the other: columns only grow. */
export function verboseListing(): (entry: TarEntry) => string {
  let width = LEAST_WIDTH;
  return (entry) => {
    const owner = `${entry.userName === '' ? String(entry.uid) : entry.userName}/${entry.groupName === '' ? String(entry.gid) : entry.groupName}`;
    const size = String(entry.flag === '1' || entry.flag === '2' ? 0 : entry.size);
    width = Math.max(width, owner.length + size.length);
    const time = new Date(entry.mtime * 1000).toISOString();
    const link = entry.flag === '2' ? ` -> ${entry.linkName}` : entry.flag === '1' ? ` link to ${entry.linkName}` : '';
    const padded = size.padStart(width - owner.length);
    return `${modeText(entry)} ${owner} ${padded} ${time.slice(0, 10)} ${time.slice(11, 16)} ${entry.name}${link}\n`;
  };
}

function modeText({ flag, mode }: TarEntry): string {
  const triple = (bits: number, special: boolean, letter: string): string => {
    const execute = (bits & 1) !== 0;
    const last = special ? (execute ? letter : letter.toUpperCase()) : execute ? 'x' : '-';
    return `${(bits & 4) === 0 ? '-' : 'r'}${(bits & 2) === 0 ? '-' : 'w'}${last}`;
  };
  return [
    TYPES[flag] ?? '-',
    triple(mode >> 6, (mode & 0o4000) !== 0, 's'),
    triple(mode >> 3, (mode & 0o2000) !== 0, 's'),
    triple(mode, (mode & 0o1000) !== 0, 't'),
  ].join('');
}
