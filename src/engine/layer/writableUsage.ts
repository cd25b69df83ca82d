import { parentOf } from '../filetree/path';
import type { FileTree } from '../filetree/tree';
import type { Changeset, ChangesetEntry } from './changeset';
import { snapshotUsage } from './snapshotUsage';

/** Disk block, in bytes, that a directory's extended attributes take when they outgrow its inode. */
export const ATTRIBUTE_BLOCK = 4096;

/**
 * Disk blocks, in bytes, of a layer that is written to while it lies on others: a container's own, or that of a step of a build. Beside what
 * its files take, a directory that overlayfs copied up and in which it then copied up something else holds two attributes (origin, impure),
 * which together outgrow an inode of 256 bytes (recordings 29.7.2/03 step 29: 57,344 bytes for twelve blocks of files and the directories
 * /etc and /var; 05 step 80: 45,056 for six files of /etc and four directories).
 */
export function writableUsage(changeset: Changeset, image: FileTree): number {
  return snapshotUsage(changeset) + directoriesWithAttributes(changeset, image).length * ATTRIBUTE_BLOCK;
}

/** Those directories, as paths without the first slash. The root has no origin. */
export function directoriesWithAttributes(changeset: Changeset, image: FileTree): readonly string[] {
  const impure = new Set<string>();
  for (const entry of changeset.entries) {
    const parent = parentOf(entry.path);
    if (parent !== '' && !impure.has(parent) && wasCopiedUp(entry, image)) impure.add(parent);
  }
  return [...impure].filter((path) => image.lstat(`/${path}`)?.type === 'directory');
}

/** Removing a directory that holds something copies it up first; removing or replacing a file does not. */
function wasCopiedUp(entry: ChangesetEntry, image: FileTree): boolean {
  const before = image.lstat(`/${entry.path}`);
  if (before === undefined) return false;
  if (entry.type !== 'whiteout' && (entry.type !== 'directory' || entry.opaque !== true)) return true;
  return before.type === 'directory' && image.readDirectory(`/${entry.path}`).length > 0;
}
