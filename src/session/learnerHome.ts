import type { Clock } from '../engine/clock';
import { overlayTree } from '../engine/filetree/overlay';
import type { FileTree } from '../engine/filetree/tree';

export const home = '/home/you';

/** The learner's own user on the laptop. */
export const learner = { uid: 1000, gid: 1000 } as const;

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A file tree with the learner's home, and as much around it as tells who is who. */
export function createHome(clock: Clock): FileTree {
  const seconds = (): number => Math.floor(clock.now() / 1000);
  const tree = overlayTree([], { now: seconds });
  tree.makeDirectory('/home', { mode: 0o755, mtime: seconds() });
  tree.makeDirectory(home, { mode: 0o755, mtime: seconds(), ...learner });
  tree.makeDirectory('/tmp', { mode: 0o1777, mtime: seconds() });
  tree.makeDirectory('/etc', { mode: 0o755, mtime: seconds() });
  tree.writeFile('/etc/passwd', encoded('root:x:0:0:root:/root:/bin/bash\nyou:x:1000:1000::/home/you:/bin/bash\n'), {
    mode: 0o644,
    mtime: seconds(),
  });
  tree.writeFile('/etc/group', encoded('root:x:0:\nyou:x:1000:\n'), { mode: 0o644, mtime: seconds() });
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
    tree.writeFile(`${home}/${path}`, encoded(text), { mode: 0o644, mtime, ...learner });
  }
}

/** Gives a file of the home another text, or removes it where there is none. */
export function editFile(tree: FileTree, { path, text }: { readonly path: string; readonly text?: string }, clock: Clock): void {
  if (text !== undefined) writeFiles(tree, { [path]: text }, clock);
  else if (tree.lstat(`${home}/${path}`)?.type === 'file') tree.remove(`${home}/${path}`);
}
