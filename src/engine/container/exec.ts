import { EngineError } from '../errors';
import type { ExecOptions } from './api';
import { containerEnvironment, homeOf } from './command';
import type { LiveExec, StoredContainer } from './containerStore';
import { notRunning } from './control';
import { machineOf } from './machineOf';
import { processTree } from './mounts';
import { EXEC_FAILED, outcomeOf } from './outcome';
import type { Outcome } from './outcome';
import type { ContainerParts } from './parts';
import type { ProcessIo } from './process';
import { BackgroundTask } from './timeline';
import { checkUser, shownUser } from './user';

/** A further process in a running container. It is ended with the container. */
export async function execInContainer(
  parts: ContainerParts,
  nameOrId: string,
  options: ExecOptions,
  io: ProcessIo,
): Promise<{ readonly execId: string; readonly exitCode: number; readonly detached?: boolean }> {
  const { internals, timeline } = parts;
  const container = internals.containers.get(nameOrId);
  if (container.state !== 'running') throw notRunning(container);
  if (container.paused) {
    throw new EngineError('container-paused', `Container ${nameOrId} is paused, unpause the container before exec`, {
      container: nameOrId,
    });
  }
  if (container.restarting) {
    throw new EngineError('container-not-running', `Container ${container.id} is restarting, wait until the container is running`);
  }
  const user = options.user ?? container.settings.user;
  checkUser(container.live.tree, user);
  const task = new BackgroundTask(internals.clock);
  const id = parts.nextId();
  const exec: LiveExec = {
    id,
    pid: parts.nextPid(),
    innerPid: container.live.pids.begin(),
    startedAt: internals.clock.now(),
    user: shownUser(container.live.tree, user),
    argv: options.command,
    task,
  };
  const { live } = container;
  live.execs = [...live.execs, exec];
  let outcome: Outcome = { exitCode: 0 };
  await timeline.spawn(task, async () => {
    outcome = await ran(parts, container, { ...options, user }, io, exec);
    live.execs = live.execs.filter((one) => one !== exec);
    internals.emit({ type: 'container.changed', id: container.id });
  });
  // What cannot be started says so at once, detached or not.
  if (options.detach !== true) {
    const { cancellation, keyboard } = options;
    const how = await timeline.attended(() => task.ended, {
      of: () => task,
      keyboard,
      ...(cancellation === undefined ? {} : { cancellation }),
    });
    if (how === 'detached') return { execId: id, exitCode: 0, detached: true };
    if (how === 'given-up') {
      if (cancellation?.cancelled !== true) {
        await task.kill(internals.clock.now());
        throw new EngineError('not-simulated', 'this process would run until Ctrl-C, which nobody can press here; it was ended.');
      }
      await task.signal('INT', internals.clock.now());
      await task.kill(internals.clock.now());
      return { execId: id, exitCode: 130 };
    }
  }
  if (outcome.error !== undefined) {
    throw new EngineError(outcome.error.code, outcome.error.message, { exitCode: outcome.exitCode, execId: id });
  }
  return { execId: id, exitCode: outcome.exitCode };
}

async function ran(
  parts: ContainerParts,
  container: StoredContainer,
  options: ExecOptions & { readonly user: string },
  io: ProcessIo,
  exec: LiveExec,
): Promise<Outcome> {
  const { settings, live, id } = container;
  const { task } = exec;
  const tree = processTree(container, parts.internals.machine);
  const workingDirectory = options.workingDirectory ?? (settings.workingDirectory || '/');
  if (tree.stat(workingDirectory)?.type !== 'directory') {
    const why = tree.stat(workingDirectory) === undefined ? 'no such file or directory' : 'not a directory';
    const message = `${EXEC_FAILED}chdir to cwd ("${workingDirectory}") set in config.json failed: ${why}`;
    return { exitCode: why === 'not a directory' ? 126 : 127, error: { code: 'program-not-found', message } };
  }
  const env = containerEnvironment(
    {},
    { env: replacedOrAppended(settings.env, options.env ?? []), tty: options.tty === true },
    settings.hostname,
    homeOf(options.user, live.tree),
  );
  const result = await parts.internals.processes.run(
    {
      argv: options.command,
      env,
      workingDirectory,
      user: options.user,
      hostname: settings.hostname,
      tty: options.tty === true,
      ...(options.stdin === undefined ? (options.keyboard === undefined ? {} : { input: task }) : { stdin: options.stdin }),
      ...(options.window === undefined ? {} : { window: options.window }),
      signals: task,
      umask: parts.internals.machine.execUmask,
      machine: machineOf(parts.internals, container, exec),
      network: {
        listen: (listener) => live.listeners.set(listener.port, listener),
        request: (host, port, request) => parts.network.request(host, port, request, id),
      },
    },
    tree,
    {
      stdout: (text) => {
        if (!task.killed && options.detach !== true) io.stdout(text);
      },
      stderr: (text) => {
        if (task.killed || options.detach === true) return;
        if (options.tty === true) io.stdout(text);
        else io.stderr(text);
      },
    },
    task.clock,
    task.cancellation,
  );
  return task.killed ? { exitCode: 137 } : outcomeOf(result, EXEC_FAILED);
}

/** What is given takes the place of what the container has of the same name, or follows (moby container/env.go). */
function replacedOrAppended(env: readonly string[], given: readonly string[]): readonly string[] {
  const nameOf = (entry: string): string => entry.split('=', 1)[0] ?? entry;
  const result = [...env];
  for (const entry of given) {
    const known = result.findIndex((other) => nameOf(other) === nameOf(entry));
    if (known < 0) result.push(entry);
    else result[known] = entry;
  }
  return result;
}
