import { FileError } from './tree';
import type { FileTree } from './tree';

/** The same tree, of which every change is refused with `EROFS`. */
export function readOnlyTree(tree: FileTree): FileTree {
  const refuse = (path: string): never => {
    throw new FileError('EROFS', path);
  };
  return {
    stat: (path) => tree.stat(path),
    lstat: (path) => tree.lstat(path),
    readDirectory: (path) => tree.readDirectory(path),
    readFile: (path) => tree.readFile(path),
    realPath: (path) => tree.realPath(path),
    isReadOnly: () => true,
    writeFile: refuse,
    makeDirectory: refuse,
    symlink: (_target, path) => refuse(path),
    link: (_existing, path) => refuse(path),
    remove: refuse,
    rename: (_from, to) => refuse(to),
    chmod: refuse,
    chown: refuse,
    touch: refuse,
  };
}
