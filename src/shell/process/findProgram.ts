/** Finds a program in a container's tree as a runtime or a shell does. */
import type { FileFile, FileTree } from '../../engine/filetree/tree';
import type { Identity } from '../account/accounts';
import { mayAccess } from '../account/permissions';
import { resolvePath } from '../bash/paths';

export type Found =
  | { readonly kind: 'file'; readonly path: string; readonly file: FileFile }
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-executable'; readonly path: string };

/** Undefined for a dangling link, a loop of links or a path through a file. */
function statQuietly(tree: FileTree, path: string): ReturnType<FileTree['stat']> {
  try {
    return tree.stat(path);
  } catch {
    return undefined;
  }
}

function at(tree: FileTree, path: string, identity: Identity): Found {
  const node = statQuietly(tree, path);
  if (node === undefined) return { kind: 'missing' };
  if (node.type !== 'file' || !mayAccess(identity, node, 'execute')) return { kind: 'not-executable', path };
  return { kind: 'file', path, file: node };
}

/** A name with a slash is a path; any other is looked for along `path`, where what may not be executed is passed over (exec.LookPath). */
export function findProgram(tree: FileTree, name: string, path: string, workingDirectory: string, identity: Identity): Found {
  if (name === '') return { kind: 'missing' };
  if (name.includes('/')) return at(tree, resolvePath(workingDirectory, name), identity);
  for (const directory of path.split(':')) {
    const found = at(tree, `${resolvePath(workingDirectory, directory)}/${name}`.replace('//', '/'), identity);
    if (found.kind === 'file') return found;
  }
  return { kind: 'missing' };
}
