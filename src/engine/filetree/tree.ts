import type { Digest } from '../digest/digest';

/** What a regular file holds. `filled` is generated on demand and hashes for real; `recorded` is known by size only: its bytes are not on this site. */
export type FileContent =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'filled'; readonly size: number; readonly seed: string }
  | { readonly kind: 'recorded'; readonly size: number; readonly sha256?: Digest };

export interface Ownership {
  readonly uid: number;
  readonly gid: number;
}

export interface Metadata extends Ownership {
  /** Permission bits with setuid, setgid and sticky: 0 to 0o7777. */
  readonly mode: number;
  /** Modification time in whole seconds since 1970. */
  readonly mtime: number;
}

export type FileNode = FileFile | FileDirectory | FileSymlink;

export interface FileFile extends Metadata {
  readonly type: 'file';
  readonly content: FileContent;
  /** Same number, same inode: hard links of one another. */
  readonly inode: number;
}

export interface FileDirectory extends Metadata {
  readonly type: 'directory';
  /** Several layers have it: overlayfs then reports one link, and the size of the uppermost. */
  readonly merged?: boolean;
}

export interface FileSymlink extends Metadata {
  readonly type: 'symlink';
  readonly target: string;
}

export type FileErrorCode = 'ENOENT' | 'EEXIST' | 'ENOTDIR' | 'EISDIR' | 'ENOTEMPTY' | 'ELOOP' | 'EINVAL' | 'EROFS' | 'NOBYTES';

/** `NOBYTES`: the file is a recorded fact of a catalogue image, whose bytes this site does not hold. */
export class FileError extends Error {
  constructor(
    readonly code: FileErrorCode,
    readonly path: string,
    message?: string,
  ) {
    super(message ?? `${code}: ${path}`);
    this.name = 'FileError';
  }
}

/**
 * A file system as a process sees it. Paths are absolute, `/`-separated, normalised by the tree (`.`, `..`, doubled slashes).
 * Every method throws `FileError`. Names in a directory are listed in byte order.
 */
export interface FileTree {
  /** Follows symbolic links; undefined when nothing is there. */
  stat(path: string): FileNode | undefined;
  /** Does not follow the last link. */
  lstat(path: string): FileNode | undefined;
  /** Names only, sorted by bytes. */
  readDirectory(path: string): readonly string[];
  readFile(path: string): Uint8Array;
  /** The path with every link resolved. */
  realPath(path: string): string;
  /** Whether every change at the path would be refused with `EROFS`. */
  isReadOnly(path: string): boolean;

  /** Creates or replaces a file's content; parents must exist. Keeps mode and owner of an existing file. */
  writeFile(path: string, content: FileContent | Uint8Array, metadata?: Partial<Metadata>): void;
  makeDirectory(path: string, options?: { readonly recursive?: boolean } & Partial<Metadata>): void;
  symlink(target: string, path: string, metadata?: Partial<Metadata>): void;
  link(existing: string, path: string): void;
  remove(path: string, options?: { readonly recursive?: boolean }): void;
  rename(from: string, to: string): void;
  chmod(path: string, mode: number): void;
  chown(path: string, owner: Ownership, options?: { readonly followLink?: boolean }): void;
  /** Sets the modification time. */
  touch(path: string, mtime: number): void;
}
