import type { FileNode, FileTree } from '../../engine/filetree/tree';

const BLOCK = 4096;

/** A directory on ext4: one block, or three where its entries outgrow it (fidelity README 4.4: 8 bytes and the name rounded up to 4, each). */
export function directorySize(tree: FileTree, path: string): number {
  const entries = tree.readDirectory(path).reduce((sum, name) => sum + 8 + Math.ceil(new TextEncoder().encode(name).length / 4) * 4, 24);
  return entries > BLOCK ? 3 * BLOCK : BLOCK;
}

/** What `stat` calls the size, in bytes, where a directory takes one block; a link's is the length of its target. */
export function contentSize(node: FileNode): number {
  switch (node.type) {
    case 'directory':
      return 4096;
    case 'symlink':
      return new TextEncoder().encode(node.target).length;
    case 'file':
      return node.content.kind === 'bytes' ? node.content.bytes.length : node.content.size;
  }
}
