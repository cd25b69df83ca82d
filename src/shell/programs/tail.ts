import { resolvePath } from '../bash/paths';
import { NotSimulated } from './program';
import type { Program, ProgramContext } from './program';
import { KILLED, waitForSignal } from './waiting';

function lastLines(text: string, count: string): string {
  const lines = text.split(/(?<=\n)/).filter((line) => line !== '');
  if (count.startsWith('+')) return lines.slice(Math.max(0, Number(count) - 1)).join('');
  const number = Math.abs(Number(count));
  return number === 0 ? '' : lines.slice(-number).join('');
}

function contentOf(context: ProgramContext, file: string): string | undefined {
  if (file === '-') return new TextDecoder().decode(context.stdin);
  if (file === '/dev/null') return '';
  const path = resolvePath(context.workingDirectory, file);
  return context.tree.stat(path)?.type === 'file' ? new TextDecoder().decode(context.tree.readFile(path)) : undefined;
}

export const tail: Program = {
  name: 'tail',
  does: 'Prints the last lines of files: -n N, -n +N, -N, -c N; with -f or -F it then waits, as the first process of a container often does.',
  doesNot: 'Printing what is added to a file that it follows; other options.',
  async run(argv, context) {
    let count = '10';
    let bytes: number | undefined;
    let follow = false;
    const files: string[] = [];
    const words = argv.slice(1);
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at] ?? '';
      if (word === '-f' || word === '-F' || word === '--follow') follow = true;
      else if (word === '-n') count = words[(at += 1)] ?? '10';
      else if (word === '-c') bytes = Number(words[(at += 1)]);
      else if (/^-n?\+?\d+$/.test(word)) count = word.replace(/^-n?/, '');
      else if (/^-f\d*$|^-\d+f$|^-fn$/.test(word)) {
        follow = true;
        count = word === '-fn' ? (words[(at += 1)] ?? '10') : word.replace(/\D/g, '') || count;
      } else if (word.startsWith('-') && word !== '-') throw new NotSimulated('tail', `The option ${word} of tail is not simulated here.`);
      else files.push(word);
    }
    let exitCode = 0;
    const shown = files.length === 0 ? ['-'] : files;
    for (const [at, file] of shown.entries()) {
      const text = contentOf(context, file);
      if (text === undefined) {
        const missing = context.userland === 'busybox' ? `tail: can't open '${file}'` : `tail: cannot open '${file}' for reading`;
        context.stderr(`${missing}: No such file or directory\n`);
        exitCode = 1;
        continue;
      }
      if (shown.length > 1) context.stdout(`${at > 0 ? '\n' : ''}==> ${file} <==\n`);
      const part = bytes === undefined ? lastLines(text, count) : bytes === 0 ? '' : text.slice(-bytes);
      if (part !== '') context.stdout(part);
    }
    if (!follow || exitCode !== 0) return exitCode;
    await waitForSignal(context, 'tail', []);
    return KILLED;
  },
};
