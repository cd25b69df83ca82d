import { goJson } from '../goJson';
import { goQuote } from '../goQuote';
import { isMap, isTrue, printed } from './value';
import type { Value } from './value';

export type TemplateFunction = (...args: readonly Value[]) => Value;

/** Wrong use of a function; becomes `error calling NAME: …`. */
export class CallError extends Error {}

function text(value: Value): string {
  if (typeof value !== 'string') throw new CallError(`wrong type for value; expected string; got ${goType(value)}`);
  return value;
}

function goType(value: Value): string {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float64';
  if (typeof value === 'boolean') return 'bool';
  if (Array.isArray(value)) return '[]interface {}';
  return isMap(value) ? 'map[string]interface {}' : 'interface {}';
}

function compare(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  throw new CallError('incompatible types for comparison');
}

function equal(a: Value, b: Value): boolean {
  if (a === undefined || a === null || b === undefined || b === null) return (a ?? null) === (b ?? null);
  if (typeof a !== typeof b) throw new CallError('incompatible types for comparison');
  return a === b;
}

function index(value: Value, ...keys: readonly Value[]): Value {
  return keys.reduce((current: Value, key) => {
    if (Array.isArray(current) || typeof current === 'string') {
      if (typeof key !== 'number') throw new CallError(`cannot index slice/array with type ${goType(key)}`);
      if (key < 0 || key >= current.length) throw new CallError(`index out of range: ${key}`);
      return typeof current === 'string' ? current.charCodeAt(key) : current[key];
    }
    if (isMap(current)) return Object.hasOwn(current, text(key)) ? current[text(key)] : undefined;
    if (current === undefined || current === null) throw new CallError('index of untyped nil');
    throw new CallError(`can't index item of type ${goType(current)}`);
  }, value);
}

function length(value: Value): number {
  if (typeof value === 'string') return new TextEncoder().encode(value).length;
  if (Array.isArray(value)) return value.length;
  if (isMap(value)) return Object.keys(value).length;
  throw new CallError(value === undefined || value === null ? 'len of nil pointer' : `len of type ${goType(value)}`);
}

function padded(body: string, flags: string, width: string): string {
  const columns = Number(width || '0');
  if (flags.includes('-')) return body.padEnd(columns);
  return body.padStart(columns, flags.includes('0') ? '0' : ' ');
}

/** Go's `fmt.Sprintf` for the verbs that templates use. */
function printf(format: Value, ...args: readonly Value[]): string {
  let used = 0;
  const result = text(format).replace(
    /%([-+# 0]*)(\d*)(?:\.(\d+))?([a-zA-Z%])/g,
    (_, flags: string, width: string, precision: string | undefined, verb: string) => {
      if (verb === '%') return '%';
      if (used >= args.length) return `%!${verb}(MISSING)`;
      const value = args[used];
      used += 1;
      return padded(formatted(value, verb, precision), flags, width);
    },
  );
  const extra = args.slice(used);
  return extra.length === 0 ? result : `${result}%!(EXTRA ${extra.map((value) => `${goType(value)}=${printed(value)}`).join(', ')})`;
}

function formatted(value: Value, verb: string, precision: string | undefined): string {
  switch (verb) {
    case 'v':
      return printed(value);
    case 's': {
      const body = typeof value === 'string' ? value : Array.isArray(value) ? printed(value) : `%!s(${goType(value)}=${printed(value)})`;
      return precision === undefined ? body : [...body].slice(0, Number(precision)).join('');
    }
    case 'q':
      return typeof value === 'string' ? goQuote(value) : `%!q(${goType(value)}=${printed(value)})`;
    case 'd':
      return typeof value === 'number' && Number.isInteger(value) ? String(value) : `%!d(${goType(value)}=${printed(value)})`;
    case 'f':
      return typeof value === 'number' ? value.toFixed(Number(precision ?? '6')) : `%!f(${goType(value)}=${printed(value)})`;
    case 't':
      return typeof value === 'boolean' ? String(value) : `%!t(${goType(value)}=${printed(value)})`;
    case 'x':
      return typeof value === 'number' ? value.toString(16) : `%!x(${goType(value)}=${printed(value)})`;
    default:
      return `%!${verb}(${goType(value)}=${printed(value)})`;
  }
}

/** Go puts a blank between operands of Print only when neither is text. */
function print(...args: readonly Value[]): string {
  return args.reduce<string>((all, value, position) => {
    const before = args[position - 1];
    const blank = position > 0 && typeof value !== 'string' && typeof before !== 'string';
    return `${all}${blank ? ' ' : ''}${printed(value)}`;
  }, '');
}

function title(value: Value): string {
  return text(value).replace(/(^|[^\p{L}\p{Nd}_'])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** What docker/cli's templates may call: its own functions (`templates.go`) and text/template's. `and` and `or` are the executor's. */
export const templateFunctions: Readonly<Record<string, TemplateFunction>> = {
  json: (value) => goJson(value ?? null),
  split: (value, separator) => text(value).split(text(separator)),
  join: (values, separator) => (Array.isArray(values) ? values.map((value) => printed(value)).join(text(separator)) : text(values)),
  title,
  lower: (value) => text(value).toLowerCase(),
  upper: (value) => text(value).toUpperCase(),
  pad: (value, before, after) => (text(value) === '' ? '' : `${' '.repeat(Number(before))}${text(value)}${' '.repeat(Number(after))}`),
  truncate: (value, columns) => [...text(value)].slice(0, Number(columns)).join(''),
  println: (...args) => `${args.map(printed).join(' ')}\n`,
  print,
  printf,
  len: length,
  index,
  slice: (value, from, to) => {
    if (typeof value !== 'string' && !Array.isArray(value)) throw new CallError(`can't slice item of type ${goType(value)}`);
    return value.slice(Number(from ?? 0), to === undefined ? undefined : Number(to));
  },
  eq: (first, ...others) => {
    if (others.length === 0) throw new CallError('missing argument for comparison');
    return others.some((other) => equal(first, other));
  },
  ne: (a, b) => !equal(a, b),
  lt: (a, b) => compare(a, b) < 0,
  le: (a, b) => compare(a, b) <= 0,
  gt: (a, b) => compare(a, b) > 0,
  ge: (a, b) => compare(a, b) >= 0,
  not: (value) => !isTrue(value),
  html: (...args) =>
    print(...args).replace(
      /[&<>"']/g,
      (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' })[character] ?? '',
    ),
  urlquery: (...args) => encodeURIComponent(print(...args)).replaceAll('%20', '+'),
};

/** docker/cli `HeaderFunctions`: in the heading of a table they leave the heading as it is. */
export const headerFunctions: Readonly<Record<string, TemplateFunction>> = {
  json: (value) => value,
  title: (value) => value,
  lower: (value) => value,
  upper: (value) => value,
  truncate: (value) => value,
  join: (value) => value,
  split: (value) => value,
};

export const functionNames: ReadonlySet<string> = new Set([...Object.keys(templateFunctions), 'and', 'or']);
