/** `hostname`, `uname`, `arch`, `nproc`: what the machine says of itself. */
import { NotSimulated } from './program';
import type { Program } from './program';

export const hostname: Program = {
  name: 'hostname',
  does: 'Prints the host name.',
  doesNot: 'Setting it; addresses.',
  run(argv, context) {
    if (argv.length > 1 && argv[1] !== '-s')
      throw new NotSimulated('hostname', 'hostname prints the name here; it neither sets it nor lists addresses.');
    context.stdout(`${context.hostname}\n`);
    return 0;
  },
};

export const uname: Program = {
  name: 'uname',
  does: 'Prints the kernel name (-s), machine (-m), host name (-n) and operating system (-o).',
  doesNot: 'Kernel release and version: there is no kernel here.',
  run(argv, context) {
    const flags = argv.slice(1).join('').replace(/-/g, '') || 's';
    if (/[^smnop]/.test(flags)) throw new NotSimulated('uname', 'There is no kernel here, so uname has no release or version to print.');
    const values: Readonly<Record<string, string>> = {
      s: 'Linux',
      n: context.hostname,
      m: 'x86_64',
      p: 'unknown',
      o: context.userland === 'gnu' ? 'GNU/Linux' : 'Linux',
    };
    const shown = [...'snmpo'].filter((letter) => flags.includes(letter)).map((letter) => values[letter] ?? '');
    context.stdout(`${shown.join(' ')}\n`);
    return 0;
  },
};

export const arch: Program = {
  name: 'arch',
  does: 'Prints x86_64.',
  doesNot: '',
  run(_argv, context) {
    context.stdout('x86_64\n');
    return 0;
  },
};

export const nproc: Program = {
  name: 'nproc',
  does: 'Prints 2, the number of processors of the simulated machine.',
  doesNot: '',
  run(_argv, context) {
    context.stdout('2\n');
    return 0;
  },
};
