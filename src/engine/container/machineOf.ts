import type { EngineInternals } from '../internals';
import { ATTRIBUTE_BLOCK, directoriesWithAttributes } from '../layer/writableUsage';
import type { LiveExec, StoredContainer } from './containerStore';
import { imageTreeOf } from './diff';
import { mountLines } from './mountLines';
import type { ProcessMachine } from './processMachine';
import { shownUser } from './user';

/** The machine as a container's processes see it. */
export function machineOf({ machine, layers, containers }: EngineInternals, { id }: StoredContainer, exec?: LiveExec): ProcessMachine {
  const current = (): StoredContainer => containers.get(id);
  return {
    disk: machine.disk,
    processes: machine.processes,
    get mounts() {
      return mountLines(current(), layers.chain(current().chainId), machine);
    },
    list: () => {
      const { live, command, settings } = current();
      const first = { pid: 1, user: shownUser(live.tree, settings.user), argv: live.became ?? command };
      return [first, ...live.execs.map(({ innerPid, user, argv }) => ({ pid: innerPid, user, argv }))];
    },
    become: (argv) => {
      if (exec === undefined) current().live.became = argv;
      else exec.argv = argv;
    },
    fork: () => current().live.pids.next(),
    attributeBytes: (path) => {
      const paths = directoriesWithAttributes(current().live.tree.changeset(), imageTreeOf(layers, current()));
      return paths.includes(path.slice(1)) ? ATTRIBUTE_BLOCK : 0;
    },
  };
}
