import { concatenate } from '../../engine/filetree/content';
import { FileError } from '../../engine/filetree/tree';
import { gzipChunks } from '../../engine/deflate/gzip';
import { gunzip as unpacked } from '../../engine/layer/compress';
import { resolvePath } from '../bash/paths';
import type { Program, ProgramContext } from './program';

const SUFFIX = '.gz';

export const gzip: Program = {
  name: 'gzip',
  does: 'Packs files or standard input, in place or to standard output; -d, -c, -k, -f, and a level, which changes nothing.',
  doesNot: '-l, -r, -t, -S, and keeping name and time in the packed file.',
  run: (argv, context) => run(argv.slice(1), false, context),
};

export const gunzip: Program = {
  name: 'gunzip',
  does: 'Unpacks what gzip packed; as gzip -d.',
  doesNot: 'As gzip.',
  run: (argv, context) => run(argv.slice(1), true, context),
};

export const zcat: Program = {
  name: 'zcat',
  does: 'Prints what gzip packed; as gzip -dc.',
  doesNot: 'As gzip.',
  run: (argv, context) => run(['-c', ...argv.slice(1)], true, context),
};

function run(words: readonly string[], unpack: boolean, context: ProgramContext): number {
  const letters = words.filter((word) => /^-[^-]/.test(word)).flatMap((word) => [...word.slice(1)]);
  const unknown = letters.find((letter) => !/[dckf1-9n]/.test(letter)) ?? words.find((word) => word.startsWith('--'));
  if (unknown !== undefined) {
    context.stderr(`layer-by-layer: the option ${unknown.startsWith('-') ? unknown : `-${unknown}`} of gzip is not simulated here\n`);
    return 64;
  }
  const inverse = unpack || letters.includes('d');
  const names = words.filter((word) => word === '-' || !word.startsWith('-'));
  const results = (names.length === 0 ? ['-'] : names).map((name) =>
    one(
      name,
      { inverse, toStdout: letters.includes('c') || name === '-', keep: letters.includes('k'), force: letters.includes('f') },
      context,
    ),
  );
  return Math.max(...results);
}

interface Options {
  readonly inverse: boolean;
  readonly toStdout: boolean;
  readonly keep: boolean;
  readonly force: boolean;
}

function one(name: string, { inverse, toStdout, keep, force }: Options, context: ProgramContext): number {
  const { tree, workingDirectory, identity, stdin } = context;
  const complain = (text: string): number => {
    context.stderr(`\ngzip: ${name === '-' ? 'stdin' : name}: ${text}\n`);
    return 1;
  };
  try {
    const path = resolvePath(workingDirectory, name);
    const node = name === '-' ? undefined : tree.stat(path);
    if (name !== '-' && node === undefined) return plain(context, `${name}: No such file or directory`);
    if (node?.type === 'directory') return plain(context, `${name} is a directory -- ignored`);
    if (!toStdout && inverse !== name.endsWith(SUFFIX)) {
      return plain(context, inverse ? `${name}: unknown suffix -- ignored` : `${name} already has .gz suffix -- unchanged`);
    }
    const bytes = node === undefined ? stdin : tree.readFile(path);
    if (inverse && (bytes[0] !== 0x1f || bytes[1] !== 0x8b)) return complain('not in gzip format');
    const result = inverse ? unpacked(bytes) : concatenate(gzipChunks([bytes]));
    if (toStdout) {
      context.stdoutBytes(result);
      return 0;
    }
    const target = inverse ? path.slice(0, -SUFFIX.length) : `${path}${SUFFIX}`;
    if (tree.stat(target) !== undefined && !force) return plain(context, `${target} already exists;\tnot overwritten`);
    const owner = { uid: identity.uid, gid: identity.gid };
    tree.writeFile(target, result, { mode: node?.mode ?? 0o644, mtime: node?.mtime ?? 0, ...owner });
    if (!keep) tree.remove(path);
    return 0;
  } catch (error) {
    if (error instanceof FileError)
      return plain(context, `${name}: ${error.code === 'EROFS' ? 'Read-only file system' : 'No such file or directory'}`);
    return complain('unexpected end of file');
  }
}

function plain(context: ProgramContext, text: string): number {
  context.stderr(`gzip: ${text}\n`);
  return text.includes('ignored') || text.includes('unchanged') || text.includes('not overwritten') ? 2 : 1;
}
