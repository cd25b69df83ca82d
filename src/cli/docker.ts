import type { Engine } from '../engine/api';
import type { FileTree } from '../engine/filetree/tree';
import type { Ticks } from './command/command';
import { dispatch } from './command/dispatch';
import { loadGuide } from './command/loadGuide';
import { commandIndex } from './commands/commandIndex';
import type { CommandLineProgram } from './program';

/**
 * The `docker` program of one machine: words in, Docker's text and exit code out. `files` are the learner's own, for build contexts.
 * `argv` is what a process gets after its own name.
 */
export function createDocker(engine: Engine, files: FileTree, options: { readonly ticks?: Ticks } = {}): CommandLineProgram {
  return {
    name: 'docker',
    run: async (argv, context, io) => {
      // What went on in containers meanwhile has happened by now.
      await engine.container.settle();
      return dispatch(commandIndex, argv, {
        engine,
        files,
        workingDirectory: context.workingDirectory,
        env: context.env,
        stdin: context.stdin,
        ...(context.stdinBytes === undefined ? {} : { stdinBytes: context.stdinBytes }),
        io,
        ...(options.ticks === undefined ? {} : { ticks: options.ticks }),
        ...(context.tty === undefined ? {} : { tty: context.tty }),
        ...(context.keyboard === undefined ? {} : { keyboard: context.keyboard }),
        ...(context.cancellation === undefined ? {} : { cancellation: context.cancellation }),
      });
    },
    complete: async (argv) => (await loadGuide()).complete(commandIndex, engine, argv),
  };
}
