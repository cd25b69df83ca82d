import type { FileTree } from '../engine/filetree/tree';
import type { Identity } from './account/accounts';

/** Who the learner is: the owner of the home directory. */
export function homeIdentity(tree: FileTree, { home, user }: { readonly home: string; readonly user: string }): Identity {
  const node = tree.stat(home);
  const uid = node?.uid ?? 1000;
  const gid = node?.gid ?? 1000;
  return { uid, gid, groups: [gid], name: user, home };
}
