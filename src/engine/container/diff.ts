/** What a container changed, as containerd compares a container with its image. */
import { compareBytes, parentOf } from '../filetree/path';
import { overlayTree } from '../filetree/overlay';
import type { FileTree } from '../filetree/tree';
import type { Changeset, ChangesetEntry } from '../layer/changeset';
import type { LayerStore } from '../layer/layerStore';
import type { PathChange } from './api';
import type { StoredContainer } from './containerStore';

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
