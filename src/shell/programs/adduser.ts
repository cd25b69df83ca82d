/** Making accounts: `adduser` and `addgroup` of busybox and Debian, `useradd`, `groupadd` and `usermod` of shadow. */
import type { FileTree } from '../../engine/filetree/tree';
import { groupsOf, usersOf } from '../account/accounts';
import { resolvePath } from '../bash/paths';
import { NotSimulated } from './program';
import type { Program, ProgramContext } from './program';

interface Request {
  readonly values: Readonly<Record<string, string>>;
  readonly flags: ReadonlySet<string>;
  readonly operands: readonly string[];
}

/** `valued` maps each option with a value to one name for all its spellings; every other option is a flag. */
function readRequest(
  words: readonly string[],
  valued: Readonly<Record<string, string>>,
  flagNames: readonly string[],
  program: string,
): Request {
  const values: Record<string, string> = {};
  const flags = new Set<string>();
  const operands: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const [option = '', inline] = word.startsWith('--') ? word.split('=', 2) : [word];
    const name = valued[option];
    if (name !== undefined) {
      values[name] = inline ?? words[at + 1] ?? '';
      if (inline === undefined) at += 1;
    } else if (word.startsWith('-')) {
      const letters = word.startsWith('--') ? [word] : [...word.slice(1)].map((letter) => `-${letter}`);
      for (const letter of letters) {
        const grouped = valued[letter];
        if (grouped !== undefined && letter === letters.at(-1)) {
          values[grouped] = words[at + 1] ?? '';
          at += 1;
        } else if (flagNames.includes(letter)) flags.add(letter);
        else throw new NotSimulated(program, `The option ${letter} of ${program} is not simulated here.`);
      }
    } else operands.push(word);
  }
  return { values, flags, operands };
}

function appendLine(tree: FileTree, path: string, line: string, mtime: number): void {
  const before = tree.stat(path)?.type === 'file' ? new TextDecoder().decode(tree.readFile(path)) : '';
  replaceFile(tree, path, `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${line}\n`, mtime);
}

/** The file as it was stays under its name with a `-`: busybox and shadow both keep it (recording 28.5.2/05 step 80: 3,029 bytes). */
function replaceFile(tree: FileTree, path: string, text: string, mtime: number): void {
  const old = tree.stat(path);
  if (old?.type === 'file') {
    const { mode, uid, gid } = old;
    tree.writeFile(`${path}-`, tree.readFile(path), { mode, uid, gid, mtime: old.mtime });
  }
  tree.writeFile(path, new TextEncoder().encode(text), { mtime });
}

const seconds = (context: ProgramContext): number => Math.floor(context.clock.now() / 1000);

/** The first number from `from` that nobody has. */
function freeNumber(taken: readonly number[], from: number): number {
  let number = from;
  while (taken.includes(number)) number += 1;
  return number;
}

function firstFree(context: ProgramContext, isSystem: boolean): { readonly uid: number; readonly gid: number } {
  const from = isSystem ? 100 : 1000;
  return {
    uid: freeNumber(
      usersOf(context.tree).map(({ uid }) => uid),
      from,
    ),
    gid: freeNumber(
      groupsOf(context.tree).map(({ gid }) => gid),
      from,
    ),
  };
}

function addGroupLine(context: ProgramContext, name: string, gid: number): void {
  appendLine(context.tree, '/etc/group', `${name}:x:${String(gid)}:`, seconds(context));
}

function requireRoot(context: ProgramContext, program: string): boolean {
  if (context.identity.uid === 0) return true;
  context.stderr(
    context.userland === 'gnu'
      ? `${program}: Permission denied.\n${program}: cannot lock /etc/passwd; try again later.\n`
      : `${program}: must be superuser\n`,
  );
  return false;
}

function makeGroup(argv: readonly string[], context: ProgramContext): number {
  const [program = ''] = argv;
  const request = readRequest(argv.slice(1), { '-g': 'gid', '--gid': 'gid' }, ['-S', '-r', '--system', '-f', '--force'], program);
  const { values, flags, operands } = request;
  const [name, group] = operands;
  if (name === undefined) throw new NotSimulated(program, `${program} without a name is not simulated here.`);
  if (!requireRoot(context, program)) return program === 'groupadd' ? 10 : 1;
  if (operands.length === 2 && program === 'addgroup') return addMember(context, name, group ?? '', program);
  if (groupsOf(context.tree).some((known) => known.name === name)) {
    if (flags.has('-f') || flags.has('--force')) return 0;
    context.stderr(program === 'groupadd' ? `groupadd: group '${name}' already exists\n` : `addgroup: group '${name}' in use\n`);
    return program === 'groupadd' ? 9 : 1;
  }
  const isSystem = flags.has('-S') || flags.has('-r') || flags.has('--system');
  addGroupLine(context, name, values['gid'] === undefined ? firstFree(context, isSystem).gid : Number(values['gid']));
  return 0;
}

function addMember(context: ProgramContext, user: string, group: string, program: string): number {
  const { tree } = context;
  if (!groupsOf(tree).some(({ name }) => name === group)) {
    context.stderr(program === 'usermod' ? `usermod: group '${group}' does not exist\n` : `${program}: unknown group ${group}\n`);
    return program === 'usermod' ? 6 : 1;
  }
  const text = new TextDecoder().decode(tree.readFile('/etc/group'));
  const changed = text.split('\n').map((line) => {
    const [name, , , members = ''] = line.split(':');
    if (name !== group || members.split(',').includes(user)) return line;
    return `${line}${members === '' ? '' : ','}${user}`;
  });
  replaceFile(tree, '/etc/group', changed.join('\n'), seconds(context));
  return 0;
}

const USER_VALUES: Readonly<Record<string, string>> = {
  '--uid': 'uid',
  '-u': 'uid',
  '--gid': 'group',
  '-g': 'group',
  '-G': 'group',
  '--ingroup': 'group',
  '--home': 'home',
  '--home-dir': 'home',
  '-h': 'home',
  '-d': 'home',
  '--shell': 'shell',
  '-s': 'shell',
  '--gecos': 'comment',
  '--comment': 'comment',
  '-c': 'comment',
};
const USER_FLAGS = [
  '-D',
  '-H',
  '-S',
  '-r',
  '-m',
  '-M',
  '-l',
  '--system',
  '--create-home',
  '--no-create-home',
  '--disabled-password',
  '--disabled-login',
  '--group',
  '--quiet',
  '-q',
];

function makeUser(argv: readonly string[], context: ProgramContext): number {
  const [program = ''] = argv;
  const isShadow = program === 'useradd';
  const isBusybox = !isShadow && context.userland === 'busybox';
  // `-g` is the comment and `-G` the group in busybox; in shadow `-g` is the group and `-G` further groups.
  const valued = isBusybox ? { ...USER_VALUES, '-g': 'comment' } : isShadow ? { ...USER_VALUES, '-G': 'members' } : USER_VALUES;
  const { values, flags, operands } = readRequest(argv.slice(1), valued, USER_FLAGS, program);
  const [name, group] = operands;
  if (name === undefined) throw new NotSimulated(program, `${program} without a name is not simulated here.`);
  if (!requireRoot(context, program)) return 1;
  if (group !== undefined) return addMember(context, name, group, program);
  const { tree } = context;
  if (usersOf(tree).some((known) => known.name === name)) {
    context.stderr(
      isShadow
        ? `useradd: user '${name}' already exists\n`
        : isBusybox
          ? `adduser: user '${name}' in use\n`
          : `adduser: The user \`${name}' already exists.\n`,
    );
    return isShadow ? 9 : 1;
  }
  const isSystem = flags.has('-S') || flags.has('-r') || flags.has('--system');
  const free = firstFree(context, isSystem);
  const uid = values['uid'] === undefined ? free.uid : Number(values['uid']);
  const wanted = values['group'];
  const known =
    wanted === undefined ? undefined : groupsOf(tree).find((candidate) => candidate.name === wanted || String(candidate.gid) === wanted);
  if (wanted !== undefined && known === undefined) {
    context.stderr(isShadow ? `useradd: group '${wanted}' does not exist\n` : `${program}: unknown group ${wanted}\n`);
    return isShadow ? 6 : 1;
  }
  const nogroup =
    isSystem && !isShadow && !flags.has('--group') ? groupsOf(tree).find((candidate) => candidate.name === 'nogroup') : undefined;
  const gid = known?.gid ?? nogroup?.gid ?? (groupsOf(tree).some((candidate) => candidate.gid === uid) ? free.gid : uid);
  if (known === undefined && nogroup === undefined) addGroupLine(context, name, gid);
  const home = values['home'] ?? (isSystem && !isShadow && !isBusybox ? '/nonexistent' : `/home/${name}`);
  const shell =
    values['shell'] ??
    (isSystem && !isShadow ? (isBusybox ? '/bin/false' : '/usr/sbin/nologin') : isBusybox || isShadow ? '/bin/sh' : '/bin/bash');
  const comment = values['comment'] ?? (isBusybox ? 'Linux User,,,' : '');
  appendLine(tree, '/etc/passwd', `${name}:x:${String(uid)}:${String(gid)}:${comment}:${home}:${shell}`, seconds(context));
  if (tree.stat('/etc/shadow') !== undefined && tree.stat('/etc/shadow')?.type === 'file') addShadow(context, name);
  const members = values['members'];
  if (members !== undefined) for (const one of members.split(',')) addMember(context, name, one, 'usermod');
  const makesHome = isShadow
    ? flags.has('-m') || flags.has('--create-home')
    : !flags.has('-H') && !flags.has('--no-create-home') && !(isSystem && !isBusybox);
  const path = resolvePath('/', home);
  if (makesHome && tree.stat(path) === undefined) {
    tree.makeDirectory(path, { recursive: true, mode: isBusybox ? 0o2755 : isShadow ? 0o755 : 0o700, uid, gid, mtime: seconds(context) });
  }
  return 0;
}

/** The shadow file of a catalogue image is known by size only; then the line cannot be added and the file stays. */
function addShadow(context: ProgramContext, name: string): void {
  const node = context.tree.stat('/etc/shadow');
  if (node?.type !== 'file' || node.content.kind === 'recorded') return;
  appendLine(context.tree, '/etc/shadow', `${name}:!:${String(Math.floor(seconds(context) / 86_400))}:0:99999:7:::`, seconds(context));
}

export const adduser: Pick<Program, 'run'> = {
  run: makeUser,
};
export const useradd: Pick<Program, 'run'> = {
  run: makeUser,
};
export const addgroup: Pick<Program, 'run'> = {
  run: makeGroup,
};
export const groupadd: Pick<Program, 'run'> = {
  run: makeGroup,
};
export const usermod: Pick<Program, 'run'> = {
  run(argv, context) {
    const [, option, names, user] = argv;
    if ((option !== '-aG' && option !== '-G') || names === undefined || user === undefined)
      throw new NotSimulated('usermod', 'usermod is simulated only as usermod -aG GROUP USER.');
    if (!requireRoot(context, 'usermod')) return 1;
    return Math.max(...names.split(',').map((group) => addMember(context, user, group, 'usermod')));
  },
};
