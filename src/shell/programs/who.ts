/** `id`, `whoami`, `groups`: who the process is. */
import { groupName } from '../account/accounts';
import { mayAccess } from '../account/permissions';
import type { Program, ProgramContext } from './program';

/** The process's account, if the process itself may read where it stands (recording 29.7.2/03 step 28). */
function ownName({ tree, identity }: ProgramContext): string | undefined {
  const passwd = tree.stat('/etc/passwd');
  return passwd === undefined || mayAccess(identity, passwd, 'read') ? identity.name : undefined;
}

function idText(context: ProgramContext): string {
  const { tree, identity, userland } = context;
  const { uid, gid, groups } = identity;
  const numbered = (id: number, text: string | undefined): string => (text === undefined ? String(id) : `${String(id)}(${text})`);
  const groupText = (id: number): string => {
    const found = groupName(tree, id);
    return numbered(id, found === String(id) ? undefined : found);
  };
  // busybox lists what the kernel has, the primary group and then the supplementary ones (recording 29.7.2/03 step 104); GNU each once.
  const shown = userland === 'gnu' ? [...new Set([gid, ...groups])] : groups;
  return `uid=${numbered(uid, ownName(context))} gid=${groupText(gid)} groups=${(shown.length === 0 ? [gid] : shown).map(groupText).join(',')}\n`;
}

export const id: Program = {
  name: 'id',
  does: 'Prints user and groups of the process: id, id -u, id -g, id -G, with -n.',
  doesNot: 'Other users than the process’s own.',
  run(argv, context) {
    const { uid, gid, groups } = context.identity;
    const name = ownName(context);
    const flags = argv.slice(1).join('').replace(/-/g, '');
    const named = flags.includes('n');
    if (flags === '') context.stdout(idText(context));
    else if (flags.includes('u')) context.stdout(`${named ? (name ?? String(uid)) : String(uid)}\n`);
    else if (flags.includes('g')) context.stdout(`${named ? groupName(context.tree, gid) : String(gid)}\n`);
    else if (flags.includes('G'))
      context.stdout(
        `${[...new Set([gid, ...groups])].map((group) => (named ? groupName(context.tree, group) : String(group))).join(' ')}\n`,
      );
    else {
      context.stderr('layer-by-layer: id is simulated for the user of the process only, with -u, -g, -G and -n\n');
      return 1;
    }
    return 0;
  },
};

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
