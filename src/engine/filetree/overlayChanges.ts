import type { Changeset, ChangesetEntry } from '../layer/changeset';
import type { DirectoryNode, Inode, LowerReader } from './overlayNode';
import { compareBytes } from './path';

/**
 * What the upper directory holds, as a layer: for each directory in it the directory itself, whiteouts of what the lowers show and the
 * merged view lacks, and every file that was made or copied up, whole. The root directory itself is never an entry. Order is that of a
 * walk; a whiteout stands where the name it hides would stand (corpora/layer-diff-cases.json, BuildKit cases).
 */
export function upperChanges(root: DirectoryNode, lowers: LowerReader, upperOrigin: number): Changeset {
  const entries: ChangesetEntry[] = [];
  const firstNames = new Map<Inode, string>();

  const visit = (directory: DirectoryNode, prefix: string): void => {
    const children = directory.children;
    if (children === undefined) {
      return;
    }
    const hidden = lowers.shownNames(directory).filter((name) => !children.has(name));
    for (const name of [...children.keys(), ...hidden].sort(compareBytes)) {
      const path = prefix + name;
      const child = children.get(name);
      if (child === undefined) {
        entries.push({ type: 'whiteout', path });
      } else if (child.type === 'directory') {
        if (child.upper) {
          const { mode, uid, gid, mtime } = child;
          entries.push({ type: 'directory', path, mode, uid, gid, mtime, ...(child.opaque ? { opaque: true } : {}) });
          visit(child, `${path}/`);
        }
      } else if (child.type === 'symlink') {
        if (child.origin === upperOrigin) {
          const { target, mode, uid, gid, mtime } = child;
          entries.push({ type: 'symlink', path, target, mode, uid, gid, mtime });
        }
      } else if (child.inode.origin === upperOrigin) {
        const { inode } = child;
        const { content, mode, uid, gid, mtime } = inode;
        const target = firstNames.get(inode);
        if (target === undefined) {
          firstNames.set(inode, path);
          entries.push({ type: 'file', path, content, mode, uid, gid, mtime });
        } else {
          entries.push({ type: 'hardlink', path, target, mode, uid, gid, mtime });
        }
      }
    }
  };
  if (root.upper) {
    visit(root, '');
  }
  return { entries };
}
