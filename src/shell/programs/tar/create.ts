import { concatenate, contentChunks, contentSize } from '../../../engine/filetree/content';
import { FileError } from '../../../engine/filetree/tree';
import type { FileNode } from '../../../engine/filetree/tree';
import { walk } from '../../../engine/filetree/walk';
import { gzipChunks } from '../../../engine/deflate/gzip';
import { BLOCK, padding, tarHeader } from '../../../engine/layer/tarHeader';
import { resolvePath } from '../../bash/paths';
import { NotSimulated } from '../program';
import type { ProgramContext } from '../program';
import type { TarOptions } from './options';

/** GNU tar fills the archive up to a record of twenty blocks. */
const RECORD = 20 * BLOCK;

interface Member {
  readonly name: string;
  readonly path: string;
  readonly node: FileNode;
}

/** `tar c`. */
export function createArchive(options: TarOptions, context: ProgramContext): number {
  const { tree, workingDirectory, identity, clock, umask } = context;
  if (options.members.length === 0) {
    context.stderr("tar: Cowardly refusing to create an empty archive\nTry 'tar --help' or 'tar --usage' for more information.\n");
    return 2;
  }
  const root = options.directories.reduce(resolvePath, workingDirectory);
  const members: Member[] = [];
  let exitCode = 0;
  for (const word of options.members) {
    const path = resolvePath(root, word);
    const node = tree.lstat(path);
    if (node === undefined) {
      context.stderr(`tar: ${word}: Cannot stat: No such file or directory\n`);
      exitCode = 2;
      continue;
    }
    if (word.startsWith('/')) context.stderr("tar: Removing leading `/' from member names\n");
    const name = word.replace(/^\/+/, '').replace(/\/+$/, '');
    members.push({ name, path, node });
    if (node.type === 'directory') {
      for (const below of walk(tree, path)) members.push({ ...below, name: `${name}${below.path.slice(path === '/' ? 0 : path.length)}` });
    }
  }
  const say = options.file === '-' ? context.stderr : context.stdout;
  if (options.verbose) for (const { name, node } of members) say(`${name}${node.type === 'directory' ? '/' : ''}\n`);
  try {
    const chunks = archiveChunks(members);
    const whole = concatenate(options.gzip ? gzipChunks(chunks) : chunks);
    if (options.file === '-') context.stdoutBytes(whole);
    else {
      const mtime = Math.floor(clock.now() / 1000);
      tree.writeFile(resolvePath(workingDirectory, options.file), whole, {
        mode: 0o666 & ~umask,
        uid: identity.uid,
        gid: identity.gid,
        mtime,
      });
    }
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    if (error.code === 'NOBYTES')
      throw new NotSimulated('tar', `The bytes of ${error.path} are not on this site, so it cannot be archived.`);
    context.stderr(`tar: ${options.file}: Cannot open: No such file or directory\ntar: Error is not recoverable: exiting now\n`);
    return 2;
  }
  if (exitCode !== 0) context.stderr('tar: Exiting with failure status due to previous errors\n');
  return exitCode;
}

function* archiveChunks(members: readonly Member[]): Generator<Uint8Array> {
  const written = new Map<number, string>();
  let size = 0;
  const counted = (bytes: Uint8Array): Uint8Array => {
    size += bytes.length;
    return bytes;
  };
  for (const { name, path, node } of members) {
    const { mode, uid, gid, mtime } = node;
    const metadata = { mode, uid, gid, mtime, size: 0, linkName: '' };
    if (node.type === 'directory') yield counted(tarHeader({ type: 'directory', name: `${name}/`, ...metadata }));
    else if (node.type === 'symlink') yield counted(tarHeader({ type: 'symlink', name, ...metadata, linkName: node.target }));
    else {
      const first = written.get(node.inode);
      if (first !== undefined) {
        yield counted(tarHeader({ type: 'hardlink', name, ...metadata, linkName: first }));
        continue;
      }
      written.set(node.inode, name);
      const length = contentSize(node.content);
      yield counted(tarHeader({ type: 'file', name, ...metadata, size: length }));
      for (const chunk of contentChunks(node.content, path)) yield counted(chunk);
      yield counted(new Uint8Array(padding(length)));
    }
  }
  const end = size + 2 * BLOCK;
  yield new Uint8Array(2 * BLOCK + ((RECORD - (end % RECORD)) % RECORD));
}
