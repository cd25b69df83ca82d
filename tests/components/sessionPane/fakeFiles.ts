import type { LearnerFiles } from '../../../src/session/liveSession';

/** Files in memory, for parts that are tested without a machine. */
export function fakeFiles(texts: Readonly<Record<string, string>> = {}): LearnerFiles {
  const kept = new Map(Object.entries(texts));
  const listeners = new Set<() => void>();
  const listed = (): { readonly path: string; readonly size: number }[] =>
    [...kept].map(([path, text]) => ({ path, size: text.length })).sort((one, other) => (one.path < other.path ? -1 : 1));
  let list = listed();
  const changed = (): void => {
    list = listed();
    for (const listener of [...listeners]) listener();
  };
  return {
    list: () => list,
    read: (path) => kept.get(path),
    write: (path, text) => {
      kept.set(path, text);
      changed();
    },
    remove: (path) => {
      kept.delete(path);
      changed();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
