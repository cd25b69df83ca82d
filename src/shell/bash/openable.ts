/** Why a file of a redirection cannot be opened. */
import { FileError } from '../../engine/filetree/tree';
import type { FileTree } from '../../engine/filetree/tree';
import type { Identity } from '../account/accounts';
import { mayAccess } from '../account/permissions';
import { parentOf } from './paths';

const READ_ONLY = 'Read-only file system';

/** The text of the error number; undefined when the file can be opened. `path` is absolute. */
export function refusal(tree: FileTree, identity: Identity, access: 'read' | 'write', path: string): string | undefined {
  try {
    const node = tree.stat(path);
    if (node !== undefined) {
      if (node.type === 'directory') return access === 'write' ? 'Is a directory' : undefined;
      if (access === 'write' && tree.isReadOnly(path)) return READ_ONLY;
      return mayAccess(identity, node, access) ? undefined : 'Permission denied';
    }
    if (access === 'read') return 'No such file or directory';
    const parent = tree.stat(parentOf(path));
    if (parent === undefined) return 'No such file or directory';
    if (parent.type !== 'directory') return 'Not a directory';
    if (tree.isReadOnly(path)) return READ_ONLY;
    return mayAccess(identity, parent, 'write') ? undefined : 'Permission denied';
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return error.code === 'ENOTDIR'
      ? 'Not a directory'
      : error.code === 'ELOOP'
        ? 'Too many levels of symbolic links'
        : 'No such file or directory';
  }
}
