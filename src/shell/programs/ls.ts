import type { FileNode } from '../../engine/filetree/tree';
import { resolvePath } from '../bash/paths';
import { mayAccess } from '../account/permissions';
import { contentSize } from '../bash/contentSize';
import { compareBytes } from '../../engine/filetree/path';
import { blocksOf, blockSize, longRows } from './listing';
import type { ListedNode } from './listing';
import type { Program, ProgramContext } from './program';

interface Options {
  readonly flags: ReadonlySet<string>;
  readonly operands: readonly string[];
}

const KNOWN = 'laA1dhnRtSrFpUi';

function readOptions(argv: readonly string[]): Options | { readonly invalid: string } {
  const flags = new Set<string>();
  const operands: string[] = [];
  let only = false;
  for (const word of argv.slice(1)) {
    if (only || !word.startsWith('-') || word === '-') operands.push(word);
    else if (word === '--') only = true;
    else if (word === '--all') flags.add('a');
    else if (word === '--human-readable') flags.add('h');
    else if (word.startsWith('--color') || word === '--group-directories-first') continue;
    else {
      for (const letter of word.startsWith('--') ? '-' : word.slice(1)) {
        if (!KNOWN.includes(letter)) return { invalid: word.startsWith('--') ? word : letter };
        flags.add(letter === 'n' ? 'l' : letter);
        if (letter === 'n') flags.add('n');
      }
    }
  }
  return { flags, operands };
}

function sorted(nodes: readonly ListedNode[], { flags }: Options, context: ProgramContext): readonly ListedNode[] {
  // GNU sorts by the locale; in the C.UTF-8 and POSIX locales of images that is by bytes, as busybox always does.
  const byName = (a: ListedNode, b: ListedNode): number => compareBytes(a.name, b.name);
  const byTime = (a: ListedNode, b: ListedNode): number => b.node.mtime - a.node.mtime || byName(a, b);
  const bySize = (a: ListedNode, b: ListedNode): number => contentSize(b.node) - contentSize(a.node) || byName(a, b);
  const order = flags.has('S') ? bySize : flags.has('t') ? byTime : byName;
  const result = context.cancellation?.cancelled === true ? [] : [...nodes].sort(order);
  return flags.has('r') ? result.reverse() : result;
}

/** busybox: columns of one width, that of the longest name (coreutils/ls.c, display_files; recording 29.7.2/08-tty step 16). */
function evenColumns(names: readonly string[], coloured: readonly string[], width: number): string {
  const cell = Math.max(...names.map((name) => name.length)) + 2;
  const count = Math.max(1, Math.floor(width / cell));
  const rows = Math.ceil(names.length / count);
  return Array.from({ length: rows }, (_, row) => {
    const inRow = names.map((name, index) => ({ name, index })).filter(({ index }) => index % rows === row);
    const cells = inRow.map(({ name, index }, at) => {
      const padding = at === inRow.length - 1 ? '' : ' '.repeat(cell - name.length);
      return `${coloured[index] ?? name}${padding}`;
    });
    return `${cells.join('')}\n`;
  }).join('');
}

/** busybox colours names on a terminal by what they are; GNU's does only where a dotfile has said so, and images have none. */
function coloured(name: string, node: FileNode): string {
  const isProgram = node.type === 'file' && (node.mode & 0o111) !== 0;
  const code = node.type === 'directory' ? '1;34' : node.type === 'symlink' ? '1;36' : isProgram ? '1;32' : '0;0';
  return `\u001b[${code}m${name}\u001b[m`;
}

/** Columns as wide as the longest name, filled top to bottom, as `ls` prints on a terminal. */
function columns(names: readonly string[], width: number): string {
  const lengths = names.map((name) => name.length);
  for (let rows = 1; rows <= names.length; rows++) {
    const count = Math.ceil(names.length / rows);
    const widths = Array.from({ length: count }, (_, column) => Math.max(...lengths.slice(column * rows, (column + 1) * rows)));
    const total = widths.reduce((sum, one) => sum + one + 2, -2);
    if (total > width && rows < names.length) continue;
    const lines = Array.from({ length: rows }, (_, row) =>
      widths
        .map((one, column) => ({ name: names[column * rows + row], one }))
        .filter((cell) => cell.name !== undefined)
        .map(({ name = '', one }, index, all) => (index === all.length - 1 ? name : name.padEnd(one + 2)))
        .join(''),
    );
    return `${lines.join('\n')}\n`;
  }
  return '';
}

function suffix(node: FileNode, flags: ReadonlySet<string>): string {
  if (node.type === 'directory') return flags.has('F') || flags.has('p') ? '/' : '';
  if (!flags.has('F')) return '';
  return node.type === 'symlink' ? '@' : (node.mode & 0o111) !== 0 ? '*' : '';
}

function print(nodes: readonly ListedNode[], options: Options, context: ProgramContext): void {
  const { flags } = options;
  const shown = sorted(nodes, options, context).map((listed) => ({
    ...listed,
    name: `${listed.name}${flags.has('l') ? '' : suffix(listed.node, flags)}`,
  }));
  if (shown.length === 0) return;
  if (flags.has('l')) {
    const rows = longRows(context.tree, shown, {
      userland: context.userland,
      identity: context.identity,
      nowMs: context.clock.now(),
      numeric: flags.has('n'),
      human: flags.has('h'),
      machine: context.machine,
    });
    context.stdout(`${rows.join('\n')}\n`);
  } else if (context.tty !== undefined && !flags.has('1')) {
    const names = shown.map(({ name }) => name);
    const inColours = shown.map(({ name, node }) => coloured(name, node));
    context.stdout(
      context.userland === 'busybox' ? evenColumns(names, inColours, context.tty.columns) : columns(names, context.tty.columns),
    );
  } else {
    context.stdout(`${shown.map(({ name }) => name).join('\n')}\n`);
  }
}

function entriesOf(directory: string, options: Options, context: ProgramContext): readonly ListedNode[] {
  const { tree } = context;
  const listed = (name: string, path: string): readonly ListedNode[] => {
    const node = tree.lstat(path);
    return node === undefined ? [] : [{ name, path, node }];
  };
  const dots = options.flags.has('a') ? [...listed('.', directory), ...listed('..', resolvePath(directory, '..'))] : [];
  const hidden = options.flags.has('a') || options.flags.has('A');
  const names = tree.readDirectory(directory).filter((name) => hidden || !name.startsWith('.'));
  return [...dots, ...names.flatMap((name) => listed(name, resolvePath(directory, name)))];
}

function listDirectory(shown: string, path: string, options: Options, context: ProgramContext, titled: boolean): number {
  const node = context.tree.stat(path);
  if (node !== undefined && !mayAccess(context.identity, node, 'read')) {
    context.stderr(
      context.userland === 'gnu'
        ? `ls: cannot open directory '${shown}': Permission denied\n`
        : `ls: can't open '${shown}': Permission denied\n`,
    );
    return context.userland === 'gnu' ? 2 : 1;
  }
  const entries = entriesOf(path, options, context);
  if (titled) context.stdout(`${shown}:\n`);
  if (options.flags.has('l')) {
    const blocks = entries.reduce((sum, entry) => sum + blocksOf(context.tree, entry.path, entry.node, context.machine), 0);
    context.stdout(`total ${options.flags.has('h') ? blockSize(blocks * 1024) : String(blocks)}\n`);
  }
  print(entries, options, context);
  if (!options.flags.has('R')) return 0;
  const below = entries.filter(({ name, node: { type } }) => type === 'directory' && name !== '.' && name !== '..');
  return Math.max(
    0,
    ...below.map((entry) => {
      context.stdout('\n');
      return listDirectory(`${shown.replace(/\/$/, '')}/${entry.name}`, entry.path, options, context, true);
    }),
  );
}

function run(argv: readonly string[], context: ProgramContext): number {
  const options = readOptions(argv);
  if ('invalid' in options) {
    context.stderr(`layer-by-layer: the option ${options.invalid} of ls is not simulated here\n`);
    return 2;
  }
  const { flags, operands } = options;
  const files: ListedNode[] = [];
  const directories: { readonly shown: string; readonly path: string }[] = [];
  let exitCode = 0;
  for (const operand of operands.length === 0 ? ['.'] : operands) {
    const path = resolvePath(context.workingDirectory, operand);
    const node = flags.has('l') || flags.has('d') ? context.tree.lstat(path) : (context.tree.stat(path) ?? context.tree.lstat(path));
    if (node === undefined) {
      context.stderr(
        context.userland === 'gnu'
          ? `ls: cannot access '${operand}': No such file or directory\n`
          : `ls: ${operand}: No such file or directory\n`,
      );
      exitCode = context.userland === 'gnu' ? 2 : 1;
    } else if (node.type === 'directory' && !flags.has('d')) directories.push({ shown: operand, path });
    else if (node.type === 'symlink' && operand.endsWith('/') && !flags.has('d')) directories.push({ shown: operand, path });
    else files.push({ name: operand, path, node });
  }
  print(files, options, context);
  directories.sort((a, b) => compareBytes(a.shown, b.shown));
  const titled = operands.length > 1 || flags.has('R');
  directories.forEach(({ shown, path }, index) => {
    if (index > 0 || files.length > 0) context.stdout('\n');
    exitCode = Math.max(exitCode, listDirectory(shown, path, options, context, titled));
  });
  return exitCode;
}

export const ls: Program = {
  name: 'ls',
  does: 'Lists files: -l -a -A -1 -d -h -n -R -t -S -r -F -p, in columns on a terminal, with owners, modes and times of the file tree.',
  doesNot: 'Colours of GNU’s ls and of long listings; other options.',
  run,
};
