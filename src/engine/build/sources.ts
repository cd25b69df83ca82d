import type { FileTree } from '../filetree/tree';
import { walk } from '../filetree/walk';
import { globMatches, hasWildcard } from './glob';

export class SourceNotFound extends Error {
  constructor(readonly path: string) {
    super(`"${path}": not found`);
  }
}

/**
 * The paths that a source of COPY means, in byte order. A pattern may mean none; a plain path that is not there throws
 * `SourceNotFound`.
 */
export function resolveSource(tree: FileTree, path: string): string[] {
  if (!hasWildcard(path)) {
    if (tree.stat(path) === undefined) throw new SourceNotFound(path);
    return [path];
  }
  const first = path.split('/').findIndex(hasWildcard);
  const fixed = path.split('/').slice(0, first).join('/') || '/';
  if (tree.stat(fixed)?.type !== 'directory') return [];
  return [...walk(tree, fixed)].filter((found) => globMatches(path, found.path)).map((found) => found.path);
}
