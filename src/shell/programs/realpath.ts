import { parentOf, resolvePath } from '../bash/paths';
import { refusal } from '../bash/openable';
import { NotSimulated } from './program';
import type { Program } from './program';

export const realpath: Pick<Program, 'run'> = {
  run(argv, context) {
    const words = argv.slice(1);
    const unknown = words.find((word) => word.startsWith('-') && word !== '-e');
    if (unknown !== undefined) throw new NotSimulated('realpath', `The option ${unknown} of realpath is not simulated here.`);
    const mustExist = words.includes('-e');
    const files = words.filter((word) => word !== '-e');
    if (files.length === 0) {
      context.stderr("realpath: missing operand\nTry 'realpath --help' for more information.\n");
      return 1;
    }
    let exitCode = 0;
    for (const file of files) {
      const path = resolvePath(context.workingDirectory, file);
      // All but the last part has to be there.
      const reason = refusal(context.tree, context.identity, 'read', mustExist ? path : parentOf(path));
      if (reason === undefined || reason === 'Permission denied')
        context.stdout(`${context.tree.stat(path) === undefined ? path : context.tree.realPath(path)}\n`);
      else {
        context.stderr(`realpath: ${file}: ${reason}\n`);
        exitCode = 1;
      }
    }
    return exitCode;
  },
};
