import { useState } from 'react';
import type { FileNode } from '../../pictures/files/mergedTree';
import type { ShownTree } from '../../pictures/files/shownTree';
import { waysTo } from '../../pictures/files/treeKeys';
import type { Fresh } from './useFresh';

/** A layer that names at most so many things is opened out at once. */
const FEW = 200;

interface Opened {
  readonly paths: ReadonlySet<string>;
  readonly toggle: (path: string) => void;
}

/** Which directories the reader opened. What is looked at, `of`, begins anew; what a container writes is opened as it happens. */
export function useOpened(of: string, tree: ShownTree, filtered: boolean, fresh: Fresh): Opened {
  const [state, setState] = useState<{ readonly of: string; readonly paths: ReadonlySet<string>; readonly seen: number }>();
  const begun = state?.of === of ? state : undefined;
  const base = begun?.paths ?? atFirst(tree, filtered);
  const unseen = !filtered && begun !== undefined && begun.seen !== fresh.count;
  const paths = unseen ? new Set([...base, ...waysTo([...fresh.paths].slice(0, 8))]) : base;
  if (unseen) setState({ of, paths, seen: fresh.count });
  const toggle = (path: string): void => {
    const next = new Set(paths);
    if (!next.delete(path)) next.add(path);
    setState({ of, paths: next, seen: fresh.count });
  };
  return { paths, toggle };
}

/** Of a container the ways to what it changed; of a small layer everything. While a filter opens all, nothing is closed. */
function atFirst({ root, layers, extent, changes }: ShownTree, filtered: boolean): ReadonlySet<string> {
  if (filtered) return new Set();
  if (extent.kind === 'only') return changes && changes.size <= FEW ? directoriesIn(root) : new Set();
  const written = extent.kind === 'whole' ? (layers.at(-1)?.writable?.entries ?? []) : [];
  return waysTo(
    written
      .filter(({ kind }) => kind !== 'directory')
      .slice(0, 20)
      .map(({ path }) => path),
  );
}

function directoriesIn(root: FileNode): ReadonlySet<string> {
  const paths = new Set<string>();
  const visit = (node: FileNode): void => {
    if (node.children.length > 0) paths.add(node.path);
    node.children.forEach(visit);
  };
  visit(root);
  return paths;
}
