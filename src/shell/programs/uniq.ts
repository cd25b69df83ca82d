import { openInput } from './inputFile';
import { NotSimulated } from './program';
import type { Program } from './program';

interface Group {
  readonly line: string;
  count: number;
}

export const uniq: Pick<Program, 'run'> = {
  async run(argv, context) {
    const words = argv.slice(1);
    const flags = new Set(words.filter((word) => /^-[a-zA-Z]/.test(word)).flatMap((word) => [...word.slice(1)]));
    const unknown = words.find((word) => word.startsWith('--') || /^-\d/.test(word)) ?? [...flags].find((flag) => !'cdui'.includes(flag));
    if (unknown !== undefined)
      throw new NotSimulated('uniq', `The option ${unknown.replace(/^(?!-)/, '-')} of uniq is not simulated here.`);
    const [file = '-', output] = words.filter((word) => word === '-' || !word.startsWith('-'));
    if (output !== undefined) throw new NotSimulated('uniq', 'Writing to a file of its own is not simulated for uniq; use > instead.');
    const opened = await openInput('uniq', file, context);
    if ('reason' in opened) {
      context.stderr(
        context.userland === 'busybox' ? `uniq: can't open '${file}': ${opened.reason}\n` : `uniq: ${file}: ${opened.reason}\n`,
      );
      return 1;
    }
    const groups: Group[] = [];
    const key = (line: string): string => (flags.has('i') ? line.toLowerCase() : line);
    for (const line of new TextDecoder().decode(opened.bytes).replace(/\n$/, '').split('\n')) {
      const last = groups.at(-1);
      if (last !== undefined && key(last.line) === key(line)) last.count += 1;
      else groups.push({ line, count: 1 });
    }
    if (opened.bytes.length === 0) return 0;
    for (const { line, count } of groups) {
      if ((flags.has('d') && count === 1) || (flags.has('u') && count > 1)) continue;
      context.stdout(`${flags.has('c') ? `${String(count).padStart(7)} ` : ''}${line}\n`);
    }
    return 0;
  },
};
