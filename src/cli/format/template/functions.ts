import { goJson, plainJson } from '../goJson';
import { sprintf } from './printf';
import { signatures } from './signatures';
import { goType, isMap, isTrue, printed, Row } from './value';
import type { Value } from './value';

export type TemplateFunction = (...args: readonly Value[]) => Value;

/** Wrong use of a function; becomes `error calling NAME: …`. */
export class CallError extends Error {}

function text(value: Value): string {
  if (typeof value !== 'string') throw new CallError(`wrong type for value; expected string; got ${goType(value)}`);
  return value;
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

function slice(value: Value, ...indexes: readonly Value[]): Value {
  if (value === undefined || value === null) throw new CallError('slice of untyped nil');
  if (indexes.length > 3) throw new CallError(`too many slice indexes: ${indexes.length}`);
  if (typeof value !== 'string' && !Array.isArray(value)) throw new CallError(`can't slice item of type ${goType(value)}`);
  if (typeof value === 'string' && indexes.length === 3) throw new CallError('cannot 3-index slice a string');
  const numbers = indexes.map((one) => {
    if (typeof one !== 'number') throw new CallError(`cannot index slice/array with type ${goType(one)}`);
    if (one < 0 || one > value.length) throw new CallError(`index out of range: ${one}`);
    return one;
  });
  const [from = 0, to = value.length] = numbers;
  if (from > to) throw new CallError(`invalid slice index: ${from} > ${to}`);
  return value.slice(from, to);
}

const JAVASCRIPT: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '<': '\\u003C',
  '>': '\\u003E',
  '&': '\\u0026',
  '=': '\\u003D',
};

function javaScriptText(value: string): string {
  return value.replace(/[\\'"<>&=]/g, (character) => JAVASCRIPT[character] ?? character);
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
  return text(value).replace(/(^|[^\p{L}\p{Nd}_])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** What docker/cli's templates may call: its own functions (`templates.go`) and text/template's. `and` and `or` are the executor's. */
export const templateFunctions: Readonly<Record<string, TemplateFunction>> = {
  // Rows marshal themselves, and escape for HTML as they do; the function itself does not (docker/cli templates.go).
  json: (value) => (value instanceof Row ? goJson(value) : plainJson(value ?? null)),
  split: (value, separator) => text(value).split(text(separator)),
  join: (values, separator) => {
    if (values === undefined || values === null) return '';
    if (!Array.isArray(values)) throw new CallError(`expected slice, got ${goType(values)}`);
    return values.map((value) => printed(value)).join(text(separator));
  },
  title,
  lower: (value) => text(value).toLowerCase(),
  // Letter by letter, as Go does: a letter whose capital is two stays.
  upper: (value) =>
    [...text(value)].map((letter) => (letter.toUpperCase().length > letter.length ? letter : letter.toUpperCase())).join(''),
  pad: (value, before, after) => (text(value) === '' ? '' : `${' '.repeat(Number(before))}${text(value)}${' '.repeat(Number(after))}`),
  truncate: (value, columns) => [...text(value)].slice(0, Number(columns)).join(''),
  println: (...args) => `${args.map(printed).join(' ')}\n`,
  print,
  printf: (format, ...args) => sprintf(text(format), args),
  len: length,
  index,
  slice,
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
  js: (...args) => javaScriptText(print(...args)),
  call: () => undefined,
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

export const functionNames: ReadonlySet<string> = new Set(Object.keys(signatures));
