import { findProgram } from '../process/findProgram';
import type { Program } from './program';

export const which: Program = {
  name: 'which',
  does: 'Prints where along PATH a program is.',
  doesNot: '-a.',
  run(argv, context) {
    const names = argv.slice(1).filter((word) => !word.startsWith('-'));
    let exitCode = names.length === 0 ? 1 : 0;
    for (const name of names) {
      const found = findProgram(context.tree, name, context.env['PATH'] ?? '', context.workingDirectory, context.identity);
      if (found.kind === 'file') context.stdout(`${found.path}\n`);
      else exitCode = 1;
    }
    return exitCode;
  },
};

/** The learner's machine has its programs in /usr/bin, although no files stand for them there. */
export function learnerWhich(programs: readonly string[]): Program {
  return {
    ...which,
    run(argv, context) {
      const names = argv.slice(1).filter((word) => !word.startsWith('-'));
      const found = names.filter((name) => programs.includes(name) || name === 'which');
      for (const name of found) context.stdout(`/usr/bin/${name}\n`);
      return names.length > 0 && found.length === names.length ? 0 : 1;
    },
  };
}
