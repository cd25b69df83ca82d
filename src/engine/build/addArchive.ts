import type { FileTree, Ownership } from '../filetree/tree';
import { contentBytes } from '../filetree/content';
import { gunzip } from '../layer/compress';
import { TarError, changesetOfTar } from '../layer/untar';
import type { Changeset } from '../layer/changeset';
import { CopyError, makeParents } from './copyFiles';

/**
 * ADD of a local archive: unpacks a tar file, gzipped or not, into the destination. Returns whether it was one. Archives compressed with
 * bzip2, xz or zstd are not simulated and say so.
 */
export function addArchive(
  from: FileTree,
  path: string,
  to: FileTree,
  destination: string,
  options: { readonly owner?: Ownership; readonly now: number },
): boolean {
  const node = from.stat(path);
  if (node?.type !== 'file' || node.content.kind === 'recorded') return false;
  const changes = archiveChanges(contentBytes(node.content, path), path);
  if (!changes) return false;
  const root = destination.replace(/\/\.?$/, '') || '/';
  makeParents(to, root, options);
  for (const entry of changes.entries) {
    if (entry.path === '' || entry.type === 'whiteout') continue;
    const target = `${root === '/' ? '' : root}/${entry.path}`;
    const { mode, mtime } = entry;
    const { uid, gid } = options.owner ?? entry;
    const metadata = { mode, mtime, uid, gid };
    makeParents(to, target.slice(0, target.lastIndexOf('/')) || '/', options);
    const existing = to.lstat(target);
    if (existing && existing.type !== 'directory') to.remove(target);
    if (entry.type === 'directory') {
      if (existing?.type !== 'directory') to.makeDirectory(target, metadata);
    } else if (entry.type === 'file') to.writeFile(target, entry.content, metadata);
    else if (entry.type === 'symlink') to.symlink(entry.target, target, metadata);
    else to.link(`${root === '/' ? '' : root}/${entry.target}`, target);
  }
  return true;
}

function archiveChanges(bytes: Uint8Array, path: string): Changeset | undefined {
  const starts = (...magic: number[]): boolean => magic.every((byte, i) => bytes[i] === byte);
  const other = starts(0x42, 0x5a, 0x68)
    ? 'bzip2'
    : starts(0xfd, 0x37, 0x7a, 0x58, 0x5a)
      ? 'xz'
      : starts(0x28, 0xb5, 0x2f, 0xfd)
        ? 'zstd'
        : undefined;
  if (other !== undefined) throw new CopyError(`unpacking ${path} is not simulated: it is compressed with ${other}.`);
  const zipped = starts(0x1f, 0x8b);
  try {
    const tar = zipped ? gunzip(bytes) : bytes;
    const isTar = tar.length >= 512 && String.fromCharCode(...tar.subarray(257, 262)) === 'ustar';
    return isTar ? changesetOfTar(tar) : undefined;
  } catch (error) {
    if (error instanceof TarError || zipped) return undefined; // no archive after all: copied as it is
    throw error;
  }
}
