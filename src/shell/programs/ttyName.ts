/** `tty`: which terminal standard input is. */
import type { Program } from './program';

export const tty: Program = {
  name: 'tty',
  does: 'Prints the name of the terminal on standard input; with -s only answers with its exit code.',
  doesNot: 'Within $(…) it finds no terminal.',
  run(argv, { terminal, stdout }) {
    const [option] = argv.slice(1);
    if (option !== '-s' && option !== '--silent' && option !== '--quiet') stdout(terminal ? '/dev/pts/0\n' : 'not a tty\n');
    return terminal ? 0 : 1;
  },
};
