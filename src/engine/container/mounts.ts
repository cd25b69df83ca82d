/** What appears in a container's file system beside its own layer. */
import { mountedTree } from '../build/mountedTree';
import { EngineError } from '../errors';
import { overlayTree } from '../filetree/overlay';
import { parentOf } from '../filetree/path';
import { readOnlyTree } from '../filetree/readOnlyTree';
import type { FileTree } from '../filetree/tree';
import type { MachineSettings } from '../machineSettings';
import type { MountRequest } from './api';
import type { StoredContainer, StoredMount } from './containerStore';
import { KERNEL_DIRECTORIES, kernelFiles } from './kernelFiles';
import { MACHINE_FILES, machineFiles } from './machineFiles';
import type { VolumeStore } from './volumes';

/** The mounts of a new container: those asked for, then an anonymous volume for each `VOLUME` of its image that has none. */
export function storedMounts(
  requests: readonly MountRequest[],
  declared: readonly string[],
  volumes: VolumeStore,
  image: FileTree,
  nowSeconds: () => number,
): readonly StoredMount[] {
  for (const request of requests) checkMount(request);
  const missing = declared.filter((path) => !requests.some(({ destination }) => destination === path));
  return [...requests, ...missing.map((destination): MountRequest => ({ type: 'volume', destination }))].map((request) =>
    storedMount(request, volumes, image, nowSeconds),
  );
}

/** All that can be refused is, before a volume or a directory of the machine is made. */
function checkMount({ type, source, host, createSource, destination, spec }: MountRequest): void {
  const invalid = (why: string): EngineError =>
    new EngineError(
      'mount-invalid',
      `${spec === undefined ? '' : `invalid volume specification: '${spec}': `}invalid mount config for type "${type}": ${why}`,
    );
  if (!destination.startsWith('/')) throw invalid(`invalid mount path: '${destination}' mount path must be absolute`);
  if (destination === '/') throw invalid("invalid specification: destination can't be '/'");
  if (type === 'bind' && createSource !== true && host?.stat(source ?? '') === undefined) {
    throw invalid(`bind source path does not exist: ${source ?? ''}`);
  }
}

function storedMount(request: MountRequest, volumes: VolumeStore, image: FileTree, nowSeconds: () => number): StoredMount {
  const { type, destination, readOnly = false, source, host } = request;
  const spec = request.spec === undefined ? {} : { spec: request.spec };
  if (type === 'tmpfs') {
    return { type, anonymous: false, source: '', destination, readOnly, tree: overlayTree([], { now: nowSeconds }), root: '/', ...spec };
  }
  if (type === 'bind' && host !== undefined && source !== undefined) {
    if (host.stat(source) === undefined) host.makeDirectory(source, { recursive: true, uid: 0, gid: 0 });
    return { type, anonymous: false, source, destination, readOnly, tree: readOnly ? readOnlyTree(host) : host, root: source, ...spec };
  }
  const volume = volumes.create(source === undefined ? {} : { name: source });
  const tree = volumes.tree(volume.name);
  // What the image has at the place goes into a volume that is still empty (docker run, volumes).
  if (tree.readDirectory('/').length === 0 && image.stat(destination)?.type === 'directory') copyInto(image, destination, tree, '/');
  return {
    type: 'volume',
    name: volume.name,
    anonymous: source === undefined,
    source: volume.mountpoint,
    destination,
    readOnly,
    tree: readOnly ? readOnlyTree(tree) : tree,
    root: '/',
    ...spec,
  };
}

/** A directory's content with owners, modes and times; contents are not read. */
export function copyInto(from: FileTree, fromPath: string, to: FileTree, toPath: string): void {
  for (const name of from.readDirectory(fromPath)) {
    const source = `${fromPath === '/' ? '' : fromPath}/${name}`;
    const target = `${toPath === '/' ? '' : toPath}/${name}`;
    const node = from.lstat(source);
    if (node === undefined) continue;
    const { mode, uid, gid, mtime } = node;
    const metadata = { mode, uid, gid, mtime };
    if (node.type === 'file') to.writeFile(target, node.content, metadata);
    else if (node.type === 'symlink') to.symlink(node.target, target, metadata);
    else {
      if (to.stat(target) === undefined) to.makeDirectory(target, metadata);
      copyInto(from, source, to, target);
      to.touch(target, mtime);
    }
  }
}

/** The file system as processes see it. */
export function processTree({ live, mounts, settings, address, created }: StoredContainer, machine: MachineSettings): FileTree {
  const own = settings.readOnly ? readOnlyTree(live.tree) : live.tree;
  const mtime = Math.floor(created / 1000);
  const files = machineFiles(settings.hostname, address?.ip, machine.nameServer, mtime);
  const kernel = kernelFiles({ tty: settings.tty, hasKcore: machine.hasKcore }, mtime);
  return mountedTree(own, [
    ...KERNEL_DIRECTORIES.map((name) => ({ target: `/${name}`, tree: kernel, root: `/${name}` })),
    ...mounts.map(({ destination, tree, root }) => ({ target: destination, tree, root })),
    ...MACHINE_FILES.map((name) => ({ target: `/etc/${name}`, tree: files, root: `/${name}` })),
  ]);
}

/** The runtime makes what is missing of mount points, in the container's own layer, also of a read-only one. */
export function makeMountPoints({ live: { tree }, mounts }: Pick<StoredContainer, 'live' | 'mounts'>): void {
  for (const mount of mounts) {
    if (tree.stat(mount.destination) !== undefined) continue;
    if (mount.tree.stat(mount.root)?.type === 'file') {
      tree.makeDirectory(parentOf(mount.destination) || '/', { recursive: true });
      tree.writeFile(mount.destination, new Uint8Array());
    } else tree.makeDirectory(mount.destination, { recursive: true });
  }
}
