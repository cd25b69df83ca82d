import { goQuote } from '../goQuote';
import { goType, printed } from './value';
import type { Value } from './value';

const DIRECTIVE = /%([-+# 0]*)(\*|\d+)?(?:\.(\d+))?(?:\[(\d+)\])?([\s\S])?/gu;

/** Go's `fmt.Sprintf` for the verbs that make sense of a template's values: text, numbers, truth values and lists. */
export function sprintf(format: string, args: readonly Value[]): string {
  let next = 0;
  let reordered = false;
  const result = format.replace(
    DIRECTIVE,
    (
      _,
      flags: string,
      width: string | undefined,
      precision: string | undefined,
      index: string | undefined,
      verb: string | undefined,
    ): string => {
      if (verb === undefined) return '%!(NOVERB)';
      if (verb === '%') return '%';
      const columns = width === '*' ? Number(args[next++]) : Number(width ?? 0);
      if (index !== undefined) {
        reordered = true;
        next = Number(index) - 1;
      }
      if (next < 0 || next >= args.length) return `%!${verb}(${index === undefined ? 'MISSING' : 'BADINDEX'})`;
      return padded(formatted(args[next++], verb, flags, precision), flags, columns, verb);
    },
  );
  const extra = args.slice(next);
  if (extra.length === 0 || reordered) return result;
  return `${result}%!(EXTRA ${extra.map((value) => `${goType(value)}=${printed(value)}`).join(', ')})`;
}

function padded(body: string, flags: string, columns: number, verb: string): string {
  if (flags.includes('-')) return body.padEnd(columns);
  if (!flags.includes('0') || !'dfegxXob'.includes(verb)) return body.padStart(columns);
  const sign = /^[-+]/.exec(body)?.[0] ?? '';
  return sign + body.slice(sign.length).padStart(columns - sign.length, '0');
}

function formatted(value: Value, verb: string, flags: string, precision: string | undefined): string {
  if (verb === 'v') return typeof value === 'number' ? signed(printed(value), value, flags) : printed(value);
  if (verb === 'T') return value === undefined || value === null ? '<nil>' : goType(value);
  if (Array.isArray(value)) return `[${value.map((item) => formatted(item, verb, flags, precision)).join(' ')}]`;
  if (typeof value === 'string') return ofText(value, verb, precision) ?? bad(value, verb);
  if (typeof value === 'number') {
    const text = Number.isInteger(value)
      ? (ofInteger(value, verb) ?? bad(value, verb))
      : (ofFraction(value, verb, precision) ?? bad(value, verb));
    return 'deEfFgG'.includes(verb) ? signed(text, value, flags) : text;
  }
  return typeof value === 'boolean' && verb === 't' ? String(value) : bad(value, verb);
}

function signed(text: string, value: number, flags: string): string {
  if (value < 0) return text;
  return flags.includes('+') ? `+${text}` : flags.includes(' ') ? ` ${text}` : text;
}

function ofText(value: string, verb: string, precision: string | undefined): string | undefined {
  const body = precision === undefined ? value : [...value].slice(0, Number(precision)).join('');
  if (verb === 's') return body;
  if (verb === 'q') return goQuote(body);
  if (verb !== 'x' && verb !== 'X') return undefined;
  const hex = [...new TextEncoder().encode(body)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return verb === 'X' ? hex.toUpperCase() : hex;
}

function ofInteger(value: number, verb: string): string | undefined {
  switch (verb) {
    case 'd':
      return String(value);
    case 'b':
      return value.toString(2);
    case 'o':
      return value.toString(8);
    case 'x':
      return value.toString(16);
    case 'X':
      return value.toString(16).toUpperCase();
    case 'c':
      return String.fromCodePoint(value);
    case 'q':
      return `'${String.fromCodePoint(value)}'`;
    case 'U':
      return `U+${value.toString(16).toUpperCase().padStart(4, '0')}`;
    default:
      return undefined;
  }
}

function ofFraction(value: number, verb: string, precision: string | undefined): string | undefined {
  switch (verb) {
    case 'f':
    case 'F':
      return value.toFixed(Number(precision ?? 6));
    case 'e':
    case 'E': {
      // Go writes two digits of exponent at least.
      const text = value.toExponential(Number(precision ?? 6)).replace(/e([+-])(\d)$/, 'e$10$2');
      return verb === 'E' ? text.toUpperCase() : text;
    }
    case 'g':
    case 'G':
      return precision === undefined ? String(value) : String(Number(value.toPrecision(Number(precision))));
    default:
      return undefined;
  }
}

function bad(value: Value, verb: string): string {
  return value === undefined || value === null ? `%!${verb}(<nil>)` : `%!${verb}(${goType(value)}=${printed(value)})`;
}
