import type { DirectoryNode, FileName, Inode, LinkNode, LowerReader, OverlayNode } from './overlayNode';
import type { FileContent, Metadata } from './tree';

/** The writable directory of an overlay: what is made, copied up, moved and taken away. Knows nodes, not paths. */
export class UpperDirectory {
  readonly #lowers: LowerReader;
  readonly #origin: number;
  readonly #now: () => number;

  /** `origin` is the index that things in it come from; `now` is in seconds. */
  constructor(lowers: LowerReader, origin: number, now: () => number) {
    this.#lowers = lowers;
    this.#origin = origin;
    this.#now = now;
  }

  /** The merged view of a directory. */
  children(directory: DirectoryNode): Map<string, OverlayNode> {
    directory.children ??= this.#lowers.children(directory);
    return directory.children;
  }

  copyUpDirectory(directory: DirectoryNode): void {
    for (let at: DirectoryNode | undefined = directory; at !== undefined && !at.upper; at = at.parent) {
      at.upper = true;
      at.origin = this.#origin;
    }
  }

  copyUp(parent: DirectoryNode, node: FileName | LinkNode): FileName | LinkNode {
    if (node.type === 'file') {
      return this.copyUpFile(parent, node);
    }
    this.copyUpDirectory(parent);
    node.origin = this.#origin;
    return node;
  }

  copyUpFile(parent: DirectoryNode, file: FileName): FileName {
    if (file.inode.origin !== this.#origin) {
      this.copyUpDirectory(parent);
      file.inode = this.upperInode(file.inode);
    }
    return file;
  }

  upperInode(from: Omit<Inode, 'number' | 'origin'>): Inode {
    const { content, mode, uid, gid, mtime } = from;
    return { number: this.#lowers.nextInodeNumber(), origin: this.#origin, content, mode, uid, gid, mtime };
  }

  newFile(parent: DirectoryNode, name: string): FileName {
    const content: FileContent = { kind: 'bytes', bytes: new Uint8Array() };
    const file: FileName = { type: 'file', inode: this.upperInode({ content, mode: 0o644, uid: 0, gid: 0, mtime: this.#now() }) };
    this.attach(parent, name, file);
    return file;
  }

  newDirectory(parent: DirectoryNode, name: string, metadata: Partial<Metadata>): DirectoryNode {
    const directory: DirectoryNode = {
      type: 'directory',
      parent,
      name,
      mode: metadata.mode ?? 0o755,
      uid: metadata.uid ?? 0,
      gid: metadata.gid ?? 0,
      mtime: metadata.mtime ?? this.#now(),
      origin: this.#origin,
      upper: true,
      opaque: false,
      below: [],
      children: new Map(),
    };
    this.attach(parent, name, directory);
    return directory;
  }

  attach(parent: DirectoryNode, name: string, node: OverlayNode): void {
    this.copyUpDirectory(parent);
    if (node.type === 'directory') {
      node.parent = parent;
      node.name = name;
      // overlayfs makes a directory opaque where it covers something of the lowers; BuildKit writes that only where the base has the path.
      node.opaque = this.#lowers.shows(parent, name);
    }
    this.children(parent).set(name, node);
    parent.mtime = this.#now();
  }

  detach(parent: DirectoryNode, name: string): void {
    this.copyUpDirectory(parent);
    this.children(parent).delete(name);
    parent.mtime = this.#now();
  }

  /** The node as it stands in the upper directory after a move: nothing of it is shared with a lower any more. */
  moved(node: OverlayNode, inodes: Map<Inode, Inode>): OverlayNode {
    if (node.type === 'symlink') {
      return { ...node, origin: this.#origin };
    }
    if (node.type === 'file') {
      const known = node.inode.origin === this.#origin ? node.inode : inodes.get(node.inode);
      const inode = known ?? this.upperInode(node.inode);
      inodes.set(node.inode, inode);
      return { type: 'file', inode };
    }
    const moved: DirectoryNode = { ...node, origin: this.#origin, upper: true, opaque: false, below: [], children: new Map() };
    for (const [name, child] of this.children(node)) {
      const copy = this.moved(child, inodes);
      if (copy.type === 'directory') {
        copy.parent = moved;
      }
      moved.children?.set(name, copy);
    }
    return moved;
  }
}
