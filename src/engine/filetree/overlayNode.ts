import { linkedFile } from './layerIndex';
import type { LayerIndex, LayerNode } from './layerIndex';
import type { FileContent, FileNode, Metadata } from './tree';

/** A regular file; names that share one are hard links of one another. */
export interface Inode extends Metadata {
  readonly number: number;
  content: FileContent;
  mode: number;
  uid: number;
  gid: number;
  mtime: number;
  /** Index of the layer it is in; as many as there are lowers for the upper directory. */
  readonly origin: number;
}

export interface FileName {
  readonly type: 'file';
  inode: Inode;
}

export interface LinkNode extends Metadata {
  readonly type: 'symlink';
  readonly target: string;
  mode: number;
  uid: number;
  gid: number;
  mtime: number;
  origin: number;
}

/** A directory of one lower layer, where it takes part in a merged directory. */
export interface LowerDirectory {
  readonly layer: number;
  readonly node: LayerNode;
}

export interface DirectoryNode extends Metadata {
  readonly type: 'directory';
  parent: DirectoryNode | undefined;
  name: string;
  mode: number;
  uid: number;
  gid: number;
  mtime: number;
  origin: number;
  /** Held in the upper directory: made there, or copied up because something in it changed. */
  upper: boolean;
  /** Made where the lowers had something of that name (overlayfs, opaque directories). */
  opaque: boolean;
  /** Lower directories merged here, nearest first. */
  readonly below: readonly LowerDirectory[];
  /** Merged view; read from the lowers when first asked for. */
  children: Map<string, OverlayNode> | undefined;
}

export type OverlayNode = FileName | LinkNode | DirectoryNode;

const impliedDirectory: Metadata = { mode: 0o755, uid: 0, gid: 0, mtime: 0 };

/** Reads lower layers on demand. One for each tree: it gives lower files their inode numbers. */
export class LowerReader {
  readonly #indexes: readonly LayerIndex[];
  readonly #inodes = new Map<object, Inode>();
  #nextNumber = 1;

  constructor(indexes: readonly LayerIndex[]) {
    this.#indexes = indexes;
  }

  nextInodeNumber(): number {
    return this.#nextNumber++;
  }

  root(): DirectoryNode {
    const all = this.#indexes.map((index, layer) => ({ layer, node: index.root })).reverse();
    const opaqueAt = all.findIndex(({ node }) => node.opaque);
    return this.#directory(undefined, '', opaqueAt < 0 ? all : all.slice(0, opaqueAt + 1));
  }

  /** The merged children that the lowers of a directory give it. A fresh map. */
  children(directory: DirectoryNode): Map<string, OverlayNode> {
    const children = new Map<string, OverlayNode>();
    for (const name of this.#names(directory.below)) {
      const child = this.#lookup(directory, name);
      if (child !== undefined) {
        children.set(name, child);
      }
    }
    return children;
  }

  /** Whether the lowers of a directory show something of that name. */
  shows(directory: DirectoryNode, name: string): boolean {
    return this.#visible(directory.below, name).length > 0;
  }

  /** Names that the lowers of a directory show, in no particular order. */
  shownNames(directory: DirectoryNode): string[] {
    return [...this.#names(directory.below)].filter((name) => this.shows(directory, name));
  }

  #names(below: readonly LowerDirectory[]): Set<string> {
    return new Set(below.flatMap(({ node }) => [...node.children.keys()]));
  }

  /** What makes up the merged name: one file or link, or directories nearest first, down to an opaque one or a whiteout. */
  #visible(below: readonly LowerDirectory[], name: string): LowerDirectory[] {
    const found: LowerDirectory[] = [];
    for (const { layer, node } of below) {
      const child = node.children.get(name);
      if (child === undefined) {
        continue;
      }
      const type = child.entry?.type ?? 'directory';
      if (type === 'whiteout' || (type !== 'directory' && found.length > 0)) {
        break;
      }
      if (type === 'hardlink' && this.#file(layer, child) === undefined) {
        break;
      }
      found.push({ layer, node: child });
      if (type !== 'directory' || child.opaque) {
        break;
      }
    }
    return found;
  }

  #lookup(parent: DirectoryNode, name: string): OverlayNode | undefined {
    const found = this.#visible(parent.below, name);
    const top = found[0];
    if (top === undefined) {
      return undefined;
    }
    const { entry } = top.node;
    if (entry?.type === 'symlink') {
      const { target, mode, uid, gid, mtime } = entry;
      return { type: 'symlink', target, mode, uid, gid, mtime, origin: top.layer };
    }
    const inode = this.#file(top.layer, top.node);
    return inode === undefined ? this.#directory(parent, name, found) : { type: 'file', inode };
  }

  #file(layer: number, node: LayerNode): Inode | undefined {
    const index = this.#indexes[layer];
    const file = index === undefined || node.entry === undefined ? undefined : linkedFile(index, node.entry);
    if (file === undefined) {
      return undefined;
    }
    let inode = this.#inodes.get(file);
    if (inode === undefined) {
      const { content, mode, uid, gid, mtime } = file;
      inode = { number: this.nextInodeNumber(), content, mode, uid, gid, mtime, origin: layer };
      this.#inodes.set(file, inode);
    }
    return inode;
  }

  #directory(parent: DirectoryNode | undefined, name: string, below: readonly LowerDirectory[]): DirectoryNode {
    const stated = below.find(({ node }) => node.entry !== undefined);
    const entry = stated?.node.entry;
    const { mode, uid, gid, mtime } = entry?.type === 'directory' ? entry : impliedDirectory;
    const origin = stated?.layer ?? below[0]?.layer ?? 0;
    return { type: 'directory', parent, name, mode, uid, gid, mtime, origin, upper: false, opaque: false, below, children: undefined };
  }
}

/** A value for callers, which later changes do not reach. */
export function nodeView(node: OverlayNode): FileNode {
  if (node.type === 'file') {
    const { content, mode, uid, gid, mtime, number } = node.inode;
    return { type: 'file', content, mode, uid, gid, mtime, inode: number };
  }
  const { mode, uid, gid, mtime } = node;
  return node.type === 'symlink'
    ? { type: 'symlink', target: node.target, mode, uid, gid, mtime }
    : { type: 'directory', mode, uid, gid, mtime, ...(isMerged(node) ? { merged: true } : {}) };
}

function isMerged({ upper, below }: DirectoryNode): boolean {
  return below.length + (upper ? 1 : 0) > 1;
}
