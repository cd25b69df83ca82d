import { resolvePath } from '../../bash/paths';
import { openInput } from '../inputFile';
import { NotSimulated } from '../program';
import type { Program, ProgramContext } from '../program';
import { changes } from './compare';
import { normal, unified } from './hunks';

interface Options {
  /** Lines of context; undefined for the normal format. */
  context?: number;
  brief: boolean;
  identical: boolean;
  recursive: boolean;
  absent: boolean;
  ignore: Set<string>;
  /** As typed, for the line before each file of a directory. */
  typed: string[];
}

const TROUBLE = 2;
const LONG: Readonly<Record<string, string>> = {
  '--unified': '-u',
  '--brief': '-q',
  '--report-identical-files': '-s',
  '--recursive': '-r',
  '--new-file': '-N',
  '--ignore-case': '-i',
  '--ignore-all-space': '-w',
  '--ignore-space-change': '-b',
  '--text': '-a',
};

export const diff: Pick<Program, 'run'> = {
  async run(argv, context) {
    const { options, files } = parse(argv.slice(1), context);
    const [one, two, extra] = files;
    if (one === undefined || two === undefined || extra !== undefined) {
      const problem = extra !== undefined ? `extra operand '${extra}'` : `missing operand after '${argv.at(-1) ?? 'diff'}'`;
      context.stderr(`diff: ${problem}\ndiff: Try 'diff --help' for more information.\n`);
      return TROUBLE;
    }
    return new Comparison(options, context).compare(one, two, false);
  },
};

function parse(words: readonly string[], { userland }: ProgramContext): { readonly options: Options; readonly files: readonly string[] } {
  const options: Options = { brief: false, identical: false, recursive: false, absent: false, ignore: new Set(), typed: [] };
  // busybox knows the unified format alone.
  if (userland === 'busybox') options.context = 3;
  const files: string[] = [];
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (!word.startsWith('-') || word === '-') {
      files.push(word);
      continue;
    }
    options.typed.push(word);
    if (/^--colou?r(?:=|$)/.test(word)) continue;
    const [, count] = /^-(?:U|-unified=)(\d*)$/.exec(word) ?? [];
    if (count !== undefined) {
      if (count === '') options.typed.push(rest[0] ?? '');
      options.context = Number(count === '' ? rest.shift() : count);
      continue;
    }
    for (const letter of (LONG[word] ?? word).slice(1)) setFlag(options, letter, word);
  }
  return { options, files };
}

function setFlag(options: Options, letter: string, word: string): void {
  if (letter === 'u') options.context ??= 3;
  else if (letter === 'q') options.brief = true;
  else if (letter === 's') options.identical = true;
  else if (letter === 'r') options.recursive = true;
  else if (letter === 'N') options.absent = true;
  else if ('iwb'.includes(letter)) options.ignore.add(letter);
  else if (letter !== 'a') throw new NotSimulated('diff', `The option ${word} of diff is not simulated here.`);
}

const lines = (bytes: Uint8Array): readonly string[] =>
  new TextDecoder()
    .decode(bytes)
    .split(/(?<=\n)/)
    .filter((line) => line !== '');

class Comparison {
  constructor(
    readonly options: Options,
    readonly context: ProgramContext,
  ) {}

  /** Resolves to the exit code: 0 for equal, 1 for different, 2 for trouble. */
  async compare(one: string, two: string, within: boolean): Promise<number> {
    const [first, second] = [this.#isDirectory(one), this.#isDirectory(two)];
    if (first && second) return this.#directories(one, two);
    if (first || second) {
      const [file, directory] = first ? [two, one] : [one, two];
      const inside = `${directory.replace(/\/$/, '')}/${file.slice(file.lastIndexOf('/') + 1)}`;
      return first ? this.compare(inside, file, within) : this.compare(file, inside, within);
    }
    return this.#files(one, two, within);
  }

  #isDirectory(file: string): boolean {
    if (file === '-' || file.startsWith('/dev/')) return false;
    const path = resolvePath(this.context.workingDirectory, file);
    return this.context.tree.stat(path)?.type === 'directory';
  }

  async #directories(one: string, two: string): Promise<number> {
    const { tree, workingDirectory, stdout } = this.context;
    const namesIn = (directory: string): readonly string[] => tree.readDirectory(resolvePath(workingDirectory, directory));
    const [left, right] = [namesIn(one), namesIn(two)];
    let worst = 0;
    for (const name of [...new Set([...left, ...right])].sort()) {
      const paths = [one, two].map((directory) => `${directory.replace(/\/$/, '')}/${name}`);
      const [path = '', other = ''] = paths;
      const alone = !left.includes(name) ? two : !right.includes(name) ? one : undefined;
      if (alone !== undefined && !this.options.absent) {
        stdout(`Only in ${alone}: ${name}\n`);
        worst = Math.max(worst, 1);
      } else if (this.#isDirectory(path) && this.#isDirectory(other) && !this.options.recursive) {
        stdout(`Common subdirectories: ${path} and ${other}\n`);
      } else worst = Math.max(worst, await this.compare(path, other, true));
    }
    return worst;
  }

  async #files(one: string, two: string, within: boolean): Promise<number> {
    const { context, options } = this;
    const sides: Uint8Array[] = [];
    let trouble = false;
    for (const file of [one, two]) {
      const opened = await openInput('diff', file, context);
      if ('bytes' in opened) sides.push(opened.bytes);
      else if (options.absent && opened.reason.startsWith('No such')) sides.push(new Uint8Array());
      else {
        trouble = true;
        context.stderr(`diff: ${context.userland === 'busybox' ? `can't stat '${file}'` : file}: ${opened.reason}\n`);
      }
    }
    const [old = new Uint8Array(), fresh = new Uint8Array()] = sides;
    if (trouble) return TROUBLE;
    const pair = { before: lines(old), after: lines(fresh) };
    const found = changes(pair.before, pair.after, (line) => this.#key(line));
    if (found === undefined) throw new NotSimulated('diff', `${one} and ${two} differ in too many lines to be compared here.`);
    if (found.length === 0) {
      if (options.identical) context.stdout(`Files ${one} and ${two} are identical\n`);
      return 0;
    }
    const isBinary = old.includes(0) || fresh.includes(0);
    if (options.brief || isBinary) context.stdout(`${isBinary && !options.brief ? 'Binary files' : 'Files'} ${one} and ${two} differ\n`);
    else {
      if (within) context.stdout(`${['diff', ...options.typed, one, two].join(' ')}\n`);
      context.stdout(
        options.context === undefined
          ? normal(pair, found)
          : `${this.#header('---', one)}${this.#header('+++', two)}${unified(pair, found, options.context)}`,
      );
    }
    return isBinary && !options.brief ? TROUBLE : 1;
  }

  #key(line: string): string {
    const { ignore } = this.options;
    let key = ignore.has('i') ? line.toLowerCase() : line;
    if (ignore.has('w')) key = key.replace(/\s+/g, '');
    else if (ignore.has('b')) key = key.replace(/\s+$/, '').replace(/\s+/g, ' ');
    return key;
  }

  #header(mark: string, file: string): string {
    const { tree, workingDirectory, userland, clock } = this.context;
    if (userland === 'busybox') return `${mark} ${file}\n`;
    const node = file === '-' || file.startsWith('/dev/') ? undefined : tree.stat(resolvePath(workingDirectory, file));
    const time = new Date(node === undefined ? clock.now() : node.mtime * 1000).toISOString();
    return `${mark} ${file}\t${time.slice(0, 10)} ${time.slice(11, 23)}000000 +0000\n`;
  }
}
