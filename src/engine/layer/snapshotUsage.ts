import { utf8ToBytes } from '@noble/hashes/utils.js';
import { contentSize } from '../filetree/content';
import { baseName, parentOf } from '../filetree/path';
import type { Changeset } from './changeset';

/** ext4's block, in bytes. */
const BLOCK = 4096;
/** A directory whose entries outgrow one block gets an index block and two of entries. */
const BIG_DIRECTORY = 3 * BLOCK;
/** Bytes that a link's target may have to be kept in the inode. */
const INLINE_LINK = 59;
/** `.` and `..`. */
const SELF_AND_PARENT = 24;

/**
 * Disk blocks, in bytes, that the unpacked layer takes on ext4, as containerd's snapshotter counts them (fidelity README 4.4, exact for
 * alpine, busybox and hello-world): files rounded up, hard links once, directories with the root and all parents that the layer implies.
 */
export function snapshotUsage(changeset: Changeset): number {
  const directories = new Map<string, number>([['', SELF_AND_PARENT]]);
  const listed = new Set<string>();
  let bytes = 0;
  for (const entry of changeset.entries) {
    addName(directories, listed, entry.path);
    if (entry.type === 'directory') {
      addDirectory(directories, entry.path);
    } else if (entry.type === 'file') {
      bytes += blocks(contentSize(entry.content));
    } else if (entry.type === 'symlink' && utf8ToBytes(entry.target).length > INLINE_LINK) {
      bytes += BLOCK;
    }
  }
  for (const entries of directories.values()) {
    bytes += entries > BLOCK ? BIG_DIRECTORY : BLOCK;
  }
  return bytes;
}

function blocks(size: number): number {
  return Math.ceil(size / BLOCK) * BLOCK;
}

function addDirectory(directories: Map<string, number>, path: string): void {
  if (!directories.has(path)) {
    directories.set(path, SELF_AND_PARENT);
  }
}

/** Enters a name, and the names of implied parents, in their directories. */
function addName(directories: Map<string, number>, listed: Set<string>, path: string): void {
  if (path === '' || listed.has(path)) {
    return;
  }
  listed.add(path);
  const parent = parentOf(path);
  addName(directories, listed, parent);
  const length = utf8ToBytes(baseName(path)).length;
  directories.set(parent, (directories.get(parent) ?? SELF_AND_PARENT) + 8 + Math.ceil(length / 4) * 4);
}
