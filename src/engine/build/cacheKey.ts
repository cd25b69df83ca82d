import { digestOf, digestStream } from '../digest/digest';
import type { ChainID, Digest } from '../digest/digest';
import { contentChunks } from '../filetree/content';
import type { FileNode, FileTree } from '../filetree/tree';
import { walk } from '../filetree/walk';
import type { CopyStep, RunStep, WorkdirStep } from './step';

/**
 * Keys of the build cache (fidelity README 4.1). A key says what was done to what: it contains the key of the step before, so that
 * a change makes everything after it anew, and of its own step only what can change the result.
 */
export type CacheKey = Digest;

/** A base counts by its stack of layers: the same image under another tag is the same. */
export function baseKey(chainId: ChainID | undefined): CacheKey {
  return keyOf(['base', chainId ?? 'scratch']);
}

/** The command, its environment with arguments, its directory and user; a configuration that is only written down plays no part. */
export function runKey(parent: CacheKey, step: RunStep, mounts: readonly string[]): CacheKey {
  const { argv, env, workingDirectory, user, network, platform } = step;
  return keyOf(['run', parent, argv, [...env].sort(), workingDirectory, user, network, platform, mounts, step.script?.data ?? '']);
}

export function workdirKey(parent: CacheKey, step: WorkdirStep): CacheKey {
  return keyOf(['workdir', parent, step.path, step.user]);
}

/** `checksums` are those of the sources, in order: COPY depends on what is copied, not on where it comes from. */
export function copyKey(parent: CacheKey, step: CopyStep, checksums: readonly (readonly Digest[])[]): CacheKey {
  const { destination, chown, chmod, unpack, parents, exclude } = step;
  return keyOf(['copy', parent, destination, chown, chmod, unpack, parents, exclude, checksums]);
}

/** `step` says what is done, `stages` are the keys of those it takes files from. */
export function definedKey(parent: CacheKey, step: object, stages: readonly unknown[]): CacheKey {
  return keyOf(['definition', parent, step, stages]);
}

/**
 * Checksum of a file or a directory with all that is in it: names, types, modes, owners, link targets and contents, but no times.
 * Catalogue files whose bytes are not held count by what is recorded of them.
 */
export function contentChecksum(tree: FileTree, path: string): Digest {
  const real = tree.realPath(path);
  const node = tree.lstat(real);
  if (node === undefined) return keyOf(['absent']);
  // A directory is copied for what is in it, a file under its own name.
  if (node.type !== 'directory') return keyOf([path.slice(path.lastIndexOf('/') + 1), describe(node, path)]);
  const prefix = real === '/' ? 1 : real.length + 1;
  return keyOf([
    describe(node, path),
    ...[...walk(tree, real)].map((found) => [found.path.slice(prefix), describe(found.node, found.path)]),
  ]);
}

/** Contents never change in place, so each is hashed once. */
const hashed = new WeakMap<object, Digest>();

function describe(node: FileNode, path: string): unknown {
  const common = [node.type, node.mode, node.uid, node.gid];
  if (node.type === 'symlink') return [...common, node.target];
  if (node.type === 'directory') return common;
  const { content } = node;
  if (content.kind === 'filled') return [...common, content.kind, content.size, content.seed];
  if (content.kind === 'recorded') return [...common, content.kind, content.size, content.sha256 ?? path];
  let digest = hashed.get(content);
  if (digest === undefined) {
    const stream = digestStream();
    for (const chunk of contentChunks(content, path)) stream.update(chunk);
    digest = stream.digest();
    hashed.set(content, digest);
  }
  return [...common, digest];
}

function keyOf(parts: readonly unknown[]): Digest {
  return digestOf(JSON.stringify(parts));
}
