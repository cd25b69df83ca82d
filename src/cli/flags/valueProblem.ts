import { parseGoDuration } from '../../engine/dockerfile/instructions/goDuration';
import { ramInBytes } from '../format/parseSize';
import type { Flag } from './flag';
import { parseBool } from './values';

/** Why pflag refuses a value, in the words of Go's and Docker's own parsers; undefined when it takes it. */
export function valueProblem(flag: Flag, value: string): string | undefined {
  switch (flag.kind) {
    case 'bool':
      return parseBool(value) === undefined ? `strconv.ParseBool: parsing "${value}": invalid syntax` : undefined;
    case 'int':
      return /^[+-]?\d+$/.test(value) ? undefined : `strconv.ParseInt: parsing "${value}": invalid syntax`;
    case 'uint16':
      return /^\d+$/.test(value) ? undefined : `strconv.ParseUint: parsing "${value}": invalid syntax`;
    case 'filter':
      return value === '' || value.includes('=') ? undefined : 'bad format of filter (expected name=value)';
    case 'bytes':
      return sizeProblem(value, flag.name);
    case 'duration': {
      const parsed = parseGoDuration(value);
      return typeof parsed === 'number' ? undefined : parsed.error;
    }
    case 'decimal':
      return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(value) ? undefined : `failed to parse ${value} as a rational number`;
    default:
      return flag.check?.(value);
  }
}

/** docker/go-units `RAMInBytes`; -1 lifts the limit of swap. */
function sizeProblem(value: string, name: string): string | undefined {
  if (ramInBytes(value) !== undefined || (name === 'memory-swap' && value === '-1')) return undefined;
  const unit = /^\d[\d.]* ?([^\d. ]+)$/.exec(value)?.[1];
  return unit === undefined ? `invalid size: '${value}'` : `invalid suffix: '${unit.toLowerCase()}'`;
}
