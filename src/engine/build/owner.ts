import { strFromU8 } from 'fflate';
import type { FileTree, Ownership } from '../filetree/tree';

export class OwnerError extends Error {}

/**
 * Whom `user[:group]` means in an image, by its `/etc/passwd` and `/etc/group`. A user ID without a group has the same group ID.
 * Throws `OwnerError`.
 */
export function ownerIn(tree: FileTree, text: string): Ownership {
  const colon = text.indexOf(':');
  const user = colon < 0 ? text : text.slice(0, colon);
  const group = colon < 0 ? '' : text.slice(colon + 1);
  const entry = lines(tree, '/etc/passwd').find(([name]) => name === user);
  const uid = /^\d+$/.test(user) ? Number(user) : entry ? Number(entry[2]) : undefined;
  if (uid === undefined) throw new OwnerError(`unable to find user ${user}: no matching entries in passwd file`);
  if (group === '') return { uid, gid: /^\d+$/.test(user) ? uid : Number(entry?.[3] ?? 0) };
  if (/^\d+$/.test(group)) return { uid, gid: Number(group) };
  const named = lines(tree, '/etc/group').find(([name]) => name === group);
  if (!named) throw new OwnerError(`unable to find group ${group}: no matching entries in group file`);
  return { uid, gid: Number(named[2]) };
}

/** Home directory of a user, as the container runtime sets HOME. */
export function homeOf(tree: FileTree, text: string): string {
  const user = (text.split(':', 1)[0] ?? '') || '0';
  const entry = lines(tree, '/etc/passwd').find((fields) => fields[0] === user || (fields[2] === user && /^\d+$/.test(user)));
  return entry?.[5] !== undefined && entry[5] !== '' ? entry[5] : '/';
}

function lines(tree: FileTree, path: string): string[][] {
  if (tree.stat(path)?.type !== 'file') return [];
  return strFromU8(tree.readFile(path))
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(':'));
}
