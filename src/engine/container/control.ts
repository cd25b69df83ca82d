/** Ending, pausing and waiting for containers (moby daemon/stop.go, kill.go, pause.go). */
import type { Cancellation } from '../clock';
import { EngineError } from '../errors';
import type { Ended } from './api';
import type { StoredContainer } from './containerStore';
import type { ContainerParts } from './parts';
import type { Keyboard, ProcessIo } from './process';
import { parseSignal } from './signals';
import type { Signal } from './signals';

const DEFAULT_STOP_SECONDS = 10;
const KILLED = 137;

export function notRunning({ id }: StoredContainer): EngineError {
  return new EngineError('container-not-running', `container ${id} is not running`, { container: id });
}

/** Ends the process at once, whatever it does. */
async function killNow({ internals }: ContainerParts, { live }: StoredContainer, exitCode: number): Promise<void> {
  live.killedWith = exitCode;
  await live.task?.kill(internals.clock.now());
}

/**
 * What a signal does: a handler runs; without one the first process of a container ignores it, because the kernel gives process 1 no
 * default actions; `--init` puts a process before it, so that the default action ends it.
 */
async function deliver(parts: ContainerParts, container: StoredContainer, signal: Signal): Promise<void> {
  const { live, settings } = container;
  if (signal.name === 'KILL') return killNow(parts, container, KILLED);
  const noticed = (await live.task?.signal(signal.name, parts.internals.clock.now())) ?? false;
  if (!noticed && settings.init && signal.ends) await killNow(parts, container, 128 + signal.number);
}

export async function stopContainer(
  parts: ContainerParts,
  nameOrId: string,
  options: { readonly timeoutSeconds?: number; readonly signal?: string } = {},
): Promise<void> {
  const { internals, timeline } = parts;
  const container = internals.containers.get(nameOrId);
  const { live, settings, id } = container;
  const signal = parseSignal(options.signal ?? settings.stopSignal ?? 'TERM');
  if (container.state !== 'running') return;
  if (container.paused) thaw(parts, container);
  live.stopped = true;
  const ended = (): boolean => internals.containers.find(id)?.state !== 'running';
  // Between two runs of a restart policy there is nobody to signal.
  if (container.restarting) await killNow(parts, container, container.exitCode);
  else await deliver(parts, container, signal);
  const seconds = options.timeoutSeconds ?? settings.stopTimeout ?? DEFAULT_STOP_SECONDS;
  const deadline = seconds < 0 ? Infinity : internals.clock.now() + seconds * 1000;
  const inTime = await timeline.until(ended, { of: () => live.task, deadline });
  if (!inTime) await killNow(parts, container, KILLED);
}

export async function killContainer(parts: ContainerParts, nameOrId: string, name = 'KILL'): Promise<void> {
  const { internals, timeline } = parts;
  const signal = parseSignal(name);
  const container = internals.containers.get(nameOrId);
  if (container.state !== 'running') throw notRunning(container);
  container.live.stopped = true;
  if (container.restarting) return killNow(parts, container, container.exitCode);
  await deliver(parts, container, signal);
  await timeline.settle();
}

export function pauseContainer({ internals }: ContainerParts, nameOrId: string): void {
  const container = internals.containers.get(nameOrId);
  if (container.state !== 'running') throw notRunning(container);
  if (container.paused)
    throw new EngineError('container-paused', `container ${container.id} is already paused`, { container: container.id });
  container.live.task?.freeze(internals.clock.now());
  for (const { task } of container.live.execs) task.freeze(internals.clock.now());
  internals.containers.update(container.id, { paused: true });
  internals.emit({ type: 'container.changed', id: container.id });
}

export function unpauseContainer(parts: ContainerParts, nameOrId: string): void {
  const container = parts.internals.containers.get(nameOrId);
  if (!container.paused)
    throw new EngineError('container-not-paused', `Container ${container.id} is not paused`, { container: container.id });
  thaw(parts, container);
}

function thaw({ internals }: ContainerParts, { id, live }: StoredContainer): void {
  live.task?.thaw(internals.clock.now());
  for (const { task } of live.execs) task.thaw(internals.clock.now());
  internals.containers.update(id, { paused: false });
  internals.emit({ type: 'container.changed', id });
}

export async function waitContainer(
  { internals, timeline }: ContainerParts,
  nameOrId: string,
  { cancellation, io }: { readonly cancellation?: Cancellation | undefined; readonly io?: ProcessIo | undefined } = {},
): Promise<Ended> {
  const { id, live, state, restartCount } = internals.containers.get(nameOrId);
  // One that never ran counts as ended.
  if (state !== 'running') return { exitCode: internals.containers.get(id).exitCode, ended: true };
  if (io !== undefined) live.attached.add(io);
  // A process that will be started again has ended all the same (moby container/state.go, SetRestarting); else some waits would never end.
  const hasEnded = (): boolean => {
    const now = internals.containers.find(id);
    return now?.state !== 'running' || now.restarting || now.restartCount > restartCount;
  };
  const ended = await timeline.until(hasEnded, {
    of: () => live.task,
    ...(cancellation === undefined ? {} : { cancellation }),
  });
  if (io !== undefined) live.attached.delete(io);
  const now = internals.containers.find(id);
  return { exitCode: now?.state === 'running' ? now.exitCode : live.lastExit, ended };
}

/** Follows output until the end. Ctrl-C goes to the process as SIGINT, as Docker's client passes signals on. */
export async function attachContainer(
  parts: ContainerParts,
  nameOrId: string,
  io: ProcessIo,
  { cancellation, keyboard }: { readonly cancellation?: Cancellation | undefined; readonly keyboard?: Keyboard | undefined } = {},
): Promise<Ended> {
  const { internals, timeline } = parts;
  const { id, live } = internals.containers.get(nameOrId);
  const ended = (): boolean => internals.containers.find(id)?.state !== 'running';
  live.attached.add(io);
  const how = await timeline.attended(ended, {
    of: () => live.task,
    keyboard,
    ...(cancellation === undefined ? {} : { cancellation }),
  });
  const current = internals.containers.find(id);
  if (how === 'given-up' && cancellation?.cancelled === true && current !== undefined) {
    await deliver(parts, current, parseSignal('INT'));
    await timeline.settle();
  }
  live.attached.delete(io);
  return { exitCode: live.lastExit, ended: ended(), ...(how === 'detached' ? { detached: true } : {}) };
}
