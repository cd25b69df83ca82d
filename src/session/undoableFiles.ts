import type { EditAction } from './actions';
import type { LearnerFiles, ListedFile } from './learnerFiles';

/** The files of a session whose world changes: the same object throughout, which hands each change on as an action that can be taken back. */
export class UndoableFiles implements LearnerFiles {
  readonly #files: () => LearnerFiles;
  readonly #edit: (change: Pick<EditAction, 'path' | 'text'>) => void;
  readonly #listeners = new Set<() => void>();
  #watched: LearnerFiles | undefined;
  #unwatch: () => void = () => undefined;

  /** `files` are those of the world that it is now; `edit` performs a change and remembers it. */
  constructor(files: () => LearnerFiles, edit: (change: Pick<EditAction, 'path' | 'text'>) => void) {
    this.#files = files;
    this.#edit = edit;
    this.worldChanged();
  }

  list(): readonly ListedFile[] {
    return this.#files().list();
  }

  read(path: string): string | undefined {
    return this.#files().read(path);
  }

  write(path: string, text: string): void {
    this.#edit({ path, text });
  }

  remove(path: string): void {
    if (this.list().some((file) => file.path === path)) this.#edit({ path });
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** To be called when another world, or another machine of it, has taken the place of the one before. */
  worldChanged(): void {
    const files = this.#files();
    if (files !== this.#watched) {
      this.#unwatch();
      this.#watched = files;
      this.#unwatch = files.subscribe(this.#tell);
    }
    this.#tell();
  }

  dispose(): void {
    this.#unwatch();
    this.#listeners.clear();
  }

  readonly #tell = (): void => {
    for (const listener of [...this.#listeners]) listener();
  };
}
