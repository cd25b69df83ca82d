import { DockerfileError } from '../ast';
import { withSuggestion } from '../suggest';

/** `list` may be given several times. */
export type FlagKind = 'boolean' | 'string' | 'list';

export interface Flags {
  text(name: string): string;
  isTrue(name: string): boolean;
  list(name: string): readonly string[];
  isUsed(name: string): boolean;
}

/** Reads an instruction's `--flags` by its declaration. Throws `DockerfileError` with BuildKit's texts (instructions/bflag.go). */
export function parseFlags(given: readonly string[], declared: Readonly<Record<string, FlagKind>>): Flags {
  const values = new Map<string, string[]>();
  for (const argument of given) {
    if (!argument.startsWith('--')) throw new DockerfileError(`arg should start with -- : ${argument}`);
    if (argument === '--') break;
    const equals = argument.indexOf('=');
    const name = argument.slice(2, equals < 0 ? undefined : equals);
    const value = equals < 0 ? undefined : argument.slice(equals + 1);
    const kind = Object.hasOwn(declared, name) ? declared[name] : undefined;
    if (kind === undefined) {
      throw new DockerfileError(withSuggestion(`unknown flag: --${name}`, name, Object.keys(declared), true));
    }
    const before = values.get(name);
    if (before !== undefined && kind !== 'list') throw new DockerfileError(`duplicate flag specified: --${name}`);
    values.set(name, [...(before ?? []), kind === 'boolean' ? booleanValue(name, value) : textValue(name, value)]);
  }
  return {
    text: (name) => values.get(name)?.[0] ?? '',
    isTrue: (name) => values.get(name)?.[0] === 'true',
    list: (name) => values.get(name) ?? [],
    isUsed: (name) => values.has(name),
  };
}

function textValue(name: string, value: string | undefined): string {
  if (value === undefined) throw new DockerfileError(`missing a value on flag: --${name}`);
  return value;
}

function booleanValue(name: string, value: string | undefined): string {
  if (value === undefined) return 'true';
  if (value === '') throw new DockerfileError(`missing a value on flag: --${name}`);
  const lower = value.toLowerCase();
  if (lower !== 'true' && lower !== 'false') {
    throw new DockerfileError(`expecting boolean value for flag --${name}, not: ${value}`);
  }
  return lower;
}
