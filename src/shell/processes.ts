/** Runs the processes of containers and builds: a container runtime without a kernel. */
import type { Cancellation, Clock } from '../engine/clock';
import type { ProcessIo, ProcessResult, ProcessRunner, ProcessSpec } from '../engine/container/process';
import type { FileTree } from '../engine/filetree/tree';
import { loadPart } from '../engine/onFirstUse';
import { identify } from './account/accounts';

/**
 * The parts that run a process, bash among them, are loaded by the first. Simulated duration is slept on the clock; a thrown error becomes
 * a message and exit code 70, but for `part-not-loaded`: the process has not begun then.
 */
export function createProcessRunner(): ProcessRunner {
  return {
    prepare: async () => {
      await (await loadProcesses()).loadLibrary();
    },
    async run(spec: ProcessSpec, tree: FileTree, io: ProcessIo, clock: Clock, cancellation?: Cancellation): Promise<ProcessResult> {
      const identity = identify(tree, spec.user);
      if ('unknown' in identity) {
        // The daemon refuses to start the container; the contract knows no result for that, so the text is printed as the client prints it.
        io.stderr(`docker: Error response from daemon: ${identity.unknown}\n`);
        return { kind: 'exited', exitCode: 125 };
      }
      const { loadLibrary, processRun } = await loadProcesses();
      await loadLibrary();
      try {
        return await processRun({ spec, tree, io, clock, cancellation, identity }).start(spec.argv);
      } catch (error) {
        io.stderr(`layer-by-layer: ${error instanceof Error ? error.message : String(error)}\n`);
        return { kind: 'exited', exitCode: 70 };
      }
    },
  };
}

function loadProcesses(): Promise<typeof import('./process/processRun')> {
  return loadPart(() => import(/* webpackChunkName: "shell" */ './process/processRun'));
}
