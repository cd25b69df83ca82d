import { createDocker } from '../../src/cli/docker';
import type { Engine } from '../../src/engine/api';
import { usualMachine } from '../../src/engine/machineSettings';
import { SimulatedClock } from '../../src/engine/clock';
import { EngineError } from '../../src/engine/errors';
import { overlayTree } from '../../src/engine/filetree/overlay';
import { linuxAmd64 } from '../../src/engine/oci/platform';
import { docker29 } from '../../src/engine/profile';
import type { CommandLineProgram } from '../../src/cli/program';

/** No container is there, whatever is asked about one. */
function noContainers(): Engine['container'] {
  const missing = (name: string): never => {
    throw new EngineError('container-not-found', `No such container: ${name}`);
  };
  const refuse = (): never => {
    throw new Error('this test asked the daemon to work');
  };
  return {
    settle: () => Promise.resolve(),
    get: missing,
    create: refuse,
    start: missing,
    attach: missing,
    stop: missing,
    restart: missing,
    setRestartPolicy: missing,
    kill: missing,
    pause: missing,
    unpause: missing,
    rename: missing,
    wait: missing,
    exec: missing,
    logs: missing,
    processes: missing,
    diff: missing,
    changes: missing,
    commit: missing,
    files: missing,
    rootFileSystem: missing,
    volumes: { list: () => [], create: refuse, get: refuse, remove: refuse, prune: refuse },
    network: { request: () => ({ kind: 'refused' }) },
  };
}

/** A daemon with nothing on it, for whatever the client finds out by itself. Work is refused. */
export function emptyEngine(overrides: Partial<Engine> = {}): Engine {
  const refuse = (): never => {
    throw new Error('this test asked the daemon to work');
  };
  const noImage = (name: string): never => {
    throw new EngineError('image-not-found', `No such image: ${name}:latest`);
  };
  return {
    profile: docker29,
    clock: new SimulatedClock(Date.parse('2026-11-23T05:14:08Z')),
    platform: linuxAmd64,
    registries: { registry: () => undefined },
    processes: { run: refuse },
    speeds: { downloadBytesPerSecond: 1, latencyMs: 0, unpackBytesPerSecond: 1 },
    machine: usualMachine,
    nextId: refuse,
    emit: refuse,
    subscribe: () => () => undefined,
    pull: refuse,
    push: refuse,
    login: refuse,
    inspectRemote: refuse,
    save: (names) => noImage(names[0] ?? ''),
    load: refuse,
    importImage: refuse,
    exportContainer: (name) => {
      throw new EngineError('container-not-found', `No such container: ${name}`);
    },
    build: refuse,
    checkBuild: refuse,
    planBuild: refuse,
    buildCacheUsage: () => [],
    pruneBuildCache: () => [],
    run: refuse,
    images: () => [],
    image: noImage,
    findImage: () => undefined,
    history: () => [],
    tag: refuse,
    removeImage: noImage,
    pruneImages: () => ({ removed: [], reclaimedBytes: 0 }),
    containers: () => [],
    removeContainer: (name) => {
      throw new EngineError('container-not-found', `No such container: ${name}`);
    },
    imageDocuments: () => [],
    layerContent: () => undefined,
    imageTree: refuse,
    container: noContainers(),
    ...overrides,
  };
}

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

/** Runs `docker` with words, as the shell would. */
export async function runDocker(
  words: readonly string[],
  options: { readonly program?: CommandLineProgram; readonly stdin?: string; readonly columns?: number } = {},
): Promise<Ran> {
  const program = options.program ?? createDocker(emptyEngine(), overlayTree([]));
  let stdout = '';
  let stderr = '';
  const exit = await program.run(
    words,
    {
      workingDirectory: '/',
      env: { HOME: '/root' },
      stdin: options.stdin ?? '',
      ...(options.columns === undefined ? {} : { tty: { columns: options.columns, rows: 24 } }),
    },
    {
      stdout: (text) => {
        stdout += text;
      },
      stderr: (text) => {
        stderr += text;
      },
    },
  );
  return { stdout, stderr, exit };
}
