import type { ChainID } from '../digest/digest';
import { EngineError } from '../errors';
import type { OverlayTree } from '../filetree/overlay';
import type { FileTree } from '../filetree/tree';
import type { ContainerRecord, MountRecord } from './api';
import type { ContainerLog } from './containerLog';
import type { InnerPids } from './innerPids';
import type { Listener } from './network';
import type { ProcessIo } from './process';
import type { BackgroundTask } from './timeline';

/** A mount with the tree that appears at its destination. */
export interface StoredMount extends MountRecord {
  readonly tree: FileTree;
  readonly root: string;
}

/** A process that was started in a container beside its first one. */
export interface LiveExec {
  readonly id: string;
  readonly pid: number;
  /** In the container's own numbering. */
  readonly innerPid: number;
  readonly startedAt: number;
  readonly user: string;
  /** What it runs now. */
  argv: readonly string[];
  readonly task: BackgroundTask;
}

/** What goes on in a container; changes while it runs. */
export interface LiveParts {
  readonly tree: OverlayTree;
  readonly log: ContainerLog;
  readonly listeners: Map<number, Listener>;
  /** Whoever is attached. */
  readonly attached: Set<ProcessIo>;
  execs: readonly LiveExec[];
  readonly pids: InnerPids;
  /** What the first process has become; undefined while it is the container's command. */
  became: readonly string[] | undefined;
  task: BackgroundTask | undefined;
  /** Stopped by somebody, so that a restart policy does not start it again. */
  stopped: boolean;
  /** Exit code of whoever is killed next: 128 and the signal. */
  killedWith: number;
  /** Of the newest run, also after the container is gone. */
  lastExit: number;
}

/** A container with what its record does not show. */
export interface StoredContainer extends Omit<ContainerRecord, 'writableSize' | 'virtualSize' | 'execIds'> {
  /** The stack of layers it stands on; undefined for an image without layers. */
  readonly chainId: ChainID | undefined;
  /** Bytes, in disk blocks, of what lies below its own layer. */
  readonly lowerSize: number;
  /** Numbers of the snapshot of what Docker adds to the image, and of the container's own layer upon it. */
  readonly snapshots: { readonly init: number; readonly own: number };
  readonly mounts: readonly StoredMount[];
  readonly live: LiveParts;
}

export interface ContainerStore {
  /** Newest first. */
  list(): readonly StoredContainer[];
  /** Stacks of layers that containers stand on. */
  stacks(): readonly ChainID[];
  /** By name, ID or beginning of an ID. Throws `container-not-found`. */
  get(nameOrId: string): StoredContainer;
  byName(name: string): StoredContainer | undefined;
  /** By whole ID. */
  find(id: string): StoredContainer | undefined;
  /** Adds or replaces, by ID. */
  set(container: StoredContainer): void;
  /** Replaces fields of a container that is still there. */
  update(id: string, fields: Partial<StoredContainer>): void;
  delete(id: string): void;
}

export function memoryContainerStore(): ContainerStore {
  const containers = new Map<string, StoredContainer>();
  const list = (): readonly StoredContainer[] => [...containers.values()].reverse();
  const byName = (name: string): StoredContainer | undefined => list().find((container) => container.name === name);
  return {
    list,
    stacks: () => list().flatMap(({ chainId }) => (chainId === undefined ? [] : [chainId])),
    get(nameOrId) {
      const named = containers.get(nameOrId) ?? byName(nameOrId.replace(/^\//, ''));
      if (named !== undefined) {
        return named;
      }
      const found = nameOrId === '' ? [] : list().filter(({ id }) => id.startsWith(nameOrId));
      if (found.length > 1) {
        throw new EngineError('container-not-found', `multiple IDs found with provided prefix: ${nameOrId}`, { container: nameOrId });
      }
      const only = found[0];
      if (only === undefined) {
        throw new EngineError('container-not-found', `No such container: ${nameOrId}`, { container: nameOrId });
      }
      return only;
    },
    byName,
    find: (id) => containers.get(id),
    set: (container) => {
      containers.set(container.id, container);
    },
    update: (id, fields) => {
      const container = containers.get(id);
      if (container !== undefined) {
        containers.set(id, { ...container, ...fields });
      }
    },
    delete: (id) => {
      containers.delete(id);
    },
  };
}
