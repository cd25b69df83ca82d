/** Users and groups as `/etc/passwd` and `/etc/group` of a file tree name them. */
import type { FileTree } from '../../engine/filetree/tree';

export interface User {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
  readonly shell: string;
}

export interface Group {
  readonly name: string;
  readonly gid: number;
  readonly members: readonly string[];
}

/** Lines of a colon-separated file; none when there is no such file or it cannot be read. */
function rows(tree: FileTree, path: string): readonly (readonly string[])[] {
  const node = tree.stat(path);
  if (node === undefined || node.type !== 'file' || node.content.kind === 'recorded') return [];
  return new TextDecoder()
    .decode(tree.readFile(path))
    .split('\n')
    .filter((line) => line.includes(':'))
    .map((line) => line.split(':'));
}

export function usersOf(tree: FileTree): readonly User[] {
  return rows(tree, '/etc/passwd').map(([name = '', , uid = '0', gid = '0', , home = '/', shell = '']) => ({
    name,
    uid: Number(uid),
    gid: Number(gid),
    home,
    shell,
  }));
}

export function groupsOf(tree: FileTree): readonly Group[] {
  return rows(tree, '/etc/group').map(([name = '', , gid = '0', members = '']) => ({
    name,
    gid: Number(gid),
    members: members.split(',').filter((member) => member !== ''),
  }));
}

/** The account a process runs as. */
export interface Identity {
  readonly uid: number;
  readonly gid: number;
  /** Supplementary groups, the runtime's own first, as `id` lists them after `gid`. */
  readonly groups: readonly number[];
  /** Undefined when no account has the number. */
  readonly name?: string;
  readonly home: string;
}

const isNumber = (text: string): boolean => /^\d+$/.test(text);

/**
 * The identity that a runtime gives for a configured `USER` (`''`, `name`, `uid`, `name:group`, `uid:gid`), or the part that no account
 * has. Without a group of its own a user also belongs to the groups that list the name (moby/sys/user, GetExecUser).
 */
export function identify(tree: FileTree, user: string): Identity | { readonly unknown: string } {
  const [userPart = '', groupPart] = user.split(':');
  const users = usersOf(tree);
  const groups = groupsOf(tree);
  const wanted = userPart === '' ? '0' : userPart;
  const known =
    users.find(({ name }) => name === wanted) ?? (isNumber(wanted) ? users.find(({ uid }) => uid === Number(wanted)) : undefined);
  if (known === undefined && !isNumber(wanted)) return { unknown: `unable to find user ${wanted}: no matching entries in passwd file` };
  const account = known ?? { uid: Number(wanted), gid: 0, name: undefined, home: '/' };
  const named = account.name === undefined ? {} : { name: account.name };
  if (groupPart !== undefined && groupPart !== '') {
    const group = groups.find(({ name }) => name === groupPart);
    if (group === undefined && !isNumber(groupPart))
      return { unknown: `unable to find group ${groupPart}: no matching entries in group file` };
    const gid = group?.gid ?? Number(groupPart);
    return { uid: account.uid, gid, groups: [gid], home: account.home, ...named };
  }
  const member = account.name === undefined ? [] : groups.filter(({ members }) => members.includes(account.name)).map(({ gid }) => gid);
  return { uid: account.uid, gid: account.gid, groups: [account.gid, ...member], home: account.home, ...named };
}

export function groupName(tree: FileTree, gid: number): string {
  return groupsOf(tree).find((group) => group.gid === gid)?.name ?? String(gid);
}
