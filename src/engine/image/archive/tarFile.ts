import { BLOCK, padding, tarHeader } from '../../layer/tarHeader';

/** A file or folder of an archive, in the order of its bytes in the tar. */
export interface ArchiveMember {
  /** Folders end in `/`. */
  readonly name: string;
  readonly mode: number;
  /** Bytes; 0 for a folder. */
  readonly size: number;
  readonly chunks: () => Iterable<Uint8Array>;
}

/** A tar of plain members without owners or times, in pieces: the same members give the same bytes. */
export function* memberTar(members: readonly ArchiveMember[]): Generator<Uint8Array> {
  for (const { name, mode, size, chunks } of members) {
    yield tarHeader({ type: name.endsWith('/') ? 'directory' : 'file', name, mode, uid: 0, gid: 0, mtime: 0, size, linkName: '' });
    yield* chunks();
    const zeros = padding(size);
    if (zeros > 0) {
      yield new Uint8Array(zeros);
    }
  }
  yield new Uint8Array(2 * BLOCK);
}

export function folder(name: string): ArchiveMember {
  return { name, mode: 0o755, size: 0, chunks: () => [] };
}

export function bytesMember(name: string, mode: number, bytes: Uint8Array): ArchiveMember {
  return { name, mode, size: bytes.length, chunks: () => [bytes] };
}
