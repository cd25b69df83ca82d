/** A file tree as just-bash wants it: asynchronous, with the permissions, owners and times that a process of one identity gets. */
import type { CpOptions, FileContent as BashContent, FsStat, IFileSystem, MkdirOptions, RmOptions } from 'just-bash';
import type { Clock } from '../../engine/clock';
import type { FileNode, FileTree } from '../../engine/filetree/tree';
import { FileError } from '../../engine/filetree/tree';
import type { Identity } from '../account/accounts';
import { mayAccess } from '../account/permissions';
import type { Permission } from '../account/permissions';
import { channelOf } from './channels';
import type { Channel } from './channels';
import { contentSize } from './contentSize';
import { contentBytes, contentText } from './fileContent';
import type { Encoded } from './fileContent';
import { failure } from './fileFailure';
import { announced } from './nestedScript';
import { parentOf, resolvePath } from './paths';
import type { Position } from './position';
import { isScript } from './programFile';
import { typedMode } from './typedInput';
import type { TypedMode } from './typedInput';

export interface FileSystemOptions {
  readonly tree: FileTree;
  readonly clock: Clock;
  readonly identity: Identity;
  /** Permission bits that new files lack. */
  readonly umask: number;
  /** Text for a channel; nothing is lost when it returns. */
  readonly output: (channel: Channel, text: string) => void;
  /** Waits for what somebody types. */
  readonly typed: (mode: TypedMode) => Promise<string>;
  /** Told where the script reads and writes that is about to be run. */
  readonly nested: (position: Position) => void;
  /** Whether a program is to be found at this path although the tree has no file there. */
  readonly isVirtual: (path: string) => boolean;
  /** Script to run in place of an executable whose bytes are not held. */
  readonly stubFor: (path: string) => string;
  /** Told of a file that could not be read because its bytes are not on this site. */
  readonly notHeld: (path: string) => void;
}

export class TreeFileSystem implements IFileSystem {
  readonly #options: FileSystemOptions;

  constructor(options: FileSystemOptions) {
    this.#options = options;
  }

  get #now(): number {
    return Math.floor(this.#options.clock.now() / 1000);
  }

  /** Runs an operation on the tree, with errors as just-bash expects them. `changed`: where it writes, if not at the path itself. */
  #attempt<T>(operation: string, path: string, work: () => T, changed = path): Promise<T> {
    try {
      return Promise.resolve(work());
    } catch (error) {
      if (!(error instanceof FileError)) return Promise.reject(error instanceof Error ? error : new Error(String(error)));
      if (error.code === 'NOBYTES') this.#options.notHeld(path);
      return Promise.reject(failure(error.code, operation, error.code === 'EROFS' ? changed : path));
    }
  }

  #require(permission: Permission, path: string, operation: string): void {
    const node = this.#options.tree.stat(path);
    if (node !== undefined && !mayAccess(this.#options.identity, node, permission)) throw failure('EACCES', operation, path);
  }

  #statOf(node: FileNode | undefined, path: string, operation: string): FsStat {
    if (node === undefined) throw failure('ENOENT', operation, path);
    return {
      isFile: node.type === 'file',
      isDirectory: node.type === 'directory',
      isSymbolicLink: node.type === 'symlink',
      mode: node.mode,
      size: contentSize(node),
      mtime: new Date(node.mtime * 1000),
      ...(node.type === 'file' ? { ino: node.inode } : {}),
    };
  }

  #virtualStat(path: string): FsStat | undefined {
    const isOurs = channelOf(path) !== undefined || typedMode(path) !== undefined || announced(path) !== undefined;
    if (!isOurs && path !== '/dev/null' && !this.#options.isVirtual(path)) return undefined;
    return { isFile: true, isDirectory: false, isSymbolicLink: false, mode: 0o777, size: 0, mtime: new Date(this.#options.clock.now()) };
  }

  #read(path: string): Uint8Array {
    if (path === '/dev/null') return new Uint8Array();
    this.#require('read', path, 'open');
    return this.#options.tree.readFile(path);
  }

  #isAnnouncement(path: string): boolean {
    const position = announced(path);
    if (position !== undefined) this.#options.nested(position);
    return position !== undefined;
  }

  async readFile(path: string, options?: Encoded): Promise<string> {
    const typed = typedMode(path);
    if (typed !== undefined) {
      const text = await this.#options.typed(typed);
      return contentText(new TextEncoder().encode(text), options);
    }
    if (this.#isAnnouncement(path)) return '';
    return this.#attempt('open', path, () => {
      const node = this.#options.tree.stat(path);
      // Only a script that is about to be run is read as text without having bytes: the programs of an image are recorded by size alone.
      if (node?.type === 'file' && !isScript(node.content) && (node.mode & 0o111) !== 0) return this.#options.stubFor(path);
      return contentText(this.#read(path), options);
    });
  }

  async readFileBuffer(path: string): Promise<Uint8Array> {
    const typed = typedMode(path);
    if (typed !== undefined) return new TextEncoder().encode(await this.#options.typed(typed));
    if (this.#isAnnouncement(path)) return new Uint8Array();
    return this.#attempt('open', path, () => this.#read(path));
  }

  #write(path: string, bytes: Uint8Array): void {
    const { tree, identity, umask } = this.#options;
    const existing = tree.stat(path);
    if (existing?.type === 'directory') throw new FileError('EISDIR', path);
    if (existing === undefined) {
      this.#require('write', parentOf(path), 'open');
      tree.writeFile(path, bytes, { mode: 0o666 & ~umask, uid: identity.uid, gid: identity.gid, mtime: this.#now });
    } else {
      this.#require('write', path, 'open');
      tree.writeFile(path, bytes, { mtime: this.#now });
    }
  }

  writeFile(path: string, content: BashContent, options?: Encoded): Promise<void> {
    return this.#attempt('open', path, () => {
      const channel = channelOf(path);
      const bytes = contentBytes(content, options);
      if (channel !== undefined) this.#options.output(channel, new TextDecoder().decode(bytes));
      else if (path !== '/dev/null') this.#write(path, bytes);
    });
  }

  appendFile(path: string, content: BashContent, options?: Encoded): Promise<void> {
    if (channelOf(path) !== undefined || path === '/dev/null') return this.writeFile(path, content, options);
    return this.#attempt('open', path, () => {
      const added = contentBytes(content, options);
      const before = this.#options.tree.stat(path) === undefined ? new Uint8Array() : this.#options.tree.readFile(path);
      const bytes = new Uint8Array(before.length + added.length);
      bytes.set(before);
      bytes.set(added, before.length);
      this.#write(path, bytes);
    });
  }

  exists(path: string): Promise<boolean> {
    return this.#attempt('access', path, () => this.#options.tree.stat(path) !== undefined || this.#virtualStat(path) !== undefined).catch(
      () => false,
    );
  }

  stat(path: string): Promise<FsStat> {
    return this.#attempt('stat', path, () => {
      const node = this.#options.tree.stat(path);
      return (node === undefined ? this.#virtualStat(path) : undefined) ?? this.#statOf(node, path, 'stat');
    });
  }

  lstat(path: string): Promise<FsStat> {
    return this.#attempt('lstat', path, () => {
      const node = this.#options.tree.lstat(path);
      return (node === undefined ? this.#virtualStat(path) : undefined) ?? this.#statOf(node, path, 'lstat');
    });
  }

  mkdir(path: string, options?: MkdirOptions): Promise<void> {
    return this.#attempt('mkdir', path, () => {
      const { tree, identity, umask } = this.#options;
      const recursive = options?.recursive === true;
      if (recursive && tree.stat(path)?.type === 'directory') return;
      let above = parentOf(path);
      while (recursive && above !== '/' && tree.stat(above) === undefined) above = parentOf(above);
      this.#require('write', above, 'mkdir');
      tree.makeDirectory(path, { recursive, mode: 0o777 & ~umask, uid: identity.uid, gid: identity.gid, mtime: this.#now });
    });
  }

  readdir(path: string): Promise<string[]> {
    return this.#attempt('scandir', path, () => {
      this.#require('read', path, 'scandir');
      return [...this.#options.tree.readDirectory(path)];
    });
  }

  rm(path: string, options?: RmOptions): Promise<void> {
    return this.#attempt('rm', path, () => {
      const { tree } = this.#options;
      if (tree.lstat(path) === undefined) {
        if (options?.force === true) return;
        throw new FileError('ENOENT', path);
      }
      this.#require('write', parentOf(path), 'rm');
      tree.remove(path, { recursive: options?.recursive === true });
    });
  }

  cp(source: string, destination: string, options?: CpOptions): Promise<void> {
    const copy = (): void => this.#copy(source, destination, options?.recursive === true);
    return this.#attempt('cp', source, copy, destination);
  }

  #copy(source: string, destination: string, recursive: boolean): void {
    const { tree, identity, umask } = this.#options;
    const node = recursive ? tree.lstat(source) : tree.stat(source);
    const metadata = { uid: identity.uid, gid: identity.gid, mtime: this.#now };
    if (node === undefined) throw new FileError('ENOENT', source);
    if (node.type === 'symlink') {
      if (tree.lstat(destination) !== undefined) tree.remove(destination);
      tree.symlink(node.target, destination, metadata);
    } else if (node.type === 'file') {
      const existing = tree.stat(destination);
      this.#require('read', source, 'open');
      this.#require('write', existing === undefined ? parentOf(destination) : destination, 'open');
      // The content travels as it is: a copy of bytes that are not held is known by size alone, too.
      tree.writeFile(
        destination,
        node.content,
        existing === undefined ? { ...metadata, mode: node.mode & ~umask & 0o777 } : { mtime: metadata.mtime },
      );
    } else {
      if (!recursive) throw new FileError('EISDIR', source);
      if (tree.stat(destination) === undefined) {
        this.#require('write', parentOf(destination), 'mkdir');
        tree.makeDirectory(destination, { ...metadata, mode: node.mode & ~umask & 0o777 });
      }
      for (const name of tree.readDirectory(source)) this.#copy(`${source}/${name}`, `${destination}/${name}`, true);
    }
  }

  mv(source: string, destination: string): Promise<void> {
    const move = (): void => {
      const { tree } = this.#options;
      if (tree.lstat(source) === undefined) throw new FileError('ENOENT', source);
      this.#require('write', parentOf(source), 'rename');
      this.#require('write', parentOf(destination), 'rename');
      tree.rename(source, destination);
    };
    return this.#attempt('rename', source, move, destination);
  }

  resolvePath(base: string, path: string): string {
    return resolvePath(base, path);
  }

  /** Not supported: just-bash then walks directories. */
  getAllPaths(): string[] {
    return [];
  }

  chmod(path: string, mode: number): Promise<void> {
    return this.#attempt('chmod', path, () => {
      const { tree, identity } = this.#options;
      const node = tree.stat(path);
      if (node === undefined) throw new FileError('ENOENT', path);
      if (identity.uid !== 0 && node.uid !== identity.uid) throw failure('EPERM', 'chmod', path);
      tree.chmod(path, mode & 0o7777);
    });
  }

  symlink(target: string, path: string): Promise<void> {
    return this.#attempt('symlink', path, () => {
      const { tree, identity } = this.#options;
      this.#require('write', parentOf(path), 'symlink');
      tree.symlink(target, path, { mode: 0o777, uid: identity.uid, gid: identity.gid, mtime: this.#now });
    });
  }

  link(existing: string, path: string): Promise<void> {
    return this.#attempt('link', path, () => {
      this.#require('write', parentOf(path), 'link');
      this.#options.tree.link(existing, path);
    });
  }

  readlink(path: string): Promise<string> {
    return this.#attempt('readlink', path, () => {
      const node = this.#options.tree.lstat(path);
      if (node === undefined) throw new FileError('ENOENT', path);
      if (node.type !== 'symlink') throw new FileError('EINVAL', path);
      return node.target;
    });
  }

  realpath(path: string): Promise<string> {
    return this.#attempt('realpath', path, () => this.#options.tree.realPath(path));
  }

  utimes(path: string, _accessed: Date, modified: Date): Promise<void> {
    return this.#attempt('utime', path, () => {
      this.#options.tree.touch(path, Math.floor(modified.getTime() / 1000));
    });
  }
}
