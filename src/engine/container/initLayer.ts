import type { Changeset, ChangesetEntry } from '../layer/changeset';

/**
 * What Docker puts between an image and a container's writable layer: mount points, and the files that it mounts over (moby
 * daemon/initlayer). It is no change of the container. The three files under /etc are empty: what is in them is mounted (`machineFiles`).
 */
export function initLayer(mtime: number): Changeset {
  const directory = (path: string): ChangesetEntry => ({ type: 'directory', path, mode: 0o755, uid: 0, gid: 0, mtime });
  const file = (path: string, mode = 0o644): ChangesetEntry => ({
    type: 'file',
    path,
    content: { kind: 'bytes', bytes: new Uint8Array() },
    mode,
    uid: 0,
    gid: 0,
    mtime,
  });
  return {
    entries: [
      directory(''),
      file('.dockerenv', 0o755),
      directory('dev'),
      file('dev/console', 0o755),
      directory('dev/pts'),
      directory('dev/shm'),
      directory('etc'),
      file('etc/hostname'),
      file('etc/hosts'),
      { type: 'symlink', path: 'etc/mtab', target: '/proc/mounts', mode: 0o777, uid: 0, gid: 0, mtime },
      file('etc/resolv.conf'),
      directory('proc'),
      directory('sys'),
    ],
  };
}

/** Disk blocks of that layer as Docker counts them: the root and six directories; the files are empty on disk (recording 29.7.2/03 step 29). */
export const INIT_LAYER_USAGE = 7 * 4096;
