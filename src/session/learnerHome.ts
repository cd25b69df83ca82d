import type { Clock } from '../engine/clock';
import { overlayTree } from '../engine/filetree/overlay';
import type { FileTree } from '../engine/filetree/tree';

export const home = '/home/you';

/** The learner's own user on the laptop. */
export const learner = { uid: 1000, gid: 1000 } as const;

/** A file tree with nothing but the learner's home in it. */
export function createHome(clock: Clock): FileTree {
  const seconds = (): number => Math.floor(clock.now() / 1000);
  const tree = overlayTree([], { now: seconds });
  tree.makeDirectory('/home', { mode: 0o755, mtime: seconds() });
  tree.makeDirectory(home, { mode: 0o755, mtime: seconds(), ...learner });
  tree.makeDirectory('/tmp', { mode: 0o1777, mtime: seconds() });
  return tree;
}

/** Writes text files below the learner's home, with the directories they need. Paths are relative and must stay inside. */
export function writeFiles(tree: FileTree, files: Readonly<Record<string, string>>, clock: Clock): void {
  const mtime = Math.floor(clock.now() / 1000);
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split('/');
    if (parts.some((part) => part === '' || part === '.' || part === '..'))
      throw new RangeError(`not a path below the learner's home: ${path}`);
    for (let depth = 1; depth < parts.length; depth += 1) {
      const directory = [home, ...parts.slice(0, depth)].join('/');
      if (tree.stat(directory) === undefined) tree.makeDirectory(directory, { mode: 0o755, mtime, ...learner });
    }
    tree.writeFile(`${home}/${path}`, new TextEncoder().encode(text), { mode: 0o644, mtime, ...learner });
  }
}
