import { overlayTree } from '../filetree/overlay';
import type { FileTree } from '../filetree/tree';

/** Where a runtime mounts file systems of the kernel's own. */
export const KERNEL_DIRECTORIES = ['proc', 'dev', 'sys'] as const;

/** What sysfs has at its top; nothing below is simulated. */
const SYS = ['block', 'bus', 'class', 'dev', 'devices', 'firmware', 'fs', 'kernel', 'module', 'power'];
/** Devices that every container gets beside /dev/null (OCI runtime specification, config-linux, default devices). */
const DEVICES = ['full', 'random', 'tty', 'urandom', 'zero'];
/** Not on this site; there is more than none of them. */
const DEVICE_BYTES = { kind: 'recorded', size: 1 } as const;
/** The same, default links. */
const LINKS: Readonly<Record<string, string>> = {
  fd: '/proc/self/fd',
  ptmx: 'pts/ptmx',
  stderr: '/proc/self/fd/2',
  stdin: '/proc/self/fd/0',
  stdout: '/proc/self/fd/1',
};

/**
 * /dev, /proc and /sys as they look from outside: what is in /proc is not simulated, and a device is a file whose bytes are not on this
 * site, which `ls` shows as what it is.
 */
export function kernelFiles({ tty, hasKcore }: { readonly tty: boolean; readonly hasKcore: boolean }, mtime: number): FileTree {
  const tree = overlayTree([], { now: () => mtime });
  tree.makeDirectory('/proc', { mode: 0o555 });
  tree.makeDirectory('/sys', { mode: 0o555 });
  for (const name of SYS) tree.makeDirectory(`/sys/${name}`, { mode: 0o755 });
  tree.makeDirectory('/dev', { mode: 0o755 });
  tree.makeDirectory('/dev/mqueue', { mode: 0o1777 });
  tree.makeDirectory('/dev/pts', { mode: 0o755 });
  tree.makeDirectory('/dev/shm', { mode: 0o1777 });
  tree.writeFile('/dev/null', new Uint8Array(), { mode: 0o666 });
  for (const name of DEVICES) tree.writeFile(`/dev/${name}`, DEVICE_BYTES, { mode: 0o666 });
  if (tty) tree.writeFile('/dev/console', DEVICE_BYTES, { mode: 0o620 });
  for (const [name, target] of Object.entries(LINKS)) tree.symlink(target, `/dev/${name}`);
  if (hasKcore) tree.symlink('/proc/kcore', '/dev/core');
  return tree;
}
