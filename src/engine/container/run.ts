import type { ImageRecord, RunOptions } from '../api';
import type { Cancellation } from '../clock';
import { EngineError } from '../errors';
import { overlayTree } from '../filetree/overlay';
import type { OverlayTree } from '../filetree/overlay';
import type { EngineInternals } from '../internals';
import { snapshotUsage } from '../layer/snapshotUsage';
import { containerCommand, containerEnvironment, homeOf } from './command';
import type { StoredContainer } from './containerStore';
import { INIT_LAYER_USAGE, initLayer } from './initLayer';
import type { ProcessIo, ProcessResult } from './process';

/** Docker's exit codes for a program that could not be started (docker run, Exit status). */
const NOT_FOUND = 127;
const NOT_EXECUTABLE = 126;

interface Started {
  readonly container: StoredContainer;
  readonly tree: OverlayTree;
  readonly argv: readonly string[];
  readonly env: readonly string[];
  readonly workingDirectory: string;
  readonly user: string;
  readonly hostname: string;
}

/** Creates a container of an image that is here, starts it, waits for its end. Errors: `no-command`, `name-conflict`, `program-not-found` … */
export async function runContainer(
  internals: EngineInternals,
  image: ImageRecord,
  options: RunOptions,
  io: ProcessIo,
  kill: (containerId: string, cancellation: { cancelled: boolean }) => void,
): Promise<{ readonly containerId: string; readonly exitCode: number }> {
  const started = createContainer(internals, image, options);
  const { id } = started.container;
  const forced = { cancelled: false };
  kill(id, forced);
  const result = await startProcess(internals, started, options, io, {
    get cancelled() {
      return forced.cancelled || options.cancellation?.cancelled === true;
    },
  });
  const outcome = outcomeOf(result);
  const changeset = started.tree.changeset();
  const usage = snapshotUsage(changeset);
  const now = internals.clock.now();
  const ran = result.kind === 'exited';
  if (!forced.cancelled) {
    internals.containers.set({
      ...started.container,
      state: ran ? 'exited' : 'created',
      exitCode: outcome.exitCode,
      changeset,
      writableSize: usage,
      virtualSize: started.container.virtualSize - started.container.writableSize + usage,
      ...(ran ? { startedAt: started.container.created, finishedAt: now } : {}),
    });
    if (ran) {
      internals.emit({ type: 'container.exited', id, exitCode: outcome.exitCode });
    }
    if (options.remove === true) {
      internals.containers.delete(id);
      internals.emit({ type: 'container.removed', id });
    }
  }
  if (outcome.error !== undefined) {
    throw new EngineError(outcome.error.code, outcome.error.message, { containerId: id, exitCode: outcome.exitCode });
  }
  return { containerId: id, exitCode: outcome.exitCode };
}

function createContainer(internals: EngineInternals, image: ImageRecord, options: RunOptions): Started {
  const argv = containerCommand(image.config.config, options);
  const id = internals.nextId('container');
  const name = containerName(internals, options.name);
  const hostname = id.slice(0, 12);
  const seconds = (): number => Math.floor(internals.clock.now() / 1000);
  const chainId = image.layers.at(-1)?.chainId;
  const tree = overlayTree([...internals.layers.changesets(chainId), initLayer(hostname, seconds())], { now: seconds });
  const workingDirectory = options.workingDirectory ?? (image.config.config.WorkingDir || '/');
  const user = options.user ?? image.config.config.User ?? '';
  if (tree.stat(workingDirectory) === undefined) {
    tree.makeDirectory(workingDirectory, { recursive: true });
  }
  const writableSize = snapshotUsage(tree.changeset());
  const container: StoredContainer = {
    id,
    name,
    imageId: image.id,
    image: options.image,
    command: argv,
    created: internals.clock.now(),
    state: 'created',
    exitCode: 0,
    writableSize,
    virtualSize: image.layers.reduce((sum, layer) => sum + layer.unpackedSize, INIT_LAYER_USAGE + writableSize),
    chainId,
    changeset: tree.changeset(),
  };
  internals.containers.set(container);
  internals.emit({ type: 'container.created', id, name, imageId: image.id, image: options.image });
  const env = containerEnvironment(image.config.config, options, hostname, homeOf(user, tree));
  return { container, tree, argv, env, workingDirectory, user, hostname };
}

async function startProcess(
  internals: EngineInternals,
  { container, tree, argv, env, workingDirectory, user, hostname }: Started,
  options: RunOptions,
  io: ProcessIo,
  cancellation: Cancellation,
): Promise<ProcessResult> {
  const { id } = container;
  internals.containers.set({ ...container, state: 'running', startedAt: internals.clock.now() });
  internals.emit({ type: 'container.started', id });
  const stdin = options.stdin === undefined ? {} : { stdin: options.stdin };
  return internals.processes.run(
    { argv, env, workingDirectory, user, hostname, tty: options.tty === true, ...stdin },
    tree,
    {
      stdout: (text) => {
        internals.emit({ type: 'container.output', id, stream: 'stdout', text });
        io.stdout(text);
      },
      stderr: (text) => {
        internals.emit({ type: 'container.output', id, stream: 'stderr', text });
        io.stderr(text);
      },
    },
    internals.clock,
    cancellation,
  );
}

/** Docker's exit code, and for a program that did not start the runtime's words (recording 29.7.2/02 steps 32 and 33). */
function outcomeOf(result: ProcessResult): {
  readonly exitCode: number;
  readonly error?: { readonly code: 'program-not-found' | 'program-not-executable' | 'not-simulated'; readonly message: string };
} {
  const failed =
    'failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: ' +
    'unable to start container process: error during container init: exec: ';
  switch (result.kind) {
    case 'exited':
      return { exitCode: result.exitCode };
    case 'not-found': {
      const { program } = result;
      const why = program.includes('/') ? `stat ${program}: no such file or directory` : 'executable file not found in $PATH';
      return { exitCode: NOT_FOUND, error: { code: 'program-not-found', message: `${failed}"${program}": ${why}` } };
    }
    case 'not-executable':
      return {
        exitCode: NOT_EXECUTABLE,
        error: { code: 'program-not-executable', message: `${failed}"${result.program}": permission denied` },
      };
    case 'not-simulated':
      return { exitCode: NOT_EXECUTABLE, error: { code: 'not-simulated', message: result.message } };
  }
}

function containerName(internals: EngineInternals, wanted: string | undefined): string {
  if (wanted === undefined) {
    let name = internals.nextId('containerName');
    while (internals.containers.byName(name) !== undefined) {
      name = internals.nextId('containerName');
    }
    return name;
  }
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(wanted)) {
    throw new EngineError('name-conflict', `Invalid container name (${wanted}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`, {
      name: wanted,
    });
  }
  const holder = internals.containers.byName(wanted);
  if (holder !== undefined) {
    throw new EngineError(
      'name-conflict',
      `Conflict. The container name "/${wanted}" is already in use by container "${holder.id}". You have to remove (or rename) that container to be able to reuse that name.`,
      { name: wanted, container: holder.id },
    );
  }
  return wanted;
}
