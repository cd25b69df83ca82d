import { NotSimulated } from './program';
import type { Program } from './program';

export const ps: Program = {
  name: 'ps',
  does: 'Lists the processes of a container, as busybox does.',
  doesNot: 'Options; the ps of procps; programs that a shell has begun, but for ps itself.',
  run(argv, { machine, userland, identity, pid, stdout }) {
    if (machine === undefined || userland === 'gnu') throw new NotSimulated('ps', 'ps is simulated in containers of busybox and alpine.');
    if (argv.some((word) => /^-[oT]/.test(word))) throw new NotSimulated('ps', 'The columns of ps cannot be chosen here.');
    const own = { pid: pid ?? 1, user: identity.name ?? String(identity.uid), argv };
    const others = machine.list().filter((process) => process.pid !== own.pid);
    stdout('PID   USER     TIME  COMMAND\n');
    for (const process of [...others, own].sort((a, b) => a.pid - b.pid)) {
      // Nothing here takes a minute of a processor.
      stdout(`${String(process.pid).padStart(5)} ${process.user.slice(0, 8).padEnd(8)}  0:00 ${process.argv.join(' ')}\n`);
    }
    return 0;
  },
};
