/** Accounts of a container's file system, as far as starting a process needs them. */
import { EngineError } from '../errors';
import type { FileTree } from '../filetree/tree';

function names(tree: FileTree, path: string): readonly (readonly string[])[] {
  const file = tree.stat(path);
  if (file?.type !== 'file' || file.content.kind !== 'bytes') return [];
  return String.fromCharCode(...file.content.bytes)
    .split('\n')
    .map((line) => line.split(':'));
}

/** Throws `user-not-found` for a user or group by name that the file system does not know (moby/sys/user, GetExecUser). */
export function checkUser(tree: FileTree, user: string): void {
  const [name = '', group = ''] = user.split(':');
  const isNumber = (text: string): boolean => /^\d+$/.test(text);
  if (name !== '' && !isNumber(name) && !names(tree, '/etc/passwd').some(([one]) => one === name)) {
    throw new EngineError('user-not-found', `unable to find user ${name}: no matching entries in passwd file`, { user });
  }
  if (group !== '' && !isNumber(group) && !names(tree, '/etc/group').some(([one]) => one === group)) {
    throw new EngineError('user-not-found', `unable to find group ${group}: no matching entries in group file`, { user });
  }
}

/** The account's name for a list of processes: the name, or the number where no account has it. */
export function shownUser(tree: FileTree, user: string): string {
  const [name = ''] = user.split(':');
  if (name === '' || name === '0') return 'root';
  return names(tree, '/etc/passwd').find(([one, , uid]) => one === name || uid === name)?.[0] ?? name;
}
