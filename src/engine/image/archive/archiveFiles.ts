import { EngineError } from '../../errors';
import { contentBytes } from '../../filetree/content';
import { gunzip } from '../../layer/compress';
import { TarError, changesetOfTar } from '../../layer/untar';
import type { Changeset } from '../../layer/changeset';
import { BLOCK } from '../../layer/tarHeader';

/** What a stream is packed with, by its first bytes; `none` for everything else. */
export type Compression = 'none' | 'gzip' | 'bzip2' | 'xz' | 'zstd';

const MAGIC: readonly (readonly [Compression, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
];

export function compressionOf(bytes: Uint8Array): Compression {
  return MAGIC.find(([, magic]) => magic.every((byte, at) => bytes[at] === byte))?.[0] ?? 'none';
}

/** The stream unpacked. Errors: `archive-invalid` where it breaks off, `not-simulated` for packings other than gzip. */
export function decompressed(bytes: Uint8Array): Uint8Array {
  const compression = compressionOf(bytes);
  if (compression === 'none') {
    return bytes;
  }
  if (compression !== 'gzip') {
    throw new EngineError('not-simulated', `unpacking ${compression} is not simulated.`, { compression });
  }
  try {
    return gunzip(bytes);
  } catch {
    throw brokenOff();
  }
}

/** The entries of a tar. Errors: `archive-invalid`, in the words of Go's archive/tar. */
export function tarEntries(tar: Uint8Array): Changeset {
  if (tar.length > 0 && tar.length < BLOCK) {
    throw brokenOff();
  }
  try {
    return changesetOfTar(tar);
  } catch (error) {
    if (error instanceof TarError) {
      throw new EngineError('archive-invalid', error.message, { offset: error.offset });
    }
    throw error;
  }
}

/** Regular files by path, links to them followed once. */
export function archiveFiles({ entries }: Changeset): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const entry of entries) {
    if (entry.type === 'file') {
      files.set(entry.path, contentBytes(entry.content, entry.path));
    }
  }
  for (const entry of entries) {
    const target = entry.type === 'symlink' ? joined(entry.path, entry.target) : entry.type === 'hardlink' ? entry.target : undefined;
    const bytes = target === undefined ? undefined : files.get(target);
    if (bytes !== undefined) {
      files.set(entry.path, bytes);
    }
  }
  return files;
}

/** The target of a relative link, as a path from the archive's root. */
function joined(path: string, target: string): string {
  const parts = path.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}

function brokenOff(): EngineError {
  return new EngineError('archive-invalid', 'unexpected EOF');
}
