import { openInput } from './inputFile';
import { NotSimulated } from './program';
import type { Program } from './program';

export const cmp: Pick<Program, 'run'> = {
  async run(argv, context) {
    const isSilent = argv.some((word) => ['-s', '--silent', '--quiet'].includes(word));
    const unknown = argv.slice(1).find((word) => word.startsWith('-') && word !== '-' && !['-s', '--silent', '--quiet'].includes(word));
    if (unknown !== undefined) throw new NotSimulated('cmp', `The option ${unknown} of cmp is not simulated here.`);
    const [one, two = '-'] = argv.slice(1).filter((word) => word === '-' || !word.startsWith('-'));
    if (one === undefined) {
      context.stderr("cmp: missing operand after 'cmp'\ncmp: Try 'cmp --help' for more information.\n");
      return 2;
    }
    const sides: Uint8Array[] = [];
    for (const file of [one, two]) {
      const opened = await openInput('cmp', file, context);
      if ('reason' in opened) {
        if (!isSilent) context.stderr(`cmp: ${file}: ${opened.reason}\n`);
        return 2;
      }
      sides.push(opened.bytes);
    }
    const [a = new Uint8Array(), b = new Uint8Array()] = sides;
    const at = a.findIndex((byte, index) => byte !== b[index]);
    if (at < 0 && a.length === b.length) return 0;
    if (isSilent) return 1;
    const newlines = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum + (byte === 10 ? 1 : 0), 0);
    if (at >= 0 && at < b.length)
      context.stdout(`${one} ${two} differ: byte ${String(at + 1)}, line ${String(newlines(a.subarray(0, at)) + 1)}\n`);
    else {
      const [shorter, file] = a.length < b.length ? [a, one] : [b, two];
      const where =
        shorter.length === 0
          ? 'which is empty'
          : `after byte ${String(shorter.length)}, ${shorter.at(-1) === 10 ? 'line' : 'in line'} ${String(newlines(shorter) + (shorter.at(-1) === 10 ? 0 : 1))}`;
      context.stderr(`cmp: EOF on ${file} ${where}\n`);
    }
    return 1;
  },
};
