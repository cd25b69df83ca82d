import { FileError } from '../filetree/tree';
import type { FileContent, FileNode, FileTree, Metadata, Ownership } from '../filetree/tree';

export interface TreeMount {
  /** Absolute, clean, not `/`. */
  readonly target: string;
  readonly tree: FileTree;
  /** Directory of that tree which appears at the target. */
  readonly root: string;
}

/**
 * A tree with others mounted in it, as a RUN with `--mount` sees it. Simplified: a link in one tree that leads into another is followed
 * only when the path itself names the mount.
 */
export function mountedTree(base: FileTree, mounts: readonly TreeMount[]): FileTree {
  if (mounts.length === 0) return base;
  // The longest target is the innermost mount.
  const ordered = [...mounts].sort((a, b) => b.target.length - a.target.length);

  const place = (path: string): { tree: FileTree; path: string; mount: TreeMount | undefined } => {
    const clean = `/${normal(path)}`;
    const mount = ordered.find(({ target }) => clean === target || clean.startsWith(`${target}/`));
    if (!mount) return { tree: base, path: clean, mount };
    return { tree: mount.tree, path: (mount.root === '/' ? '' : mount.root) + clean.slice(mount.target.length) || '/', mount };
  };
  const same = (from: string, to: string): { tree: FileTree; from: string; to: string } => {
    const first = place(from);
    const second = place(to);
    if (first.tree !== second.tree) throw new FileError('EINVAL', to, `EXDEV: cross-device link not permitted: ${from} to ${to}`);
    return { tree: first.tree, from: first.path, to: second.path };
  };

  return {
    stat: (path) => on(place(path), (tree, at): FileNode | undefined => tree.stat(at)),
    lstat: (path) => on(place(path), (tree, at): FileNode | undefined => tree.lstat(at)),
    readDirectory: (path) => on(place(path), (tree, at) => tree.readDirectory(at)),
    readFile: (path) => on(place(path), (tree, at) => tree.readFile(at)),
    realPath: (path) => {
      const { tree, path: at, mount } = place(path);
      const real = tree.realPath(at);
      return mount ? mount.target + (mount.root === '/' ? real : real.slice(mount.root.length)) : real;
    },
    isReadOnly: (path) => on(place(path), (tree, at) => tree.isReadOnly(at)),
    writeFile: (path: string, content: FileContent | Uint8Array, metadata?: Partial<Metadata>) => {
      on(place(path), (tree, at) => {
        tree.writeFile(at, content, metadata);
      });
    },
    makeDirectory: (path, options) => {
      on(place(path), (tree, at) => {
        tree.makeDirectory(at, options);
      });
    },
    symlink: (target, path, metadata) => {
      on(place(path), (tree, at) => {
        tree.symlink(target, at, metadata);
      });
    },
    link: (existing, path) => {
      const { tree, from, to } = same(existing, path);
      tree.link(from, to);
    },
    remove: (path, options) => {
      on(place(path), (tree, at) => {
        tree.remove(at, options);
      });
    },
    rename: (from, to) => {
      const both = same(from, to);
      both.tree.rename(both.from, both.to);
    },
    chmod: (path, mode) => {
      on(place(path), (tree, at) => {
        tree.chmod(at, mode);
      });
    },
    chown: (path: string, owner: Ownership, options) => {
      on(place(path), (tree, at) => {
        tree.chown(at, owner, options);
      });
    },
    touch: (path, mtime) => {
      on(place(path), (tree, at) => {
        tree.touch(at, mtime);
      });
    },
  };
}

function on<T>(place: { readonly tree: FileTree; readonly path: string }, action: (tree: FileTree, path: string) => T): T {
  return action(place.tree, place.path);
}

function normal(path: string): string {
  const out: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') out.pop();
    else if (part !== '' && part !== '.') out.push(part);
  }
  return out.join('/');
}
