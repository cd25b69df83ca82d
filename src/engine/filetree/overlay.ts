import type { Changeset } from '../layer/changeset';
import { contentBytes } from './content';
import { layerIndex } from './layerIndex';
import { upperChanges } from './overlayChanges';
import { LowerReader, nodeView } from './overlayNode';
import type { DirectoryNode, FileName, Inode, LinkNode, OverlayNode } from './overlayNode';
import { compareBytes } from './path';
import { FileError } from './tree';
import type { FileContent, FileErrorCode, FileNode, FileTree, Metadata, Ownership } from './tree';

export interface OverlayTree extends FileTree {
  /** What the upper directory changes against the lowers: the layer that a commit of it would be. */
  changeset(): Changeset;
  /** Index of the layer a path comes from (base is 0, the upper directory as many as there are lowers); undefined where nothing is. */
  origin(path: string): number | undefined;
  /** Whether anything was written. */
  readonly changed: boolean;
}

export interface OverlayOptions {
  /** Seconds since 1970, for what is made or changed here. Default: always 0. */
  readonly now?: () => number;
  /** Every change throws `FileError` `EROFS`. */
  readonly readOnly?: boolean;
}

/** Linux gives up after this many links (path_resolution(7)). */
const MAX_LINKS = 40;

/**
 * The merged view of layers, base first, under a writable upper directory, as Linux overlayfs makes it: a lower file that changes is
 * copied up whole, which breaks its hard links; renaming a lower directory copies it. Lower directories are merged when first read.
 */
export function overlayTree(lowers: readonly Changeset[], options: OverlayOptions = {}): OverlayTree {
  return new Overlay(lowers, options);
}

interface Place {
  readonly parent: DirectoryNode;
  readonly name: string;
  readonly node: OverlayNode | undefined;
}

class Overlay implements OverlayTree {
  readonly #lowers: LowerReader;
  readonly #root: DirectoryNode;
  readonly #upperOrigin: number;
  readonly #now: () => number;
  readonly #readOnly: boolean;

  constructor(lowers: readonly Changeset[], options: OverlayOptions) {
    this.#lowers = new LowerReader(lowers.map(layerIndex));
    this.#root = this.#lowers.root();
    this.#upperOrigin = lowers.length;
    this.#now = options.now ?? (() => 0);
    this.#readOnly = options.readOnly === true;
  }

  get changed(): boolean {
    return this.#root.upper;
  }

  changeset(): Changeset {
    return upperChanges(this.#root, this.#lowers, this.#upperOrigin);
  }

  origin(path: string): number | undefined {
    const node = this.#find(path, false);
    return node?.type === 'file' ? node.inode.origin : node?.origin;
  }

  stat(path: string): FileNode | undefined {
    const node = this.#find(path, true);
    return node === undefined ? undefined : nodeView(node);
  }

  lstat(path: string): FileNode | undefined {
    const node = this.#find(path, false);
    return node === undefined ? undefined : nodeView(node);
  }

  readDirectory(path: string): readonly string[] {
    const node = this.#existing(path, true);
    if (node.type !== 'directory') {
      throw fileError('ENOTDIR', path);
    }
    return [...this.#children(node).keys()].sort(compareBytes);
  }

  readFile(path: string): Uint8Array {
    const node = this.#existing(path, true);
    if (node.type !== 'file') {
      throw fileError('EISDIR', path);
    }
    return contentBytes(node.inode.content, path);
  }

  realPath(path: string): string {
    const place = this.#resolve(path, true);
    if (place.node === undefined) {
      throw fileError('ENOENT', path);
    }
    const directory = place.node.type === 'directory' ? place.node : place.parent;
    const names = place.node.type === 'directory' ? [] : [place.name];
    for (let at: DirectoryNode | undefined = directory; at?.parent !== undefined; at = at.parent) {
      names.unshift(at.name);
    }
    return `/${names.join('/')}`;
  }

  writeFile(path: string, content: FileContent | Uint8Array, metadata: Partial<Metadata> = {}): void {
    this.#writable(path);
    const { parent, name, node } = this.#resolve(path, true);
    if (node !== undefined && node.type !== 'file') {
      throw fileError('EISDIR', path);
    }
    const file = node === undefined ? this.#newFile(parent, name) : this.#copyUpFile(parent, node);
    const { inode } = file;
    inode.content = content instanceof Uint8Array ? { kind: 'bytes', bytes: content } : content;
    inode.mode = metadata.mode ?? inode.mode;
    inode.uid = metadata.uid ?? inode.uid;
    inode.gid = metadata.gid ?? inode.gid;
    inode.mtime = metadata.mtime ?? this.#now();
  }

  makeDirectory(path: string, options: { readonly recursive?: boolean } & Partial<Metadata> = {}): void {
    this.#writable(path);
    const { recursive = false, ...metadata } = options;
    if (recursive) {
      this.#makeParents(path, metadata);
      return;
    }
    const { parent, name, node } = this.#resolve(path, false);
    if (node !== undefined) {
      throw fileError('EEXIST', path);
    }
    this.#newDirectory(parent, name, metadata);
  }

  symlink(target: string, path: string, metadata: Partial<Metadata> = {}): void {
    const { parent, name } = this.#free(path);
    this.#attach(parent, name, {
      type: 'symlink',
      target,
      mode: metadata.mode ?? 0o777,
      uid: metadata.uid ?? 0,
      gid: metadata.gid ?? 0,
      mtime: metadata.mtime ?? this.#now(),
      origin: this.#upperOrigin,
    });
  }

  link(existing: string, path: string): void {
    this.#writable(path);
    const from = this.#resolve(existing, false);
    if (from.node === undefined) {
      throw fileError('ENOENT', existing);
    }
    if (from.node.type === 'directory') {
      throw fileError('EISDIR', existing);
    }
    const { parent, name } = this.#free(path);
    const node = this.#copyUp(from.parent, from.node);
    this.#attach(parent, name, node.type === 'file' ? { type: 'file', inode: node.inode } : { ...node });
  }

  remove(path: string, options: { readonly recursive?: boolean } = {}): void {
    this.#writable(path);
    const { parent, name, node } = this.#resolve(path, false);
    if (node === undefined) {
      throw fileError('ENOENT', path);
    }
    if (node === this.#root) {
      throw fileError('EINVAL', path);
    }
    if (node.type === 'directory' && options.recursive !== true && this.#children(node).size > 0) {
      throw fileError('ENOTEMPTY', path);
    }
    this.#detach(parent, name);
  }

  rename(from: string, to: string): void {
    this.#writable(to);
    const source = this.#resolve(from, false);
    const { node } = source;
    if (node === undefined) {
      throw fileError('ENOENT', from);
    }
    const target = this.#resolve(to, false);
    if (target.node === node || (node.type === 'file' && target.node?.type === 'file' && target.node.inode === node.inode)) {
      return;
    }
    if (node.type === 'directory' && (node === this.#root || isWithin(target.parent, node))) {
      throw fileError('EINVAL', to);
    }
    this.#checkReplaced(node, target.node, to);
    if (target.node !== undefined) {
      this.#detach(target.parent, target.name);
    }
    this.#detach(source.parent, source.name);
    this.#attach(target.parent, target.name, this.#moved(node, new Map()));
  }

  chmod(path: string, mode: number): void {
    this.#change(path, true, (metadata) => {
      metadata.mode = mode;
    });
  }

  chown(path: string, owner: Ownership, options: { readonly followLink?: boolean } = {}): void {
    this.#change(path, options.followLink !== false, (metadata) => {
      metadata.uid = owner.uid;
      metadata.gid = owner.gid;
    });
  }

  touch(path: string, mtime: number): void {
    this.#change(path, true, (metadata) => {
      metadata.mtime = mtime;
    });
  }

  #writable(path: string): void {
    if (this.#readOnly) {
      throw fileError('EROFS', path);
    }
  }

  #children(directory: DirectoryNode): Map<string, OverlayNode> {
    directory.children ??= this.#lowers.children(directory);
    return directory.children;
  }

  /** Where a path leads. Parents must exist; the last name may be free. */
  #resolve(path: string, followLast: boolean): Place {
    let at: DirectoryNode = this.#root;
    let links = 0;
    const queue = path.split('/').filter((part) => part !== '' && part !== '.');
    let place: Place = { parent: this.#root, name: '', node: this.#root };
    while (queue.length > 0) {
      const name = queue.shift() ?? '';
      if (name === '..') {
        at = at.parent ?? at;
        place = { parent: at.parent ?? at, name: at.name, node: at };
        continue;
      }
      const node = this.#children(at).get(name);
      place = { parent: at, name, node };
      const last = queue.length === 0;
      if (node?.type === 'symlink' && (!last || followLast)) {
        links++;
        if (links > MAX_LINKS) {
          throw fileError('ELOOP', path);
        }
        if (node.target.startsWith('/')) {
          at = this.#root;
        }
        place = { parent: at.parent ?? at, name: at.name, node: at };
        queue.unshift(...node.target.split('/').filter((part) => part !== '' && part !== '.'));
      } else if (!last) {
        if (node === undefined) {
          throw fileError('ENOENT', path);
        }
        if (node.type !== 'directory') {
          throw fileError('ENOTDIR', path);
        }
        at = node;
      }
    }
    return place;
  }

  /** Nothing is there, or nothing can be: a missing parent, or a file in its place. */
  #find(path: string, follow: boolean): OverlayNode | undefined {
    try {
      return this.#resolve(path, follow).node;
    } catch (error) {
      if (error instanceof FileError && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
        return undefined;
      }
      throw error;
    }
  }

  #existing(path: string, follow: boolean): OverlayNode {
    const { node } = this.#resolve(path, follow);
    if (node === undefined) {
      throw fileError('ENOENT', path);
    }
    return node;
  }

  #free(path: string): Place {
    this.#writable(path);
    const place = this.#resolve(path, false);
    if (place.node !== undefined) {
      throw fileError('EEXIST', path);
    }
    return place;
  }

  #change(path: string, follow: boolean, edit: (metadata: { mode: number; uid: number; gid: number; mtime: number }) => void): void {
    this.#writable(path);
    const { parent, node } = this.#resolve(path, follow);
    if (node === undefined) {
      throw fileError('ENOENT', path);
    }
    if (node.type === 'directory') {
      this.#copyUpDirectory(node);
      edit(node);
    } else {
      const upper = this.#copyUp(parent, node);
      edit(upper.type === 'file' ? upper.inode : upper);
    }
  }

  #copyUpDirectory(directory: DirectoryNode): void {
    for (let at: DirectoryNode | undefined = directory; at !== undefined && !at.upper; at = at.parent) {
      at.upper = true;
      at.origin = this.#upperOrigin;
    }
  }

  #copyUp(parent: DirectoryNode, node: FileName | LinkNode): FileName | LinkNode {
    if (node.type === 'file') {
      return this.#copyUpFile(parent, node);
    }
    this.#copyUpDirectory(parent);
    node.origin = this.#upperOrigin;
    return node;
  }

  #copyUpFile(parent: DirectoryNode, file: FileName): FileName {
    if (file.inode.origin !== this.#upperOrigin) {
      this.#copyUpDirectory(parent);
      file.inode = this.#upperInode(file.inode);
    }
    return file;
  }

  #upperInode(from: Omit<Inode, 'number' | 'origin'>): Inode {
    const { content, mode, uid, gid, mtime } = from;
    return { number: this.#lowers.nextInodeNumber(), origin: this.#upperOrigin, content, mode, uid, gid, mtime };
  }

  #newFile(parent: DirectoryNode, name: string): FileName {
    const content: FileContent = { kind: 'bytes', bytes: new Uint8Array() };
    const file: FileName = { type: 'file', inode: this.#upperInode({ content, mode: 0o644, uid: 0, gid: 0, mtime: this.#now() }) };
    this.#attach(parent, name, file);
    return file;
  }

  #newDirectory(parent: DirectoryNode, name: string, metadata: Partial<Metadata>): DirectoryNode {
    const directory: DirectoryNode = {
      type: 'directory',
      parent,
      name,
      mode: metadata.mode ?? 0o755,
      uid: metadata.uid ?? 0,
      gid: metadata.gid ?? 0,
      mtime: metadata.mtime ?? this.#now(),
      origin: this.#upperOrigin,
      upper: true,
      opaque: false,
      below: [],
      children: new Map(),
    };
    this.#attach(parent, name, directory);
    return directory;
  }

  #makeParents(path: string, metadata: Partial<Metadata>): void {
    let prefix = '';
    for (const name of path.split('/').filter((part) => part !== '' && part !== '.')) {
      prefix += `/${name}`;
      const place = this.#resolve(prefix, true);
      if (place.node === undefined) {
        this.#newDirectory(place.parent, place.name, metadata);
      } else if (place.node.type !== 'directory') {
        throw fileError(prefix === path ? 'EEXIST' : 'ENOTDIR', path);
      }
    }
  }

  #attach(parent: DirectoryNode, name: string, node: OverlayNode): void {
    this.#copyUpDirectory(parent);
    if (node.type === 'directory') {
      node.parent = parent;
      node.name = name;
      // overlayfs makes a directory opaque where it covers something of the lowers; BuildKit writes that only where the base has the path.
      node.opaque = this.#lowers.shows(parent, name);
    }
    this.#children(parent).set(name, node);
    parent.mtime = this.#now();
  }

  #detach(parent: DirectoryNode, name: string): void {
    this.#copyUpDirectory(parent);
    this.#children(parent).delete(name);
    parent.mtime = this.#now();
  }

  /** The node as it stands in the upper directory after a move: nothing of it is shared with a lower any more. */
  #moved(node: OverlayNode, inodes: Map<Inode, Inode>): OverlayNode {
    if (node.type === 'symlink') {
      return { ...node, origin: this.#upperOrigin };
    }
    if (node.type === 'file') {
      const known = node.inode.origin === this.#upperOrigin ? node.inode : inodes.get(node.inode);
      const inode = known ?? this.#upperInode(node.inode);
      inodes.set(node.inode, inode);
      return { type: 'file', inode };
    }
    const moved: DirectoryNode = { ...node, origin: this.#upperOrigin, upper: true, opaque: false, below: [], children: new Map() };
    for (const [name, child] of this.#children(node)) {
      const copy = this.#moved(child, inodes);
      if (copy.type === 'directory') {
        copy.parent = moved;
      }
      moved.children?.set(name, copy);
    }
    return moved;
  }

  #checkReplaced(node: OverlayNode, replaced: OverlayNode | undefined, path: string): void {
    if (replaced === undefined) {
      return;
    }
    if (replaced.type === 'directory') {
      if (node.type !== 'directory') {
        throw fileError('EISDIR', path);
      }
      if (this.#children(replaced).size > 0) {
        throw fileError('ENOTEMPTY', path);
      }
    } else if (node.type === 'directory') {
      throw fileError('ENOTDIR', path);
    }
  }
}

function isWithin(directory: DirectoryNode, ancestor: DirectoryNode): boolean {
  for (let at: DirectoryNode | undefined = directory; at !== undefined; at = at.parent) {
    if (at === ancestor) {
      return true;
    }
  }
  return false;
}

const MESSAGES: Readonly<Record<FileErrorCode, string>> = {
  ENOENT: 'no such file or directory',
  EEXIST: 'file exists',
  ENOTDIR: 'not a directory',
  EISDIR: 'is a directory',
  ENOTEMPTY: 'directory not empty',
  ELOOP: 'too many levels of symbolic links',
  EINVAL: 'invalid argument',
  EROFS: 'read-only file system',
  NOBYTES: 'the bytes of this file are not on this site',
};

function fileError(code: FileErrorCode, path: string): FileError {
  return new FileError(code, path, `${path}: ${MESSAGES[code]}`);
}
