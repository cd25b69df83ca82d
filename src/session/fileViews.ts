import { contentSize } from '../engine/filetree/content';
import type { Changeset, ChangesetEntry } from '../engine/layer/changeset';
import type { FileView } from './worldView';

/** The entries of a layer as pictures show them, in the layer's order: by path, parents first. The root directory itself is left out. */
export function fileViews({ entries }: Changeset): readonly FileView[] {
  return entries.filter(({ path }) => path !== '').map(fileView);
}

function fileView(entry: ChangesetEntry): FileView {
  const { path } = entry;
  switch (entry.type) {
    case 'whiteout':
      return { path, kind: 'whiteout', size: 0 };
    case 'directory':
      return { path, kind: entry.opaque === true ? 'opaque' : 'directory', size: 0, mode: entry.mode };
    case 'file':
      return { path, kind: 'file', size: contentSize(entry.content), mode: entry.mode };
    default:
      return { path, kind: entry.type, size: 0, mode: entry.mode, target: entry.target };
  }
}
