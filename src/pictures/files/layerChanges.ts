import type { FileView } from '../../session/worldView';
import { mergedTree } from './mergedTree';
import type { FileNode, StackedFiles } from './mergedTree';

/** What one layer does to what lies below it; `touched` is a directory that it names only because something in it changed. */
export type LayerChange = 'added' | 'changed' | 'removed' | 'touched';

export interface ChangedFile {
  readonly entry: FileView;
  readonly change: LayerChange;
  /** Bytes of the version below that it replaces or deletes. */
  readonly before: number;
}

/** The changes that the layer at `index` makes to the layers below, by path. */
export function layerChanges(stack: readonly StackedFiles[], index: number): readonly ChangedFile[] {
  const below = byPath(mergedTree(stack.slice(0, index)));
  return (stack[index]?.files.entries ?? []).map((entry): ChangedFile => {
    const old = below.get(entry.path);
    const before = old?.total.visible ?? 0;
    if (entry.kind === 'whiteout' || entry.kind === 'opaque') return { entry, change: 'removed', before };
    if (!old || old.hiddenBy !== undefined) return { entry, change: 'added', before: 0 };
    return { entry, change: entry.kind === 'directory' && old.kind === 'directory' ? 'touched' : 'changed', before };
  });
}

function byPath(root: FileNode): ReadonlyMap<string, FileNode> {
  const nodes = new Map<string, FileNode>();
  const visit = (node: FileNode): void => {
    nodes.set(node.path, node);
    node.children.forEach(visit);
  };
  visit(root);
  return nodes;
}
