import { layerChanges, type LayerChange } from './layerChanges';
import { mergedTree } from './mergedTree';
import type { FileNode, FileTotals, StackedFiles } from './mergedTree';

export interface OnlyLayer {
  /** What the layer names, and what it takes out of sight. `total` counts only what it stores (`visible`) and what it hides below (`hidden`). */
  readonly root: FileNode;
  /** By path; what lies below a removed directory is removed too. */
  readonly changes: ReadonlyMap<string, LayerChange>;
}

/** One layer by itself: what it adds, changes and removes. */
export function onlyLayer(stack: readonly StackedFiles[], index: number): OnlyLayer {
  // An opaque directory stays; what it hides is removed.
  const changes = new Map(
    layerChanges(stack, index).map(({ entry, change }) => [entry.path, entry.kind === 'opaque' ? ('touched' as const) : change]),
  );
  const prune = (node: FileNode): FileNode | undefined => {
    const children = node.children.flatMap((child) => prune(child) ?? []);
    const ghosts = node.ghosts.filter((ghost) => ghost.by === index);
    const gone = node.hiddenBy === index;
    const own = changes.has(node.path) || gone || ghosts.length > 0;
    if (!own && children.length === 0 && node.path !== '') return undefined;
    if (gone) changes.set(node.path, 'removed');
    const stored = node.layer === index && node.hiddenBy === undefined && node.kind !== 'directory';
    const total: FileTotals = {
      files: stored ? 1 : 0,
      visible: stored ? node.size : 0,
      hidden: ghosts.reduce((sum, ghost) => sum + ghost.size, 0),
    };
    return { ...node, ghosts, children, total: children.reduce((sum, child) => plus(sum, child.total), total) };
  };
  const merged = mergedTree(withUnseen(stack.slice(0, index + 1), index));
  return { root: prune(merged) ?? { ...merged, children: [] }, changes };
}

/** A whiteout may hide what no known layer below holds, because a list is missing or only representative: it shows all the same, with no bytes. */
function withUnseen(stack: readonly StackedFiles[], index: number): readonly StackedFiles[] {
  const below = stack.slice(0, index);
  const known = new Set(below.flatMap(({ files }) => files.entries).flatMap(({ path }) => withParents(path)));
  const unseen = (stack[index]?.files.entries ?? [])
    .filter(({ kind, path }) => kind === 'whiteout' && !known.has(path))
    .map(({ path }) => ({ path, kind: 'file' as const, size: 0 }));
  const [base, ...rest] = stack;
  if (!base || unseen.length === 0 || index === 0) return stack;
  return [{ ...base, files: { complete: false, entries: [...base.files.entries, ...unseen] } }, ...rest];
}

function withParents(path: string): readonly string[] {
  const names = path.split('/');
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

function plus(one: FileTotals, other: FileTotals): FileTotals {
  return { files: one.files + other.files, visible: one.visible + other.visible, hidden: one.hidden + other.hidden };
}
