import { contentChunks, contentSize } from '../filetree/content';
import type { Changeset, ChangesetEntry } from './changeset';
import { BLOCK, padding, tarHeader } from './tarHeader';
import { opaqueWhiteoutPath, whiteoutPath } from './whiteout';

/** Two zero blocks end a tar. */
const END = new Uint8Array(2 * BLOCK);

/**
 * The uncompressed layer tar of a changeset, in pieces: its SHA-256 is the DiffID. Entries stand in the changeset's order. The same
 * changeset gives the same bytes. Throws `FileError` `NOBYTES` where a file's bytes are not held.
 */
export function* tarChunks(changeset: Changeset): Generator<Uint8Array> {
  for (const entry of changeset.entries) {
    yield entryHeader(entry);
    if (entry.type === 'file') {
      yield* contentChunks(entry.content, entry.path);
      const zeros = padding(contentSize(entry.content));
      if (zeros > 0) {
        yield new Uint8Array(zeros);
      }
    } else if (entry.type === 'directory' && entry.opaque === true) {
      yield opaqueMarker(entry);
    }
  }
  yield END;
}

/** Bytes of that tar, without writing it. */
export function tarSize(changeset: Changeset): number {
  let size = END.length;
  for (const entry of changeset.entries) {
    size += entryHeader(entry).length;
    if (entry.type === 'file') {
      const bytes = contentSize(entry.content);
      size += bytes + padding(bytes);
    } else if (entry.type === 'directory' && entry.opaque === true) {
      size += opaqueMarker(entry).length;
    }
  }
  return size;
}

function entryHeader(entry: ChangesetEntry): Uint8Array {
  if (entry.type === 'whiteout') {
    return marker(whiteoutPath(entry.path));
  }
  const { mode, uid, gid, mtime } = entry;
  const metadata = { mode, uid, gid, mtime };
  switch (entry.type) {
    case 'directory':
      return tarHeader({ type: 'directory', name: `${entry.path === '' ? '.' : entry.path}/`, ...metadata, size: 0, linkName: '' });
    case 'file':
      return tarHeader({ type: 'file', name: entry.path, ...metadata, size: contentSize(entry.content), linkName: '' });
    case 'symlink':
      return tarHeader({ type: 'symlink', name: entry.path, ...metadata, size: 0, linkName: entry.target });
    case 'hardlink':
      return tarHeader({ type: 'hardlink', name: entry.path, ...metadata, size: 0, linkName: entry.target });
  }
}

/** Whiteouts are empty files, of no mode and no time, as containerd writes them; the time is left out so that equal changes are equal. */
function marker(name: string): Uint8Array {
  return tarHeader({ type: 'file', name, mode: 0, uid: 0, gid: 0, mtime: 0, size: 0, linkName: '' });
}

/** What hides what was in a directory before has the directory's mode and owner (corpora/layer-diff-cases.json), and no time. */
function opaqueMarker({ path, mode, uid, gid }: Extract<ChangesetEntry, { type: 'directory' }>): Uint8Array {
  return tarHeader({ type: 'file', name: opaqueWhiteoutPath(path), mode, uid, gid, mtime: 0, size: 0, linkName: '' });
}
