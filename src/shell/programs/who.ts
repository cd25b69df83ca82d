/** `id`, `whoami`, `groups`: who the process is. */
import { groupName, identify } from '../account/accounts';
import type { Identity } from '../account/accounts';
import { mayAccess } from '../account/permissions';
import { NotSimulated } from './program';
import type { Program, ProgramContext } from './program';

/** The process's account, if the process itself may read where it stands (recording 29.7.2/03 step 28). */
function ownName({ tree, identity }: ProgramContext): string | undefined {
  const passwd = tree.stat('/etc/passwd');
  return passwd === undefined || mayAccess(identity, passwd, 'read') ? identity.name : undefined;
}

function idText({ tree, userland }: ProgramContext, { uid, gid, groups }: Identity, name: string | undefined): string {
  const numbered = (id: number, text: string | undefined): string => (text === undefined ? String(id) : `${String(id)}(${text})`);
  const groupText = (id: number): string => {
    const found = groupName(tree, id);
    return numbered(id, found === String(id) ? undefined : found);
  };
  // busybox lists what the kernel has, the primary group and then the supplementary ones (recording 29.7.2/03 step 104); GNU each once.
  const shown = userland === 'gnu' ? [...new Set([gid, ...groups])] : groups;
  return `uid=${numbered(uid, name)} gid=${groupText(gid)} groups=${(shown.length === 0 ? [gid] : shown).map(groupText).join(',')}\n`;
}

const FLAGS = /^-[ugGn]+$/;

export const id: Program = {
  name: 'id',
  does: 'Prints user and groups of the process or of another user: id, id -u, id -g, id -G, with -n.',
  doesNot: 'Further options; several users at once.',
  run(argv, context) {
    const { tree, userland, stdout, stderr } = context;
    const flags = argv.slice(1).filter((word) => FLAGS.test(word));
    const [user, ...others] = argv.slice(1).filter((word) => !FLAGS.test(word));
    if (others.length > 0 || user?.startsWith('-') === true) {
      throw new NotSimulated('id', 'id is simulated for one user, with -u, -g, -G and -n.');
    }
    const found = user === undefined ? context.identity : otherUser(context, user);
    if (found === undefined) {
      stderr(userland === 'gnu' ? `id: ‘${user ?? ''}’: no such user\n` : `id: unknown user ${user ?? ''}\n`);
      return 1;
    }
    const { uid, gid, groups } = found;
    const name = user === undefined ? ownName(context) : found.name;
    const asked = flags.join('');
    const group = (number: number): string => (asked.includes('n') ? groupName(tree, number) : String(number));
    if (asked.includes('u')) stdout(`${asked.includes('n') ? (name ?? String(uid)) : String(uid)}\n`);
    else if (asked.includes('g')) stdout(`${group(gid)}\n`);
    else if (asked.includes('G')) stdout(`${[...new Set([gid, ...groups])].map(group).join(' ')}\n`);
    else stdout(idText(context, found, name));
    return 0;
  },
};

/** By name only, or by a number that an account has. */
function otherUser({ tree }: ProgramContext, user: string): Identity | undefined {
  if (user.includes(':')) return undefined;
  const found = identify(tree, user);
  return 'unknown' in found || found.name === undefined ? undefined : found;
}

export const whoami: Program = {
  name: 'whoami',
  does: 'Prints the name of the user.',
  doesNot: '',
  run(_argv, context) {
    const { uid } = context.identity;
    const name = ownName(context);
    if (name === undefined) {
      context.stderr(
        context.userland === 'gnu' ? `whoami: cannot find name for user ID ${String(uid)}\n` : `whoami: unknown uid ${String(uid)}\n`,
      );
      return 1;
    }
    context.stdout(`${name}\n`);
    return 0;
  },
};

export const groups: Program = {
  name: 'groups',
  does: 'Prints the names of the groups of the process.',
  doesNot: 'Other users.',
  run(_argv, context) {
    const { gid, groups: others } = context.identity;
    context.stdout(`${[...new Set([gid, ...others])].map((group) => groupName(context.tree, group)).join(' ')}\n`);
    return 0;
  },
};
