/** What a container changed, as containerd compares a container with its image. */
import { compareBytes, parentOf } from '../filetree/path';
import { overlayTree } from '../filetree/overlay';
import type { FileTree } from '../filetree/tree';
import type { Changeset, ChangesetEntry } from '../layer/changeset';
import type { LayerStore } from '../layer/layerStore';
import { snapshotUsage } from '../layer/snapshotUsage';
import type { PathChange } from './api';
import type { StoredContainer } from './containerStore';

/** Disk block, in bytes, that a directory's extended attributes take when they outgrow its inode. */
export const ATTRIBUTE_BLOCK = 4096;

/** The image as the container stands on it, without what Docker adds. */
export function imageTreeOf(layers: LayerStore, container: StoredContainer): FileTree {
  return overlayTree(layers.changesets(container.chainId), { readOnly: true });
}

/**
 * The layer that a commit makes. Directories that were only touched are not in it: containerd compares directories by mode and owner, and
 * lists them for what changed in them (continuity fs/diff; recording 29.7.2/03 steps 21 and 23: /tmp goes when /tmp/a goes).
 */
export function committedChanges(changeset: Changeset, image: FileTree): Changeset {
  const kept: ChangesetEntry[] = [];
  const needed = new Set<string>();
  for (const entry of [...changeset.entries].reverse()) {
    if (entry.type === 'directory' && !needed.has(entry.path) && entry.opaque !== true && isUnchanged(entry, image)) continue;
    kept.push(entry);
    for (let path = parentOf(entry.path); path !== '' && !needed.has(path); path = parentOf(path)) needed.add(path);
  }
  return { entries: kept.reverse() };
}

function isUnchanged(entry: Extract<ChangesetEntry, { readonly type: 'directory' }>, image: FileTree): boolean {
  const before = image.lstat(`/${entry.path}`);
  return before?.type === 'directory' && before.mode === entry.mode && before.uid === entry.uid && before.gid === entry.gid;
}

/** Rows of `docker diff`: an opaque directory shows what of the image it hides. */
export function pathChanges(changes: Changeset, image: FileTree): readonly PathChange[] {
  const rows: PathChange[] = [];
  for (const entry of changes.entries) {
    const path = `/${entry.path}`;
    if (entry.type === 'whiteout') {
      rows.push({ kind: 'D', path });
      continue;
    }
    const before = image.lstat(path);
    rows.push({ kind: before === undefined ? 'A' : 'C', path });
    if (entry.type === 'directory' && entry.opaque === true && before?.type === 'directory') {
      const now = new Set(changes.entries.map((other) => `/${other.path}`));
      for (const name of image.readDirectory(path)) if (!now.has(`${path}/${name}`)) rows.push({ kind: 'D', path: `${path}/${name}` });
    }
  }
  return rows.sort((a, b) => compareBytes(a.path, b.path));
}

/**
 * Disk blocks, in bytes, of a container's own layer. Beside what its files take, a directory that overlayfs copied up and in which it then
 * copied up something else holds two attributes (origin, impure), which together outgrow an inode of 256 bytes (recording 29.7.2/03
 * step 29: 57,344 bytes for twelve blocks of files and the directories /etc and /var).
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
