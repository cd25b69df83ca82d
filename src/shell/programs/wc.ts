import { openInput } from './inputFile';
import { NotSimulated } from './program';
import type { Program } from './program';

/** In the order in which they are printed, whatever the order of the options. */
const COUNTS: readonly (readonly [flag: string, count: (bytes: Uint8Array, text: string) => number])[] = [
  ['l', (bytes) => bytes.reduce((sum, byte) => sum + (byte === 10 ? 1 : 0), 0)],
  ['w', (_bytes, text) => text.split(/\s+/).filter((word) => word !== '').length],
  ['m', (_bytes, text) => [...text].length],
  ['c', (bytes) => bytes.length],
  ['L', (_bytes, text) => text.split('\n').reduce((longest, line) => Math.max(longest, [...line].length), 0)],
];
const LONG: Readonly<Record<string, string>> = {
  '--lines': '-l',
  '--words': '-w',
  '--chars': '-m',
  '--bytes': '-c',
  '--max-line-length': '-L',
};

export const wc: Pick<Program, 'run'> = {
  async run(argv, context) {
    const words = argv.slice(1).map((word) => LONG[word] ?? word);
    const flags = new Set(words.filter((word) => /^-./.test(word)).flatMap((word) => [...word.slice(1)]));
    const unknown = [...flags].find((flag) => !'lwmcL'.includes(flag));
    if (unknown !== undefined) throw new NotSimulated('wc', `The option -${unknown} of wc is not simulated here.`);
    const named = words.filter((word) => word === '-' || !word.startsWith('-'));
    const counts = COUNTS.filter(([flag]) => (flags.size === 0 ? 'lwc' : [...flags].join('')).includes(flag));
    const rows: (readonly [numbers: readonly number[], name: string | undefined])[] = [];
    let exitCode = 0;
    let [bytesInAll, hasStream] = [0, false];
    const told: (() => void)[] = [];
    for (const file of named.length === 0 ? ['-'] : named) {
      const opened = await openInput('wc', file, context);
      if ('reason' in opened) {
        const cannot = context.userland === 'busybox' ? `can't open '${file}'` : file;
        told.push(() => {
          context.stderr(`wc: ${cannot}: ${opened.reason}\n`);
        });
        exitCode = 1;
        if (opened.reason !== 'Is a directory' || context.userland === 'busybox') continue;
      }
      const bytes = 'bytes' in opened ? opened.bytes : new Uint8Array();
      const text = new TextDecoder().decode(bytes);
      hasStream ||= file === '-' || 'reason' in opened || file.startsWith('/dev/');
      bytesInAll += bytes.length;
      const row = [counts.map(([, count]) => count(bytes, text)), named.length === 0 ? undefined : file] as const;
      rows.push(row);
      told.push(() => {
        print(row);
      });
    }
    if (named.length > 1) {
      const sums = counts.map(([flag], index) => {
        const column = rows.map(([numbers]) => numbers[index] ?? 0);
        return flag === 'L' ? Math.max(0, ...column) : column.reduce((sum, number) => sum + number, 0);
      });
      told.push(() => {
        print([sums, 'total']);
      });
    }
    // GNU: as wide as the size of all files, or seven where a size is not known beforehand; one number of one file stands alone (coreutils wc.c).
    const alone = counts.length === 1 && named.length <= 1;
    const gnu = alone ? 1 : hasStream ? 7 : String(bytesInAll).length;
    const width = context.userland === 'busybox' ? (counts.length === 1 ? 0 : 9) : gnu;
    const print = ([numbers, name]: (typeof rows)[number]): void => {
      const cells = numbers.map((number) => String(number).padStart(width));
      context.stdout(`${cells.join(' ')}${name === undefined ? '' : ` ${name}`}\n`);
    };
    for (const tell of told) tell();
    return exitCode;
  },
};
