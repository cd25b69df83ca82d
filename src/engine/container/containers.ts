import type { ContainerRecord, ImageRecord, RunOptions } from '../api';
import { EngineError } from '../errors';
import { readOnlyTree } from '../filetree/readOnlyTree';
import type { EngineInternals } from '../internals';
import { parts as loaded } from '../onFirstUse';
import type { Containers, Ended } from './api';
import type { StoredContainer } from './containerStore';
import { attachContainer, killContainer, pauseContainer, stopContainer, unpauseContainer, waitContainer } from './control';
import { checkName, createContainer } from './create';
import { committedChanges, imageTreeOf, pathChanges } from './diff';
import { execInContainer } from './exec';
import { makeMountPoints, processTree } from './mounts';
import { containerNetwork } from './containerNetwork';
import type { ContainerParts } from './parts';
import type { ProcessIo } from './process';
import { containerRecordOf } from './record';
import { removeStored, startContainer } from './start';
import { Timeline } from './timeline';
import { memoryVolumes } from './volumes';
import { shownUser } from './user';

/** The first process ID that a container gets, and how far apart they are. */
const FIRST_PID = 2048;
const PID_STEP = 17;
/** Making a container's directories and its snapshot. Modelled. */
const CREATE_MS = 40;

export interface ContainerDesk {
  readonly containers: Containers;
  list(): readonly ContainerRecord[];
  /** Creates, starts, follows and, when asked to, removes. Errors: those of `create` and `start`. */
  run(image: ImageRecord, options: RunOptions, io: ProcessIo): Promise<Ended & { readonly containerId: string }>;
  /** Errors: `container-running`. The ID. */
  remove(nameOrId: string, options: { readonly force: boolean; readonly volumes: boolean }): string;
}

export function containerDesk(internals: EngineInternals, image: (name: string) => ImageRecord): ContainerDesk {
  let pids = 0;
  const parts: ContainerParts = {
    internals,
    timeline: new Timeline(internals.clock),
    volumes: memoryVolumes({
      dataRoot: internals.machine.dataRoot,
      now: () => internals.clock.now(),
      nextName: () => internals.nextId('volume'),
      containers: internals.containers,
    }),
    network: containerNetwork(internals.containers),
    nextPid: () => FIRST_PID + PID_STEP * pids++,
    nextId: () => internals.nextId('process'),
  };
  const { containers: store, layers } = internals;
  const record = (container: StoredContainer): ContainerRecord => containerRecordOf(container, layers);

  const create: Containers['create'] = async (options) => {
    const made = createContainer(parts, image(options.image), options);
    await internals.clock.sleep(CREATE_MS);
    return record(made);
  };

  const containers: Containers = {
    settle: () => parts.timeline.settle(),
    get: (name) => record(store.get(name)),
    create,
    start: async (name, options) => {
      const { id } = store.get(name);
      await internals.processes.prepare?.();
      return startContainer(parts, id, options);
    },
    attach: (name, io, options) => attachContainer(parts, name, io, options),
    stop: (name, options) => stopContainer(parts, name, options),
    restart: async (name, options) => {
      const { id } = store.get(name);
      await internals.processes.prepare?.();
      await stopContainer(parts, id, options);
      await startContainer(parts, id);
    },
    setRestartPolicy: (name, restart) => {
      const { id, settings } = store.get(name);
      if (settings.remove && restart.name !== 'no') {
        const why = 'Restart policy cannot be updated because AutoRemove is enabled for the container';
        throw new EngineError('restart-policy-invalid', `Cannot update container ${id}: ${why}`, { container: id });
      }
      store.update(id, { settings: { ...settings, restart } });
      internals.emit({ type: 'container.changed', id });
    },
    kill: (name, signal) => killContainer(parts, name, signal),
    pause: (name) => {
      pauseContainer(parts, name);
    },
    unpause: (name) => {
      unpauseContainer(parts, name);
    },
    rename: (name, wanted) => {
      const { id } = store.get(name);
      if (store.byName(wanted)?.id === id) {
        throw new EngineError('name-conflict', 'Renaming a container with the same name as its current name', { name: wanted });
      }
      checkName(internals, wanted);
      store.update(id, { name: wanted.replace(/^\//, '') });
      internals.emit({ type: 'container.changed', id });
    },
    wait: (name, options) => waitContainer(parts, name, options),
    exec: async (name, options, io) => {
      store.get(name);
      await internals.processes.prepare?.();
      return execInContainer(parts, name, options, io);
    },
    logs: (name) => store.get(name).live.log.entries,
    processes: (name) => {
      const { state, pid, startedAt, command, settings, live } = store.get(name);
      if (state !== 'running') return [];
      const first = {
        pid,
        parentPid: pid - 1,
        user: shownUser(live.tree, settings.user),
        startedAt: startedAt ?? 0,
        argv: live.became ?? command,
      };
      return [first, ...live.execs.map((exec) => ({ ...exec, parentPid: pid - 1 }))];
    },
    diff: (name) => {
      const container = store.get(name);
      // containerd compares with a view of the image, which is a snapshot too (moby daemon/containerd, image_changes.go).
      layers.nextSnapshot();
      const base = imageTreeOf(layers, container);
      return pathChanges(committedChanges(container.live.tree.changeset(), base), base);
    },
    changes: (name) => {
      const container = store.get(name);
      return committedChanges(container.live.tree.changeset(), imageTreeOf(layers, container));
    },
    commit: async (name, options) => (await loaded.building()).commitContainer(parts, name, options),
    files: (name) => {
      const container = store.get(name);
      makeMountPoints(container);
      return processTree({ ...container, settings: { ...container.settings, readOnly: false } }, internals.machine);
    },
    rootFileSystem: (name) => readOnlyTree(store.get(name).live.tree),
    volumes: parts.volumes,
    network: parts.network,
  };

  return {
    containers,
    list: () => store.list().map(record),
    run: async (from, options, io) => {
      const { id } = createContainer(parts, from, options);
      const { live } = store.get(id);
      try {
        await startContainer(parts, id, {
          io,
          typing: options.keyboard !== undefined,
          ...(options.stdin === undefined ? {} : { stdin: options.stdin }),
          ...(options.window === undefined ? {} : { window: options.window }),
        });
      } catch (error) {
        if (options.remove === true && store.find(id) !== undefined) removeStored(parts, id, { volumes: true });
        throw error;
      }
      if (store.find(id)?.state !== 'running') return { containerId: id, exitCode: live.lastExit, ended: true };
      return { containerId: id, ...(await attachContainer(parts, id, io, options)) };
    },
    remove: (nameOrId, { force, volumes }) => {
      const { id, state, paused, live } = store.get(nameOrId);
      if (state === 'running' && !force) {
        const what = paused ? 'paused' : 'running';
        const how = paused ? 'unpause and then stop' : 'stop';
        throw new EngineError(
          'container-running',
          `cannot remove container "${nameOrId}": container is ${what}: ${how} the container before removing or force remove`,
          { container: id },
        );
      }
      live.stopped = true;
      removeStored(parts, id, { volumes });
      for (const { task } of live.execs) void task.kill(internals.clock.now());
      void live.task?.kill(internals.clock.now());
      internals.collectGarbage();
      return id;
    },
  };
}
