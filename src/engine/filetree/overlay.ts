import type { Changeset } from '../layer/changeset';
import { contentBytes } from './content';
import { fileError } from './fileError';
import { layerIndex } from './layerIndex';
import { upperChanges } from './overlayChanges';
import { LowerReader, nodeView } from './overlayNode';
import type { DirectoryNode, OverlayNode } from './overlayNode';
import { compareBytes } from './path';
import { resolvePath } from './resolvePath';
import type { Place } from './resolvePath';
import { FileError } from './tree';
import type { FileContent, FileNode, FileTree, Metadata, Ownership } from './tree';
import { UpperDirectory } from './upperDirectory';

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

/**
 * The merged view of layers, base first, under a writable upper directory, as Linux overlayfs makes it: a lower file that changes is
 * copied up whole, which breaks its hard links; renaming a lower directory copies it. Lower directories are merged when first read.
 */
export function overlayTree(lowers: readonly Changeset[], options: OverlayOptions = {}): OverlayTree {
  return new Overlay(lowers, options);
}

class Overlay implements OverlayTree {
  readonly #lowers: LowerReader;
  readonly #root: DirectoryNode;
  readonly #upperOrigin: number;
  readonly #upper: UpperDirectory;
  readonly #now: () => number;
  readonly #readOnly: boolean;

  constructor(lowers: readonly Changeset[], options: OverlayOptions) {
    this.#lowers = new LowerReader(lowers.map(layerIndex));
    this.#root = this.#lowers.root();
    this.#upperOrigin = lowers.length;
    this.#now = options.now ?? (() => 0);
    this.#upper = new UpperDirectory(this.#lowers, this.#upperOrigin, this.#now);
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
    return [...this.#upper.children(node).keys()].sort(compareBytes);
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
    const file = node === undefined ? this.#upper.newFile(parent, name) : this.#upper.copyUpFile(parent, node);
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
    this.#upper.newDirectory(parent, name, metadata);
  }

  symlink(target: string, path: string, metadata: Partial<Metadata> = {}): void {
    const { parent, name } = this.#free(path);
    this.#upper.attach(parent, name, {
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
    const node = this.#upper.copyUp(from.parent, from.node);
    this.#upper.attach(parent, name, node.type === 'file' ? { type: 'file', inode: node.inode } : { ...node });
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
    if (node.type === 'directory' && options.recursive !== true && this.#upper.children(node).size > 0) {
      throw fileError('ENOTEMPTY', path);
    }
    this.#upper.detach(parent, name);
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
      this.#upper.detach(target.parent, target.name);
    }
    this.#upper.detach(source.parent, source.name);
    this.#upper.attach(target.parent, target.name, this.#upper.moved(node, new Map()));
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

  isReadOnly(): boolean {
    return this.#readOnly;
  }

  #writable(path: string): void {
    if (this.#readOnly) {
      throw fileError('EROFS', path);
    }
  }

  #resolve(path: string, followLast: boolean): Place {
    return resolvePath(this.#root, (directory) => this.#upper.children(directory), path, followLast);
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
      this.#upper.copyUpDirectory(node);
      edit(node);
    } else {
      const upper = this.#upper.copyUp(parent, node);
      edit(upper.type === 'file' ? upper.inode : upper);
    }
  }

  #makeParents(path: string, metadata: Partial<Metadata>): void {
    let prefix = '';
    for (const name of path.split('/').filter((part) => part !== '' && part !== '.')) {
      prefix += `/${name}`;
      const place = this.#resolve(prefix, true);
      if (place.node === undefined) {
        this.#upper.newDirectory(place.parent, place.name, metadata);
      } else if (place.node.type !== 'directory') {
        throw fileError(prefix === path ? 'EEXIST' : 'ENOTDIR', path);
      }
    }
  }

  #checkReplaced(node: OverlayNode, replaced: OverlayNode | undefined, path: string): void {
    if (replaced === undefined) {
      return;
    }
    if (replaced.type === 'directory') {
      if (node.type !== 'directory') {
        throw fileError('EISDIR', path);
      }
      if (this.#upper.children(replaced).size > 0) {
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
