import { flagTitle, isList } from './flag';
import type { Flag } from './flag';
import { valueProblem } from './valueProblem';
import { FlagValues } from './values';

export type ParsedFlags =
  | { readonly ok: true; readonly values: FlagValues; readonly args: readonly string[]; readonly help: boolean }
  | { readonly ok: false; readonly error: string };

export interface ParseOptions {
  /** False: the first word that is no flag ends the flags, as `docker run` needs for the command of the container. */
  readonly interspersed: boolean;
}

class FlagError extends Error {}

/**
 * Words into flags and arguments, by the rules of spf13/pflag: `--name=value`, `--name value`, `-n value`, `-nvalue`, `-n=value`,
 * combined short flags, `--` ends the flags. `--help` and `-h` are always known, unless the command has its own `-h`.
 * Errors carry pflag's own text.
 */
export function parseFlags(flags: readonly Flag[], words: readonly string[], options: ParseOptions): ParsedFlags {
  const byName = new Map(flags.map((flag) => [flag.name, flag]));
  const byShort = new Map(flags.filter((flag) => flag.short !== '').map((flag) => [flag.short, flag]));
  const given = new Map<string, string[]>();
  const args: string[] = [];
  let help = false;
  let index = 0;

  const set = (flag: Flag, value: string): void => {
    const problem = valueProblem(flag, value);
    if (problem !== undefined) throw new FlagError(`invalid argument "${value}" for "${flagTitle(flag)}" flag: ${problem}`);
    const values = splitValue(flag, value);
    const before = given.get(flag.name);
    if (before === undefined || !isList(flag.kind)) given.set(flag.name, values);
    else before.push(...values);
  };

  const long = (word: string): void => {
    const body = word.slice(2);
    if (body.startsWith('-') || body.startsWith('=')) throw new FlagError(`bad flag syntax: ${word}`);
    const equals = body.indexOf('=');
    const name = equals < 0 ? body : body.slice(0, equals);
    const flag = byName.get(name);
    if (flag === undefined) {
      if (name !== 'help') throw new FlagError(`unknown flag: --${name}`);
      help = true;
    } else if (equals >= 0) set(flag, body.slice(equals + 1));
    else if (flag.kind === 'bool') set(flag, 'true');
    else {
      index += 1;
      const value = words[index];
      if (value === undefined) throw new FlagError(`flag needs an argument: --${name}`);
      set(flag, value);
    }
  };

  const shorts = (word: string): void => {
    let rest = word.slice(1);
    while (rest !== '') {
      const letter = rest.slice(0, 1);
      const flag = byShort.get(letter);
      if (flag === undefined) {
        if (letter !== 'h') throw new FlagError(`unknown shorthand flag: '${letter}' in -${rest}`);
        help = true;
        return;
      }
      const after = rest.slice(1);
      if (after.length > 1 && after.startsWith('=')) return set(flag, after.slice(1));
      if (flag.kind === 'bool') {
        set(flag, 'true');
        rest = after;
        continue;
      }
      if (after !== '') return set(flag, after);
      index += 1;
      const value = words[index];
      if (value === undefined) throw new FlagError(`flag needs an argument: '${letter}' in -${rest}`);
      return set(flag, value);
    }
  };

  try {
    for (; index < words.length; index += 1) {
      const word = words[index] ?? '';
      if (word === '--') {
        args.push(...words.slice(index + 1));
        break;
      }
      if (!word.startsWith('-') || word === '-') {
        if (!options.interspersed) {
          args.push(...words.slice(index));
          break;
        }
        args.push(word);
      } else if (word.startsWith('--')) long(word);
      else shorts(word);
      if (help) break;
    }
  } catch (error) {
    if (error instanceof FlagError) return { ok: false, error: error.message };
    throw error;
  }
  return { ok: true, values: new FlagValues(given), args, help };
}

/** pflag's `strings` splits at commas; everything else takes the value whole. */
function splitValue(flag: Flag, value: string): string[] {
  return flag.kind === 'strings' ? value.split(',') : [value];
}
