import type { Program, ProgramContext } from './program';
import { NotSimulated } from './program';
import { createArchive } from './tar/create';
import { readArchive } from './tar/read';
import { parseTarOptions, TarUsage } from './tar/options';
import type { TarOptions } from './tar/options';

/** GNU tar's exit code for everything that goes wrong; busybox has 1. */
const FAILED = 2;

export const tar: Pick<Program, 'run'> = {
  run(argv, context) {
    const options = parsed(argv.slice(1), context);
    if (typeof options === 'number') return options;
    return options.mode === 'create' ? createArchive(options, context) : readArchive(options, context);
  },
};

function parsed(words: readonly string[], context: ProgramContext): TarOptions | number {
  try {
    return parseTarOptions(words);
  } catch (error) {
    if (!(error instanceof TarUsage)) throw error;
    if (error.unsimulated !== undefined) throw new NotSimulated('tar', `The option ${error.unsimulated} of tar is not simulated here.`);
    context.stderr(`tar: ${error.message}\nTry 'tar --help' or 'tar --usage' for more information.\n`);
    return context.userland === 'gnu' ? FAILED : 1;
  }
}
