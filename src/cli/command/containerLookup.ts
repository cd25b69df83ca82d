import type { ContainerRecord, Engine } from '../../engine/api';

/** By name, by ID or by a unique beginning of an ID, as the daemon finds containers. */
export function findContainer(engine: Engine, nameOrId: string): ContainerRecord | undefined {
  const containers = engine.containers();
  const bare = nameOrId.startsWith('/') ? nameOrId.slice(1) : nameOrId;
  const exact = containers.find((container) => container.id === nameOrId) ?? containers.find((container) => container.name === bare);
  if (exact !== undefined) return exact;
  const begun = /^[0-9a-f]+$/.test(nameOrId) ? containers.filter((container) => container.id.startsWith(nameOrId)) : [];
  return begun.length === 1 ? begun[0] : undefined;
}

/** The daemon's text for a container that is not there. */
export function noSuchContainer(name: string): string {
  return `No such container: ${name}`;
}
