import type { Changeset } from '../../src/engine/layer/changeset';

export const FILE_BYTES = 5_000_000;

export function fileNames(megabytes: number): readonly string[] {
  return Array.from({ length: (megabytes * 1_000_000) / FILE_BYTES }, (_, at) => `file-${String(at).padStart(4, '0')}.js`);
}

export function seedOf(name: string): string {
  return `bench ${name}`;
}

/** A layer of so many megabytes in files of filled content. */
export function filledLayer(megabytes: number): Changeset {
  return {
    entries: fileNames(megabytes).map((path) => ({
      type: 'file',
      path,
      content: { kind: 'filled', size: FILE_BYTES, seed: seedOf(path) },
      mode: 0o644,
      uid: 0,
      gid: 0,
      mtime: 0,
    })),
  };
}
