import { contentChunks, contentSize } from '../../filetree/content';
import { FileError } from '../../filetree/tree';
import type { FileNode, FileTree } from '../../filetree/tree';
import { walk } from '../../filetree/walk';
import { EngineError } from '../../errors';
import { BLOCK, padding, tarHeader } from '../../layer/tarHeader';

/**
 * `docker export`: the merged tree as one tar, in pieces, without whiteouts and without the root directory itself; parents before
 * children, names in byte order (recording 29.7.2/07 step 23). Throws `bytes-not-held`, naming a file, before the first piece.
 */
export function exportTree(tree: FileTree): Iterable<Uint8Array> {
  const missing = firstWithoutBytes(tree);
  if (missing !== undefined) {
    throw new EngineError('bytes-not-held', `${missing} is known by its size only, its bytes are not on this site; nothing was written.`, {
      path: missing,
    });
  }
  return treeTar(tree);
}

function firstWithoutBytes(tree: FileTree): string | undefined {
  for (const { path, node } of walk(tree, '/')) {
    if (node.type === 'file' && node.content.kind === 'recorded' && node.content.size > 0) {
      return path;
    }
  }
  return undefined;
}

function* treeTar(tree: FileTree): Generator<Uint8Array> {
  const written = new Map<number, string>();
  for (const { path, node } of walk(tree, '/')) {
    const name = path.slice(1);
    yield header(name, node, written);
    if (node.type === 'file' && written.get(node.inode) === name) {
      try {
        yield* contentChunks(node.content, path);
      } catch (error) {
        throw error instanceof FileError ? new EngineError('bytes-not-held', error.message, { path }) : error;
      }
      const zeros = padding(contentSize(node.content));
      if (zeros > 0) {
        yield new Uint8Array(zeros);
      }
    }
  }
  yield new Uint8Array(2 * BLOCK);
}

/** A further name of a file that was written already is a hard link to it. */
function header(name: string, node: FileNode, written: Map<number, string>): Uint8Array {
  const { mode, uid, gid, mtime } = node;
  const metadata = { mode, uid, gid, mtime };
  switch (node.type) {
    case 'directory':
      return tarHeader({ type: 'directory', name: `${name}/`, ...metadata, size: 0, linkName: '' });
    case 'symlink':
      return tarHeader({ type: 'symlink', name, ...metadata, size: 0, linkName: node.target });
    case 'file': {
      const first = written.get(node.inode);
      if (first !== undefined) {
        return tarHeader({ type: 'hardlink', name, ...metadata, size: 0, linkName: first });
      }
      written.set(node.inode, name);
      return tarHeader({ type: 'file', name, ...metadata, size: contentSize(node.content), linkName: '' });
    }
  }
}
