import type { EpochMs } from '../clock';
import { EngineError } from '../errors';
import { contentSize } from '../filetree/content';
import { compareBytes } from '../filetree/path';
import { overlayTree } from '../filetree/overlay';
import type { FileTree } from '../filetree/tree';
import { walk } from '../filetree/walk';
import type { VolumeRecord, Volumes } from './api';
import type { ContainerStore } from './containerStore';

export interface VolumeStore extends Volumes {
  /** The files of a volume that is there. */
  tree(name: string): FileTree;
}

export interface VolumeSources {
  /** Docker's own directory. */
  readonly dataRoot: string;
  readonly now: () => EpochMs;
  /** A generated name, 64 hex digits. */
  readonly nextName: () => string;
  readonly containers: ContainerStore;
}

interface Stored {
  readonly name: string;
  readonly anonymous: boolean;
  readonly createdAt: EpochMs;
  readonly labels: Readonly<Record<string, string>>;
  readonly tree: FileTree;
}

/** Volumes of the driver `local`. They outlive containers and are in no image. */
export function memoryVolumes({ dataRoot, now, nextName, containers }: VolumeSources): VolumeStore {
  const volumes = new Map<string, Stored>();

  const usersOf = (name: string): readonly string[] =>
    containers.list().flatMap(({ id, mounts }) => (mounts.some((mount) => mount.type === 'volume' && mount.name === name) ? [id] : []));
  const record = ({ tree, ...volume }: Stored): VolumeRecord => ({
    ...volume,
    mountpoint: `${dataRoot}/volumes/${volume.name}/_data`,
    size: sizeOf(tree),
    usedBy: usersOf(volume.name),
  });
  const existing = (name: string): Stored => {
    const volume = volumes.get(name);
    if (volume === undefined) throw new EngineError('volume-not-found', `get ${name}: no such volume`, { volume: name });
    return volume;
  };
  return {
    list: () => [...volumes.values()].sort((a, b) => compareBytes(a.name, b.name)).map(record),
    create: ({ name, labels = {} }) => {
      const known = name === undefined ? undefined : volumes.get(name);
      if (known !== undefined) return record(known);
      if (name !== undefined) checkName(name);
      const volume: Stored = {
        name: name ?? nextName(),
        anonymous: name === undefined,
        createdAt: now(),
        labels: name === undefined ? { 'com.docker.volume.anonymous': '', ...labels } : labels,
        tree: overlayTree([], { now: () => Math.floor(now() / 1000) }),
      };
      volumes.set(volume.name, volume);
      return record(volume);
    },
    get: (name) => record(existing(name)),
    tree: (name) => existing(name).tree,
    remove: (name) => {
      const users = usersOf(existing(name).name);
      if (users.length > 0) {
        throw new EngineError('volume-in-use', `remove ${name}: volume is in use - [${users.join(', ')}]`, { volume: name });
      }
      volumes.delete(name);
    },
    prune: ({ all }) => {
      const unused = [...volumes.values()].filter(({ name, anonymous }) => (all || anonymous) && usersOf(name).length === 0);
      const reclaimedBytes = unused.reduce((sum, { tree }) => sum + sizeOf(tree), 0);
      for (const { name } of unused) volumes.delete(name);
      return { removed: unused.map(({ name }) => name), reclaimedBytes };
    },
  };
}

/** moby volume/local, validateName. */
function checkName(name: string): void {
  if (name.length === 1) {
    throw new EngineError('volume-name-invalid', 'volume name is too short, names should be at least two alphanumeric characters', {
      name,
    });
  }
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)) {
    throw new EngineError(
      'volume-name-invalid',
      `"${name}" includes invalid characters for a local volume name, only "[a-zA-Z0-9][a-zA-Z0-9_.-]" are allowed. If you intended to pass a host directory, use absolute path`,
      { name },
    );
  }
}

function sizeOf(tree: FileTree): number {
  let bytes = 0;
  for (const { node } of walk(tree, '/')) if (node.type === 'file') bytes += contentSize(node.content);
  return bytes;
}
