import type { Metadata } from '../../engine/filetree/tree';
import type { Identity } from './accounts';

export type Permission = 'read' | 'write' | 'execute';

const BIT: Readonly<Record<Permission, number>> = { read: 4, write: 2, execute: 1 };

/** The permission check of path_resolution(7). The superuser may read and write everything and run what anybody may run. */
export function mayAccess(identity: Identity, node: Metadata, permission: Permission): boolean {
  const bit = BIT[permission];
  if (identity.uid === 0) return permission !== 'execute' || (node.mode & 0o111) !== 0;
  if (node.uid === identity.uid) return ((node.mode >> 6) & bit) !== 0;
  const inGroup = node.gid === identity.gid || identity.groups.includes(node.gid);
  return ((inGroup ? node.mode >> 3 : node.mode) & bit) !== 0;
}
