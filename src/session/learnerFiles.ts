import type { Clock } from '../engine/clock';
import { walk } from '../engine/filetree/walk';
import type { FileContent, FileTree } from '../engine/filetree/tree';
import { editFile, home } from './learnerHome';

export interface ListedFile {
  /** Relative to the home. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** The files of a learner's home, as an editor sees them. */
export interface LearnerFiles {
  /** Sorted by path; files only. The same array until something changes. */
  list(): readonly ListedFile[];
  /** Undefined for what is not text or is not there. */
  read(path: string): string | undefined;
  /** Makes the directories it needs. Throws `RangeError` for a path that leads out of the home, `FileError` where no file can be. */
  write(path: string, text: string): void;
  /** Does nothing when there is no such file. */
  remove(path: string): void;
  /** Told of every change, by whomever. Returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void;
}

/** What the files belong to; asked for anew each time, because undo puts another machine in its place. */
export interface FilesOwner {
  readonly files: FileTree;
}

export class HomeFiles implements LearnerFiles {
  readonly #owner: () => FilesOwner;
  readonly #clock: () => Clock;
  readonly #listeners = new Set<() => void>();
  #listed: readonly ListedFile[] | undefined;

  constructor(owner: () => FilesOwner, clock: () => Clock) {
    this.#owner = owner;
    this.#clock = clock;
  }

  list(): readonly ListedFile[] {
    this.#listed ??= [...walk(this.#tree, home)]
      .flatMap(({ path, node }) => (node.type === 'file' ? [{ path: path.slice(home.length + 1), size: sizeOf(node.content) }] : []))
      .sort((one, other) => (one.path < other.path ? -1 : 1));
    return this.#listed;
  }

  read(path: string): string | undefined {
    const node = this.#tree.stat(`${home}/${path}`);
    if (node?.type !== 'file' || node.content.kind !== 'bytes') return undefined;
    return textOf(node.content.bytes);
  }

  write(path: string, text: string): void {
    editFile(this.#tree, { path, text }, this.#clock());
    this.changed();
  }

  remove(path: string): void {
    editFile(this.#tree, { path }, this.#clock());
    this.changed();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** To be called after anything that may have touched the files: a command, an undo. */
  changed(): void {
    this.#listed = undefined;
    for (const listener of [...this.#listeners]) listener();
  }

  get #tree(): FileTree {
    return this.#owner().files;
  }
}

function sizeOf(content: FileContent): number {
  return content.kind === 'bytes' ? content.bytes.length : content.size;
}

/** Undefined for what an editor would spoil: no UTF-8, or with zero bytes in it. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
