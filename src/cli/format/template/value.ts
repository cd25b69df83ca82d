import { goJson } from '../goJson';

/**
 * What a template works on: text, numbers, truth values, lists, maps (plain objects) and rows. `undefined` is Go's missing value.
 */
export type Value = unknown;

/** A Go struct with methods, as docker/cli hands its list rows to templates. An unknown field is an error that names the type. */
export class Row {
  constructor(
    /** `*formatter.imageContext`, as Go's message has it. */
    readonly typeName: string,
    readonly fields: Readonly<Record<string, Value>>,
  ) {}

  /** Keys sorted, as docker/cli marshals its rows; `.Label`-like methods that take arguments are left out. */
  toJSON(): Record<string, Value> {
    const entries = Object.entries(this.fields).filter(([, value]) => typeof value !== 'function');
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

export function isMap(value: Value): value is Readonly<Record<string, Value>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Row);
}

/** Go's text/template `IsTrue`: zero values and empty collections are false. */
export function isTrue(value: Value): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (typeof value === 'string' || Array.isArray(value)) return value.length > 0;
  return isMap(value) ? Object.keys(value).length > 0 : true;
}

/** As Go's `%v` prints it: `[a b]`, `map[k:v]`, `<no value>` for what is not there. */
export function printed(value: Value): string {
  if (value === undefined) return '<no value>';
  return inside(value);
}

function inside(value: Value): string {
  if (value === null || value === undefined) return '<nil>';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map(inside).join(' ')}]`;
  if (value instanceof Row) return goJson(value);
  if (isMap(value)) {
    const keys = Object.keys(value).sort();
    return `map[${keys.map((key) => `${key}:${inside(value[key])}`).join(' ')}]`;
  }
  return '';
}

/** The type that Go has for a value, as its messages name it. */
export function goType(value: Value): string {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float64';
  if (typeof value === 'boolean') return 'bool';
  if (Array.isArray(value)) return '[]interface {}';
  return isMap(value) ? 'map[string]interface {}' : 'interface {}';
}
