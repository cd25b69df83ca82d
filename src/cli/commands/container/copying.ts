import { EngineError } from '../../../engine/errors';
import type { FileNode, FileTree } from '../../../engine/filetree/tree';
import { walk } from '../../../engine/filetree/walk';
import { contentSize } from '../../../engine/filetree/content';
import type { ChangesetEntry } from '../../../engine/layer/changeset';
import { changesetOfTar, TarError } from '../../../engine/layer/untar';
import { tarChunks } from '../../../engine/layer/tar';
import type { Invocation } from '../../command/command';
import { resolvePath } from '../../command/hostPath';
import { CommandFailure } from '../../command/failure';
import { humanSizeWithPrecision } from '../../format/humanSize';

const base = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const parent = (path: string): string => path.slice(0, Math.max(1, path.lastIndexOf('/')));

/** `docker cp CONTAINER:SRC DEST`. Files become the learner's own, as whoever calls the client writes them; `-a` keeps numbers of owners. */
export function copyFromContainer(invocation: Invocation, container: string, source: string, destination: string): void {
  const { engine, files, flags, workingDirectory, io } = invocation;
  const tree = engine.container.files(container);
  const absolute = resolvePath('/', source);
  const followed = flags.bool('follow-link') || (source.endsWith('/') && absolute !== '/');
  const found = tree.lstat(absolute);
  const path = followed && found?.type === 'symlink' && tree.stat(absolute) !== undefined ? tree.realPath(absolute) : absolute;
  const node = tree.lstat(path);
  if (node === undefined) {
    throw new EngineError(
      'path-not-found',
      `Could not find the file ${source.startsWith('/') ? source : absolute} in container ${container}`,
    );
  }
  if (source.endsWith('/.') && node.type !== 'directory') throw new CommandFailure('not a directory');
  if (destination === '-') {
    const entries = archiveEntries(tree, path, source.endsWith('/.') ? '.' : base(absolute) || '/');
    for (const chunk of tarChunks({ entries })) {
      if (io.stdoutBytes === undefined) io.stdout(new TextDecoder().decode(chunk));
      else io.stdoutBytes(chunk);
    }
    return;
  }
  const target = targetPath(files, workingDirectory, destination, base(absolute), node, source.endsWith('/.'));
  const home = files.stat(parent(target)) ?? { uid: 0, gid: 0 };
  put(tree, path, files, target, flags.bool('archive') ? undefined : home);
  const sizes = sizeOf(tree, path);
  // Of a directory the client knows only what travelled.
  report(invocation, node.type === 'directory' ? { ...sizes, content: sizes.transferred } : sizes, target);
}

/** `docker cp SRC CONTAINER:DEST`. Files become root's. */
export function copyToContainer(invocation: Invocation, source: string, container: string, destination: string): void {
  const { engine, files, flags, workingDirectory } = invocation;
  const tree = engine.container.files(container);
  if (source === '-') {
    unpack(invocation, tree, container, destination);
    engine.emit({ type: 'container.changed', id: engine.container.get(container).id });
    return;
  }
  const absolute = resolvePath(workingDirectory, source);
  const path = flags.bool('follow-link') && files.stat(absolute) !== undefined ? files.realPath(absolute) : absolute;
  const node = files.lstat(path);
  if (node === undefined) throw new CommandFailure(`lstat ${absolute}: no such file or directory`);
  const into = resolvePath('/', destination);
  const there = tree.stat(into);
  if (there === undefined && destination.endsWith('/') && node.type !== 'directory') throw new CommandFailure('no such directory');
  if (there === undefined && tree.stat(parent(into)) === undefined) {
    throw new EngineError('path-not-found', `Could not find the file ${parent(into)} in container ${container}`);
  }
  const target = targetPath(tree, '/', destination, base(absolute), node, source.endsWith('/.'));
  put(files, path, tree, target, flags.bool('archive') ? undefined : { uid: 0, gid: 0 });
  engine.emit({ type: 'container.changed', id: engine.container.get(container).id });
  report(invocation, sizeOf(files, path), `${container}:${into}`);
}

/** Where a copy comes to lie: in a directory that is there, or under the destination's own name (docker cp, "behaviour like cp -a"). */
function targetPath(
  tree: FileTree,
  workingDirectory: string,
  destination: string,
  name: string,
  node: FileNode,
  isContent: boolean,
): string {
  const path = resolvePath(workingDirectory, destination);
  const there = tree.stat(path);
  if (there?.type === 'directory') return isContent && node.type === 'directory' ? path : `${path === '/' ? '' : path}/${name}`;
  if (there !== undefined && node.type === 'directory') throw new CommandFailure('cannot copy directory');
  if (there === undefined && destination.endsWith('/') && node.type !== 'directory') {
    throw new CommandFailure(`no such directory`);
  }
  if (tree.stat(parent(path))?.type !== 'directory')
    throw new CommandFailure(`invalid output path: directory "${parent(path)}" does not exist`);
  return path;
}

function put(
  from: FileTree,
  path: string,
  to: FileTree,
  target: string,
  owner: { readonly uid: number; readonly gid: number } | undefined,
): void {
  const node = from.lstat(path);
  if (node === undefined) return;
  const { mode, mtime } = node;
  const metadata = { mode, mtime, uid: owner?.uid ?? node.uid, gid: owner?.gid ?? node.gid };
  if (node.type === 'symlink') {
    if (to.lstat(target) !== undefined) to.remove(target);
    to.symlink(node.target, target, metadata);
  } else if (node.type === 'file') {
    to.writeFile(target, node.content, metadata);
  } else {
    if (to.stat(target) === undefined) to.makeDirectory(target, metadata);
    for (const name of from.readDirectory(path)) {
      put(from, `${path === '/' ? '' : path}/${name}`, to, `${target === '/' ? '' : target}/${name}`, owner);
    }
    to.touch(target, mtime);
  }
}

function archiveEntries(tree: FileTree, path: string, name: string): readonly ChangesetEntry[] {
  const node = tree.lstat(path);
  if (node === undefined) return [];
  const below = node.type === 'directory' ? [...walk(tree, path)] : [];
  return [{ path, node }, ...below].map((listed): ChangesetEntry => {
    const { mode, uid, gid, mtime } = listed.node;
    const metadata = { mode, uid, gid, mtime };
    const shown = `${name}${listed.path.slice(path === '/' ? 0 : path.length)}`.replace(/^\//, '');
    switch (listed.node.type) {
      case 'file':
        return { type: 'file', path: shown, content: listed.node.content, ...metadata };
      case 'symlink':
        return { type: 'symlink', path: shown, target: listed.node.target, ...metadata };
      case 'directory':
        return { type: 'directory', path: shown, ...metadata };
    }
  });
}

/** A tar archive from standard input into a directory that is there. */
function unpack({ stdin, stdinBytes }: Invocation, tree: FileTree, container: string, destination: string): void {
  const into = resolvePath('/', destination);
  const there = tree.stat(into);
  if (there === undefined) throw new EngineError('path-not-found', `Could not find the file ${into} in container ${container}`);
  if (there.type !== 'directory') throw new CommandFailure(`destination "${container}:${destination}" must be a directory`);
  const prefix = into === '/' ? '' : into;
  try {
    for (const entry of changesetOfTar(stdinBytes ?? new TextEncoder().encode(stdin)).entries) {
      const target = `${prefix}/${entry.path}`;
      if (entry.type === 'whiteout' || entry.path === '') continue;
      const { mode, uid, gid, mtime } = entry;
      if (tree.stat(parent(target)) === undefined) tree.makeDirectory(parent(target), { recursive: true });
      if (entry.type === 'file') tree.writeFile(target, entry.content, { mode, uid, gid, mtime });
      else if (entry.type === 'hardlink') tree.link(`${prefix}/${entry.target}`, target);
      else if (entry.type === 'symlink') {
        if (tree.lstat(target) !== undefined) tree.remove(target);
        tree.symlink(entry.target, target, { mode, uid, gid, mtime });
      } else if (tree.stat(target) === undefined) tree.makeDirectory(target, { mode, uid, gid, mtime });
    }
  } catch (error) {
    if (error instanceof TarError) throw new CommandFailure(`Error response from daemon: ${error.message}`);
    throw error;
  }
}

interface Sizes {
  readonly content: number;
  /** As a tar stream: a header for each, contents in whole blocks, two blocks at the end. */
  readonly transferred: number;
}

function sizeOf(tree: FileTree, path: string): Sizes {
  const node = tree.lstat(path);
  const nodes = node === undefined ? [] : [{ node }, ...(node.type === 'directory' ? walk(tree, path) : [])];
  let content = 0;
  let transferred = 1024;
  for (const { node: one } of nodes) {
    const bytes = one.type === 'file' ? contentSize(one.content) : 0;
    content += bytes;
    transferred += 512 + Math.ceil(bytes / 512) * 512;
  }
  return { content, transferred };
}

/** Only a terminal is told (docker/cli pull request 6800). */
function report({ tty, flags, io }: Invocation, { content, transferred }: Sizes, target: string): void {
  if (tty === undefined || flags.bool('quiet')) return;
  const sizes = `${humanSizeWithPrecision(content, 3)} (transferred ${humanSizeWithPrecision(transferred, 3)})`;
  io.stderr(`Successfully copied ${sizes} to ${target}\n`);
}
