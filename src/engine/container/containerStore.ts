import type { ContainerRecord } from '../api';
import type { ChainID } from '../digest/digest';
import { EngineError } from '../errors';
import type { Changeset } from '../layer/changeset';

/** A container with what its record does not show. */
export interface StoredContainer extends ContainerRecord {
  /** The stack of layers it stands on; undefined for an image without layers. */
  readonly chainId: ChainID | undefined;
  /** What it has written. */
  readonly changeset: Changeset;
}

export interface ContainerStore {
  /** Newest first. */
  list(): readonly StoredContainer[];
  /** Stacks of layers that containers stand on. */
  stacks(): readonly ChainID[];
  /** By name, ID or beginning of an ID. Throws `container-not-found`. */
  get(nameOrId: string): StoredContainer;
  byName(name: string): StoredContainer | undefined;
  /** Adds or replaces, by ID. */
  set(container: StoredContainer): void;
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
    set: (container) => {
      containers.set(container.id, container);
    },
    delete: (id) => {
      containers.delete(id);
    },
  };
}
