import { fileError } from './fileError';
import type { DirectoryNode, OverlayNode } from './overlayNode';

/** A name in a directory, and what is there. */
export interface Place {
  readonly parent: DirectoryNode;
  readonly name: string;
  readonly node: OverlayNode | undefined;
}

/** Linux gives up after this many links (path_resolution(7)). */
const MAX_LINKS = 40;

/** Where a path leads. Parents must exist; the last name may be free. */
export function resolvePath(
  root: DirectoryNode,
  children: (directory: DirectoryNode) => Map<string, OverlayNode>,
  path: string,
  followLast: boolean,
): Place {
  let at: DirectoryNode = root;
  let links = 0;
  const queue = path.split('/').filter((part) => part !== '' && part !== '.');
  let place: Place = { parent: root, name: '', node: root };
  while (queue.length > 0) {
    const name = queue.shift() ?? '';
    if (name === '..') {
      at = at.parent ?? at;
      place = { parent: at.parent ?? at, name: at.name, node: at };
      continue;
    }
    const node = children(at).get(name);
    place = { parent: at, name, node };
    const last = queue.length === 0;
    if (node?.type === 'symlink' && (!last || followLast)) {
      links++;
      if (links > MAX_LINKS) {
        throw fileError('ELOOP', path);
      }
      if (node.target.startsWith('/')) {
        at = root;
      }
      place = { parent: at.parent ?? at, name: at.name, node: at };
      queue.unshift(...node.target.split('/').filter((part) => part !== '' && part !== '.'));
    } else if (!last) {
      if (node === undefined) {
        throw fileError('ENOENT', path);
      }
      if (node.type !== 'directory') {
        throw fileError('ENOTDIR', path);
      }
      at = node;
    }
  }
  return place;
}
