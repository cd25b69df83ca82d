/** `chown` and `chgrp`. */
import type { FileTree } from '../../engine/filetree/tree';
import { groupsOf, usersOf } from '../account/accounts';
import { resolvePath } from '../bash/paths';
import type { Program, ProgramContext } from './program';

interface Wanted {
  readonly uid?: number;
  readonly gid?: number;
}

const numberOf = (text: string): number | undefined => (/^\d+$/.test(text) ? Number(text) : undefined);

/** `user`, `user:`, `user:group`, `:group`, names or numbers; undefined when there is no such account. */
export function parseOwner(text: string, tree: FileTree): Wanted | undefined {
  const [user = '', group] = text.split(/[:.]/, 2);
  const account = usersOf(tree).find(({ name }) => name === user);
  const uid = user === '' ? undefined : (account?.uid ?? numberOf(user));
  if (user !== '' && uid === undefined) return undefined;
  if (group === undefined) return uid === undefined ? {} : { uid };
  const gid = group === '' ? account?.gid : (groupsOf(tree).find(({ name }) => name === group)?.gid ?? numberOf(group));
  if (gid === undefined) return undefined;
  return uid === undefined ? { gid } : { uid, gid };
}

function apply(
  path: string,
  wanted: Wanted,
  recursive: boolean,
  followLink: boolean,
  context: ProgramContext,
  shown: string,
  name: string,
): number {
  const { tree, identity } = context;
  const node = followLink ? tree.stat(path) : tree.lstat(path);
  if (node === undefined) {
    context.stderr(
      context.userland === 'gnu'
        ? `${name}: cannot access '${shown}': No such file or directory\n`
        : `${name}: ${shown}: No such file or directory\n`,
    );
    return 1;
  }
  const changes = (wanted.uid !== undefined && wanted.uid !== node.uid) || (wanted.gid !== undefined && wanted.gid !== node.gid);
  if (changes && identity.uid !== 0) {
    context.stderr(
      context.userland === 'gnu'
        ? `${name}: changing ownership of '${shown}': Operation not permitted\n`
        : `${name}: ${shown}: Operation not permitted\n`,
    );
    return 1;
  }
  // A real chown writes the inode even when nothing differs, so the file is copied up in either case.
  tree.chown(path, { uid: wanted.uid ?? node.uid, gid: wanted.gid ?? node.gid }, { followLink });
  if (!recursive || node.type !== 'directory') return 0;
  return Math.max(
    0,
    ...tree.readDirectory(path).map((child) => apply(`${path}/${child}`, wanted, true, false, context, `${shown}/${child}`, name)),
  );
}

function change(argv: readonly string[], context: ProgramContext, isGroup: boolean): number {
  const [name = '', ...words] = argv;
  const flags = words.filter((word) => word.startsWith('-')).join('');
  const [owner, ...files] = words.filter((word) => !word.startsWith('-'));
  if (owner === undefined || files.length === 0) {
    context.stderr(
      context.userland === 'gnu' ? `${name}: missing operand\n` : `layer-by-layer: ${name} needs an owner and at least one file\n`,
    );
    return 1;
  }
  const wanted = parseOwner(isGroup ? `:${owner}` : owner, context.tree);
  if (wanted === undefined) {
    const kind = isGroup ? 'group' : 'user';
    const both = owner.includes(':') ? 'user/group' : kind;
    context.stderr(context.userland === 'gnu' ? `${name}: invalid ${kind}: '${owner}'\n` : `${name}: unknown ${both} ${owner}\n`);
    return 1;
  }
  const recursive = flags.includes('R') || flags.includes('--recursive');
  return Math.max(
    ...files.map((file) =>
      apply(resolvePath(context.workingDirectory, file), wanted, recursive, !flags.includes('h'), context, file, name),
    ),
  );
}

export const chown: Program = {
  name: 'chown',
  does: 'Changes owner and group, by name or number, with -R and -h.',
  doesNot: '--reference and --from.',
  run: (argv, context) => change(argv, context, false),
};

export const chgrp: Program = {
  name: 'chgrp',
  does: 'Changes the group, by name or number, with -R and -h.',
  doesNot: '--reference.',
  run: (argv, context) => change(argv, context, true),
};
