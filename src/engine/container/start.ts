import type { Clock } from '../clock';
import { EngineError } from '../errors';
import type { EngineInternals } from '../internals';
import { runsOn } from '../oci/platform';
import { containerEnvironment, homeOf } from './command';
import type { StoredContainer } from './containerStore';
import { wantedPorts } from './create';
import { machineOf } from './machineOf';
import { makeMountPoints, processTree } from './mounts';
import { outcomeOf, START_FAILED } from './outcome';
import type { Outcome } from './outcome';
import type { ContainerParts } from './parts';
import { chosenPorts, collide } from './ports';
import type { ProcessInput } from './process';
import type { StartOptions } from './api';
import { BackgroundTask } from './timeline';
import { checkUser } from './user';

/** Between the request and the process: namespaces, mounts, network. Modelled. */
const START_MS = 120;
/** The first pause before a restart; each further one is twice as long (docker run, --restart). */
const FIRST_RESTART_MS = 100;
const LONGEST_RESTART_MS = 60_000;
/** A container that ran so long begins again with the first pause. */
const STABLE_MS = 10_000;
/** What `inspect` gives as the exit code of a container whose network could not be set up. */
const NETWORK_FAILED = 128;

export async function startContainer(parts: ContainerParts, id: string, options: StartOptions = {}): Promise<void> {
  const { internals, timeline } = parts;
  const before = internals.containers.get(id);
  if (before.paused) throw new EngineError('container-paused', 'cannot start a paused container, try unpause instead', { container: id });
  if (before.state === 'running') return;
  await internals.clock.sleep(START_MS);
  const container = prepared(parts, before);
  const { live } = container;
  const task = new BackgroundTask(internals.clock);
  live.task = task;
  live.stopped = false;
  live.attached.clear();
  if (options.io !== undefined) live.attached.add(options.io);
  internals.containers.update(id, { state: 'running', startedAt: internals.clock.now() });
  internals.emit({ type: 'container.started', id });
  let first: Outcome | undefined;
  let begun = false;
  await timeline.spawn(task, async () => {
    let pause = FIRST_RESTART_MS;
    for (let count = 0; ; count++) {
      const from = task.clock.now();
      const outcome = await ran(parts, id, task, count === 0 ? options : { ...options, stdin: undefined });
      if (!begun && outcome.error !== undefined) {
        first = outcome;
        return;
      }
      if (outcome.error !== undefined) written(parts, id, 'stderr', `layer-by-layer: ${outcome.error.message}\n`, task.clock);
      if (!isRestarted(internals, id, task, outcome.exitCode, count)) {
        finished(parts, id, outcome.exitCode, task.clock);
        return;
      }
      live.listeners.clear();
      internals.containers.update(id, { restarting: true, exitCode: outcome.exitCode, finishedAt: task.clock.now(), pid: 0 });
      pause = task.clock.now() - from >= STABLE_MS ? FIRST_RESTART_MS : Math.min(pause * 2, LONGEST_RESTART_MS);
      await task.clock.sleep(pause / 2);
      if (task.killed) {
        finished(parts, id, outcome.exitCode, task.clock);
        return;
      }
      internals.containers.update(id, { restarting: false, restartCount: count + 1, startedAt: task.clock.now(), pid: parts.nextPid() });
    }
  });
  begun = true;
  if (first?.error !== undefined) {
    const { code, message } = first.error;
    notStarted(internals, id, first.exitCode, message);
    throw new EngineError(code, message, { containerId: id, exitCode: first.exitCode });
  }
}

/** With address, ports and mount points. Throws before anything has changed but the record of why it failed. */
function prepared({ internals, nextId, nextPid }: ContainerParts, container: StoredContainer): StoredContainer {
  const { id, settings } = container;
  const onBridge = settings.network === 'bridge';
  const others = internals.containers.list().filter((other) => other.id !== id && other.state === 'running');
  const taken = others.flatMap(({ published }) => published);
  const address = onBridge ? freeAddress(others, id, nextId()) : undefined;
  const published = onBridge ? chosenPorts(wantedPorts(settings), taken) : [];
  const clash = published.find((binding) => taken.some((other) => collide(binding, other)));
  const fail = (why: string): never => {
    const message = `failed to set up container networking: driver failed programming external connectivity on endpoint ${container.name} (${address?.endpointId ?? ''}): ${why}`;
    notStarted(internals, id, NETWORK_FAILED, message);
    throw new EngineError('port-taken', message, { containerId: id, exitCode: NETWORK_FAILED });
  };
  if (clash !== undefined)
    fail(`Bind for ${clash.hostIp === '' ? '0.0.0.0' : clash.hostIp}:${clash.hostPort} failed: port is already allocated`);
  const [first] = published;
  if (first !== undefined && internals.hasPortProxy === false) {
    const from = `${first.hostIp === '' ? '0.0.0.0' : first.hostIp}:${first.hostPort}`;
    fail(
      `failed to start userland proxy for port mapping ${from}:${address?.ip ?? ''}:${first.containerPort}/${first.protocol}: failed to start docker-proxy, check that the current version is in your $PATH`,
    );
  }
  checkUser(container.live.tree, settings.user);
  makeMountPoints(container);
  const { address: _old, finishedAt: _ended, ...rest } = container;
  const ready: StoredContainer = {
    ...rest,
    ...(container.finishedAt === undefined ? {} : { finishedAt: container.finishedAt }),
    ...(address === undefined ? {} : { address }),
    published,
    pid: nextPid(),
    exitCode: 0,
    error: '',
    restarting: false,
    restartCount: 0,
  };
  internals.containers.set(ready);
  return ready;
}

/** The lowest free one of Docker's default bridge. */
function freeAddress(others: readonly StoredContainer[], id: string, endpointId: string): NonNullable<StoredContainer['address']> {
  let last = 2;
  while (others.some(({ address }) => address?.ip === `172.17.0.${last}`)) last += 1;
  // Locally administered, unicast.
  const mac = [`${id.slice(0, 1)}2`, ...[2, 4, 6, 8, 10].map((at) => id.slice(at, at + 2))].join(':');
  return { ip: `172.17.0.${last}`, mac, endpointId };
}

function notStarted(internals: EngineInternals, id: string, exitCode: number, error: string): void {
  const container = internals.containers.find(id);
  if (container === undefined) return;
  const { address: _address, startedAt: _started, ...rest } = container;
  const startedAt = container.finishedAt === undefined || container.startedAt === undefined ? {} : { startedAt: container.startedAt };
  internals.containers.set({
    ...rest,
    ...startedAt,
    state: container.finishedAt === undefined ? 'created' : 'exited',
    exitCode,
    error,
    pid: 0,
    published: [],
  });
  container.live.task = undefined;
}

/** One run of the container's own process. */
async function ran(
  parts: ContainerParts,
  id: string,
  task: BackgroundTask,
  { stdin, typing, window }: Omit<StartOptions, 'stdin'> & { readonly stdin?: Uint8Array | undefined },
): Promise<Outcome> {
  const { internals, network } = parts;
  const container = internals.containers.get(id);
  const { settings, live } = container;
  live.became = undefined;
  live.pids.reset();
  live.pids.begin();
  const tree = processTree(container, internals.machine);
  // Of a container in the background it stays open: somebody may attach.
  const isOpen = settings.openStdin && (typing === true || !settings.attach.stdin);
  const env = containerEnvironment({}, { env: settings.env, tty: settings.tty }, settings.hostname, homeOf(settings.user, live.tree));
  const result = await internals.processes.run(
    {
      argv: container.command,
      env,
      workingDirectory: settings.workingDirectory || '/',
      user: settings.user,
      hostname: settings.hostname,
      isForeign: !runsOn(internals.platform, container.imageManifest.platform),
      tty: settings.tty,
      ...(window === undefined ? {} : { window }),
      ...(stdin !== undefined ? { stdin } : isOpen ? { input: loggedInput(parts, id, task) } : {}),
      signals: task,
      machine: machineOf(internals, container),
      network: {
        listen: (listener) => live.listeners.set(listener.port, listener),
        request: (host, port, request) => network.request(host, port, request, id),
      },
    },
    tree,
    {
      stdout: (text) => {
        if (!task.killed) written(parts, id, 'stdout', text, task.clock);
      },
      stderr: (text) => {
        // In a terminal there is one stream.
        if (!task.killed) written(parts, id, settings.tty ? 'stdout' : 'stderr', text, task.clock);
      },
    },
    task.clock,
    task.cancellation,
  );
  return task.killed ? { exitCode: live.killedWith } : outcomeOf(result, START_FAILED);
}

/** In a terminal, prompt and typing are among what the container writes: whoever is attached has seen them, the log is told. */
function loggedInput({ internals }: ContainerParts, id: string, task: BackgroundTask): ProcessInput {
  const { live, settings } = internals.containers.get(id);
  const log = (text: string): void => {
    if (settings.tty && text !== '' && !task.killed) live.log.add(task.clock.now(), 'stdout', text);
  };
  return {
    readLine: async (request) => {
      log(request.prompt);
      const typed = await task.readLine(request);
      log(typed.kind === 'line' ? `${typed.text}\r\n` : typed.kind === 'interrupt' ? '^C\r\n' : '');
      return typed;
    },
    get interrupted() {
      return task.interrupted;
    },
  };
}

function written({ internals }: ContainerParts, id: string, stream: 'stdout' | 'stderr', text: string, clock: Clock): void {
  const container = internals.containers.find(id);
  if (container === undefined || text === '') return;
  container.live.log.add(clock.now(), stream, text);
  internals.emit({ type: 'container.output', id, stream, text });
  for (const io of container.live.attached) io[stream](text);
}

function isRestarted(internals: EngineInternals, id: string, task: BackgroundTask, exitCode: number, count: number): boolean {
  const container = internals.containers.find(id);
  if (container === undefined || task.killed || container.live.stopped) return false;
  const { name, maximumRetries } = container.settings.restart;
  if (name === 'on-failure') return exitCode !== 0 && (maximumRetries === 0 || count < maximumRetries);
  return name !== 'no';
}

function finished(parts: ContainerParts, id: string, exitCode: number, clock: Clock): void {
  const { internals } = parts;
  const container = internals.containers.find(id);
  if (container === undefined) return;
  const { address: _address, ...rest } = container;
  const { live, settings } = container;
  live.listeners.clear();
  live.lastExit = exitCode;
  for (const { task } of live.execs) void task.kill(clock.now());
  live.execs = [];
  internals.containers.set({
    ...rest,
    state: 'exited',
    paused: false,
    restarting: false,
    exitCode,
    finishedAt: clock.now(),
    pid: 0,
    published: [],
  });
  internals.emit({ type: 'container.exited', id, exitCode });
  if (settings.remove) removeStored(parts, id, { volumes: true });
}

/** Forgets a container, with its anonymous volumes when they are asked for. */
export function removeStored({ internals, volumes }: ContainerParts, id: string, options: { readonly volumes: boolean }): void {
  const container = internals.containers.get(id);
  internals.containers.delete(id);
  internals.emit({ type: 'container.removed', id });
  if (!options.volumes) return;
  for (const { anonymous, name } of container.mounts) {
    if (anonymous && name !== undefined && volumes.get(name).usedBy.length === 0) volumes.remove(name);
  }
}
