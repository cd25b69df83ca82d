import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Changeset, ChangesetEntry } from '../layer/changeset';

/**
 * What Docker puts between an image and a container's writable layer: mount points, and the files that it mounts over (moby
 * daemon/initlayer). It is no change of the container. The three files under /etc hold what Docker mounts there; addresses are left out,
 * because there is no network here.
 */
export function initLayer(hostname: string, mtime: number): Changeset {
  const directory = (path: string): ChangesetEntry => ({ type: 'directory', path, mode: 0o755, uid: 0, gid: 0, mtime });
  const file = (path: string, text: string, mode = 0o644): ChangesetEntry => ({
    type: 'file',
    path,
    content: { kind: 'bytes', bytes: utf8ToBytes(text) },
    mode,
    uid: 0,
    gid: 0,
    mtime,
  });
  return {
    entries: [
      directory(''),
      file('.dockerenv', '', 0o755),
      directory('dev'),
      file('dev/console', '', 0o755),
      directory('dev/pts'),
      directory('dev/shm'),
      directory('etc'),
      file('etc/hostname', `${hostname}\n`),
      file(
        'etc/hosts',
        '127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\nfe00::\tip6-localnet\nff00::\tip6-mcastprefix\nff02::1\tip6-allnodes\nff02::2\tip6-allrouters\n',
      ),
      { type: 'symlink', path: 'etc/mtab', target: '/proc/mounts', mode: 0o777, uid: 0, gid: 0, mtime },
      file('etc/resolv.conf', ''),
      directory('proc'),
      directory('sys'),
    ],
  };
}

/** Disk blocks of that layer as Docker counts them: the root and six directories; the files are empty on disk (recording 29.7.2/03 step 29). */
export const INIT_LAYER_USAGE = 7 * 4096;
