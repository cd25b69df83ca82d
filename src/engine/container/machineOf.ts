import type { EngineInternals } from '../internals';
import type { StoredContainer } from './containerStore';
import { ATTRIBUTE_BLOCK, directoriesWithAttributes, imageTreeOf } from './diff';
import type { ProcessMachine } from './processMachine';

/** The machine as a container's processes see it. */
export function machineOf({ machine, layers }: EngineInternals, container: StoredContainer): ProcessMachine {
  return {
    disk: machine.disk,
    processes: machine.processes,
    attributeBytes: (path) => {
      const paths = directoriesWithAttributes(container.live.tree.changeset(), imageTreeOf(layers, container));
      return paths.includes(path.slice(1)) ? ATTRIBUTE_BLOCK : 0;
    },
  };
}
