import type { Program } from './programs/program';
import type { ShellProgram } from './shell';

/** A program such as `docker` as bash calls it: in a pipe or a substitution it has no terminal. */
export function shellProgram(program: ShellProgram): Program {
  return {
    name: program.name,
    does: '',
    doesNot: '',
    run: ([, ...argv], context) =>
      program.run(
        argv,
        {
          workingDirectory: context.workingDirectory,
          env: context.env,
          stdin: new TextDecoder().decode(context.stdin),
          stdinBytes: context.stdin,
          ...(context.tty === undefined ? {} : { tty: context.tty }),
          ...(context.keyboard === undefined || context.stdin.length > 0 ? {} : { keyboard: context.keyboard }),
          ...(context.cancellation === undefined ? {} : { cancellation: context.cancellation }),
        },
        { stdout: context.stdout, stdoutBytes: context.stdoutBytes, stderr: context.stderr },
      ),
  };
}
