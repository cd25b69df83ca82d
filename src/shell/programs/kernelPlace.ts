/** What of a file system is the kernel's own. */
import type { ProcessMachine } from '../../engine/container/processMachine';

/** Directories of /proc and /sys have no size, those of /dev one that tmpfs makes up. */
export function kernelPlace(path: string): 'numbered' | 'memory' | undefined {
  const [, top = '', below] = path.split('/');
  if (top === 'proc' || top === 'sys' || (top === 'dev' && below === 'pts')) return 'numbered';
  return top === 'dev' ? 'memory' : undefined;
}

/** Major and minor (Linux, admin-guide/devices). The terminal of a container is its first. */
const NUMBERS: Readonly<Record<string, readonly [number, number]>> = {
  '/dev/console': [136, 0],
  '/dev/full': [1, 7],
  '/dev/null': [1, 3],
  '/dev/random': [1, 8],
  '/dev/tty': [5, 0],
  '/dev/urandom': [1, 9],
  '/dev/zero': [1, 5],
};

/** Of what is a device in a container; undefined elsewhere. */
export function deviceNumbers(path: string, machine: ProcessMachine | undefined): readonly [number, number] | undefined {
  return machine === undefined ? undefined : NUMBERS[path];
}
