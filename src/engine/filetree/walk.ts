import type { FileNode, FileTree } from './tree';

export interface Listed {
  /** Absolute. */
  readonly path: string;
  /** Links are not followed. */
  readonly node: FileNode;
}

/** Everything below a directory, without the directory itself: parents before children, names in byte order. */
export function* walk(tree: FileTree, directory: string): Generator<Listed> {
  const prefix = directory.endsWith('/') ? directory : `${directory}/`;
  for (const name of tree.readDirectory(directory)) {
    const path = prefix + name;
    const node = tree.lstat(path);
    if (node !== undefined) {
      yield { path, node };
      if (node.type === 'directory') {
        yield* walk(tree, path);
      }
    }
  }
}
