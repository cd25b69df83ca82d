import { FileError } from '../../engine/filetree/tree';
import { digestOf } from '../../engine/digest/digest';
import { resolvePath } from '../bash/paths';
import { NotSimulated } from './program';
import type { Program, ProgramContext } from './program';

/** More than this a learner does not want to wait for. */
const MOST_BYTES = 256 * 1024 * 1024;

interface Wanted {
  readonly unit: 'lines' | 'bytes';
  /** Negative: all but so many at the end. */
  readonly count: number;
  readonly files: readonly string[];
}

export const head: Program = {
  name: 'head',
  does: 'Prints the first lines (-n) or bytes (-c) of files and of standard input, also of /dev/zero and /dev/urandom; random bytes are drawn from the clock, so that the same session has the same.',
  doesNot: 'Other devices; more than 256 MB of one.',
  run(argv, context) {
    const wanted = parse(argv.slice(1));
    if (typeof wanted === 'string') {
      context.stderr(`head: ${wanted}\n`);
      return 1;
    }
    let exitCode = 0;
    const files = wanted.files.length === 0 ? ['-'] : wanted.files;
    files.forEach((file, index) => {
      const bytes = open(file, wanted, context);
      if (bytes === undefined) {
        exitCode = 1;
        return;
      }
      if (files.length > 1) context.stdout(`${index > 0 ? '\n' : ''}==> ${file === '-' ? 'standard input' : file} <==\n`);
      context.stdoutBytes(cut(bytes, wanted));
    });
    return exitCode;
  },
};

function parse(words: readonly string[]): Wanted | string {
  let unit: Wanted['unit'] = 'lines';
  let count = 10;
  const files: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    const short = /^-([nc])(.*)$/.exec(word) ?? /^-()(\d+)$/.exec(word);
    const long = /^--(lines|bytes)=(.*)$/.exec(word);
    if (word === '-q' || word === '--quiet' || word === '--silent') continue;
    if (short === null && long === null) {
      if (word.startsWith('-') && word !== '-') return `unrecognized option: ${word.replace(/^-+/, '')}`;
      files.push(word);
      continue;
    }
    unit = short?.[1] === 'c' || long?.[1] === 'bytes' ? 'bytes' : 'lines';
    const given = long?.[2] ?? (short?.[2] === '' ? (words[(index += 1)] ?? '') : (short?.[2] ?? ''));
    const parsed = number(given);
    if (parsed === undefined) return `invalid number '${given}'`;
    count = parsed;
  }
  return { unit, count, files };
}

/** `10`, `2k`, `1M`: powers of 1,024. */
function number(text: string): number | undefined {
  const match = /^(-?\d+)([kKmMgG]?)$/.exec(text);
  if (match === null) return undefined;
  return Number(match[1]) * 1024 ** ['', 'k', 'm', 'g'].indexOf((match[2] ?? '').toLowerCase());
}

function open(file: string, { unit, count }: Wanted, context: ProgramContext): Uint8Array | undefined {
  if (file === '-') return context.stdin;
  const path = resolvePath(context.workingDirectory, file);
  if (path === '/dev/zero' || path === '/dev/urandom' || path === '/dev/random') {
    if (unit !== 'bytes' || count < 0 || count > MOST_BYTES)
      throw new NotSimulated('head', `reading ${file} without an end, or more than 256 MB of it, is not simulated; give a size with -c.`);
    return path === '/dev/zero' ? new Uint8Array(count) : random(count, context);
  }
  if (path === '/dev/null') return new Uint8Array();
  try {
    if (context.tree.stat(path)?.type === 'directory') throw new FileError('EISDIR', path);
    return context.tree.readFile(path);
  } catch (error) {
    if (!(error instanceof FileError) || error.code === 'NOBYTES') throw error;
    const reason = error.code === 'EISDIR' ? 'Is a directory' : 'No such file or directory';
    context.stderr(context.userland === 'gnu' ? `head: cannot open '${file}' for reading: ${reason}\n` : `head: ${file}: ${reason}\n`);
    return undefined;
  }
}

/** xorshift32: bytes that nothing can squeeze. */
function random(count: number, context: ProgramContext): Uint8Array {
  const seed = digestOf(`${context.hostname} ${context.clock.now()} ${count}`).slice('sha256:'.length);
  let state = Number.parseInt(seed.slice(0, 8), 16) | 1;
  const words = new Uint32Array(Math.ceil(count / 4));
  for (let at = 0; at < words.length; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[at] = state;
  }
  return new Uint8Array(words.buffer, 0, count);
}

function cut(bytes: Uint8Array, { unit, count }: Wanted): Uint8Array {
  if (unit === 'bytes') return count >= 0 ? bytes.subarray(0, count) : bytes.subarray(0, Math.max(0, bytes.length + count));
  const ends: number[] = [];
  bytes.forEach((byte, index) => {
    if (byte === 10) ends.push(index + 1);
  });
  if (ends.at(-1) !== bytes.length && bytes.length > 0) ends.push(bytes.length);
  const lines = count >= 0 ? count : Math.max(0, ends.length + count);
  return bytes.subarray(0, lines === 0 ? 0 : (ends[lines - 1] ?? bytes.length));
}
