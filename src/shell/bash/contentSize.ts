import type { FileNode } from '../../engine/filetree/tree';

/** What `stat` calls the size, in bytes: a directory's is one block of ext4, a link's the length of its target. */
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
