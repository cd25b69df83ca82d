import { openInput } from './inputFile';
import { NotSimulated } from './program';
import type { Program } from './program';

interface Options {
  /** Words for each run (-n), or lines (-L). */
  words?: number;
  lines?: number;
  /** What each line stands in for (-I). */
  replace?: string;
  delimiter?: string;
  runsEmpty: boolean;
  traces: boolean;
  file: string;
  command: readonly string[];
}

export const xargs: Pick<Program, 'run'> = {
  async run(argv, context) {
    const options = parse(argv.slice(1));
    const opened = await openInput('xargs', options.file, context);
    if ('reason' in opened) {
      context.stderr(`xargs: Cannot open input file '${options.file}': ${opened.reason}\n`);
      return 1;
    }
    const text = new TextDecoder().decode(opened.bytes);
    const quote = options.delimiter === undefined ? unmatchedQuote(text) : undefined;
    if (quote !== undefined) {
      context.stderr(
        `xargs: unmatched ${quote === '"' ? 'double' : 'single'} quote; by default quotes are special to xargs unless you use the -0 option\n`,
      );
      return 1;
    }
    let exitCode = 0;
    for (const command of commands(text, options)) {
      if (options.traces) context.stderr(`${command.join(' ')}\n`);
      const status = await context.exec(command);
      if (context.cancellation?.cancelled === true) return 130;
      // Findutils manual 8.4: what a command failed with, and after which of them no other is run.
      if (status === 255) {
        context.stderr(`xargs: ${command[0] ?? ''}: exited with status 255; aborting\n`);
        return 124;
      }
      if (status === 126 || status === 127) return status;
      if (status !== 0) exitCode = 123;
    }
    return exitCode;
  },
};

const VALUED = /^-[nLIdaPs]$/;

function parse(words: readonly string[]): Options {
  const options: Options = { runsEmpty: true, traces: false, file: '-', command: ['echo'] };
  const rest = [...words];
  while (rest[0]?.startsWith('-') === true && rest[0] !== '-') {
    const word = rest.shift() ?? '';
    if (word === '--') break;
    const [, letter = '', attached = ''] = /^-(\w)(.*)$/.exec(word) ?? [];
    if (VALUED.test(`-${letter}`)) setValue(options, letter, attached === '' ? (rest.shift() ?? '') : attached);
    else if (word === '--null') options.delimiter = '\0';
    else if (word === '--no-run-if-empty') options.runsEmpty = false;
    else for (const one of word.slice(1)) setFlag(options, one, word);
  }
  if (rest.length > 0) options.command = rest;
  return options;
}

function setFlag(options: Options, letter: string, word: string): void {
  if (letter === '0') options.delimiter = '\0';
  else if (letter === 'r') options.runsEmpty = false;
  else if (letter === 't') options.traces = true;
  else throw new NotSimulated('xargs', `The option ${word} of xargs is not simulated here.`);
}

function setValue(options: Options, letter: string, value: string): void {
  if (letter === 'n') options.words = Number(value);
  else if (letter === 'L') options.lines = Number(value);
  else if (letter === 'I') options.replace = value;
  else if (letter === 'd') options.delimiter = value.replace('\\n', '\n').replace('\\t', '\t').replace('\\0', '\0');
  else if (letter === 'a') options.file = value;
}

function unmatchedQuote(text: string): string | undefined {
  let open: string | undefined;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (open === undefined && character === '\\') at += 1;
    else if (open === undefined && (character === '"' || character === "'")) open = character;
    else if (character === open) open = undefined;
    else if (character === '\n' && open !== undefined) return open;
  }
  return open;
}

/** Blanks part words; quotes and backslashes keep them together (POSIX, xargs). */
function wordsOf(line: string): readonly string[] {
  const words = line.match(/(?:\\[^]|"[^"]*"|'[^']*'|[^\s\\"'])+/g) ?? [];
  return words.map((word) =>
    word.replace(/\\([^])|"([^"]*)"|'([^']*)'/g, (_all, ...parts: unknown[]) =>
      parts
        .slice(0, 3)
        .map((part) => (typeof part === 'string' ? part : ''))
        .join(''),
    ),
  );
}

function commands(text: string, options: Options): readonly (readonly string[])[] {
  const { command, delimiter, replace } = options;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const items = delimiter === undefined ? lines.flatMap(wordsOf) : text.replace(new RegExp(`${escaped(delimiter)}$`), '').split(delimiter);
  const given = delimiter !== undefined && text === '' ? [] : items;
  if (replace !== undefined) {
    const each = delimiter === undefined ? lines.map((line) => line.trimStart()) : given;
    return each.map((item) => command.map((word) => word.replaceAll(replace, item)));
  }
  if (given.length === 0) return options.runsEmpty ? [command] : [];
  if (options.lines !== undefined) return grouped(lines, options.lines).map((group) => [...command, ...group.flatMap(wordsOf)]);
  return grouped(given, options.words ?? given.length).map((group) => [...command, ...group]);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function grouped<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const groups: T[][] = [];
  for (let at = 0; at < items.length; at += Math.max(1, size)) groups.push(items.slice(at, at + Math.max(1, size)));
  return groups;
}
