import { baseName, parentOf } from '../filetree/path';
import type { FileNode, FileTree, Metadata, Ownership } from '../filetree/tree';
import { ignoreMatcher } from './dockerignore';

export interface CopyOptions {
  /** Of everything that is made, directories on the way included; undefined keeps the owners of the source. */
  readonly owner?: Ownership;
  readonly mode?: (mode: number, isDirectory: boolean) => number;
  /** A directory gives its content, not itself. */
  readonly directoryContents: boolean;
  /** Patterns, relative to the source, of what stays behind. */
  readonly exclude: readonly string[];
  /** Seconds since 1970, for directories made on the way. */
  readonly now: number;
}

export class CopyError extends Error {}

/**
 * Copies one path as BuildKit's file operations do (tonistiigi/fsutil, copy): modes, times and links are kept, directories on the way
 * are made with 0755 unless a mode is given, a destination that ends in `/` or is a directory receives the source under its own name.
 */
export function copyPath(from: FileTree, source: string, to: FileTree, destination: string, options: CopyOptions): void {
  const real = from.realPath(source);
  const node = from.lstat(real);
  if (node === undefined) throw new CopyError(`${source}: no such file or directory`);
  const intoDirectory = destination.endsWith('/') || destination.endsWith('/.');
  const clean = destination.replace(/\/\.?$/, '') || '/';
  if (intoDirectory) makeParents(to, clean, options);
  else makeParents(to, parentOf(clean) || '/', options);

  let target = to.stat(clean) !== undefined ? to.realPath(clean) : clean;
  const existing = to.stat(target);
  if (node.type === 'directory' ? !options.directoryContents : existing?.type === 'directory') {
    target = `${target === '/' ? '' : target}/${baseName(source) || baseName(real)}`;
  }
  makeParents(to, node.type === 'directory' && options.directoryContents ? target : parentOf(target) || '/', options);
  const excluded = options.exclude.length === 0 ? undefined : ignoreMatcher(options.exclude);
  new Copier(from, to, options, excluded).copy(real, node, target, '', !options.directoryContents || node.type !== 'directory');
}

class Copier {
  constructor(
    readonly from: FileTree,
    readonly to: FileTree,
    readonly options: CopyOptions,
    readonly excluded: ((path: string) => boolean) | undefined,
  ) {}

  /** `relative` is the path below the source; `describe` whether the target gets the source's metadata when it was there before. */
  copy(source: string, node: FileNode, target: string, relative: string, describe: boolean): void {
    if (relative !== '' && this.excluded?.(relative)) return;
    const existing = this.to.lstat(target);
    if (existing && existing.type !== node.type) {
      if (existing.type === 'directory' || node.type === 'directory') {
        if (node.type !== 'directory') throw new CopyError(`cannot copy to non-file: ${target}`);
        if (this.to.stat(target)?.type !== 'directory') throw new CopyError(`cannot copy to non-directory: ${target}`);
      } else {
        this.to.remove(target);
      }
    }
    if (node.type === 'directory') {
      const made = this.to.stat(target) === undefined;
      if (made) this.to.makeDirectory(target, this.#metadata(node));
      for (const name of this.from.readDirectory(source)) {
        const path = `${source === '/' ? '' : source}/${name}`;
        const child = this.from.lstat(path);
        if (child) this.copy(path, child, `${target === '/' ? '' : target}/${name}`, relative === '' ? name : `${relative}/${name}`, true);
      }
      if (made || describe) this.#describe(target, node);
    } else if (node.type === 'symlink') {
      if (this.to.lstat(target)) this.to.remove(target);
      this.to.symlink(node.target, target, this.#metadata(node));
    } else {
      this.to.writeFile(target, node.content, this.#metadata(node));
    }
  }

  #metadata(node: FileNode): Metadata {
    const { uid, gid } = this.options.owner ?? node;
    const mode = node.type === 'symlink' ? node.mode : (this.options.mode?.(node.mode, node.type === 'directory') ?? node.mode);
    return { mode, uid, gid, mtime: node.mtime };
  }

  #describe(target: string, node: FileNode): void {
    const { mode, uid, gid, mtime } = this.#metadata(node);
    this.to.chmod(target, mode);
    this.to.chown(target, { uid, gid });
    this.to.touch(target, mtime);
  }
}

/** Makes a directory with those above it that are missing; owner and mode asked for go for them too (corpora/layer-diff-cases.json). */
export function makeParents(tree: FileTree, path: string, options: Pick<CopyOptions, 'owner' | 'mode' | 'now'>): void {
  const missing: string[] = [];
  for (let at = path; at !== '' && at !== '/' && tree.stat(at) === undefined; at = parentOf(at)) missing.unshift(at);
  for (const directory of missing) {
    tree.makeDirectory(directory, {
      mode: options.mode?.(0o755, true) ?? 0o755,
      mtime: options.now,
      ...(options.owner ?? { uid: 0, gid: 0 }),
    });
  }
  if (path !== '/' && path !== '' && tree.stat(path)?.type !== 'directory') throw new CopyError(`mkdir ${path}: not a directory`);
}
