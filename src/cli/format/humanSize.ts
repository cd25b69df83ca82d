import { fixed } from './fixed';

const DECIMAL = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB', 'ZB', 'YB'] as const;
const BINARY = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB', 'ZiB', 'YiB'] as const;

/** docker/go-units `HumanSizeWithPrecision`: decimal units, so many significant digits (`7.8MB` of 7,797,760 with 3). */
export function humanSizeWithPrecision(bytes: number, precision: number): string {
  return scaled(bytes, 1000, DECIMAL, precision);
}

/** docker/go-units `HumanSize`: precision 4. Used for progress, `system df` and reclaimed space. */
export function humanSize(bytes: number): string {
  return humanSizeWithPrecision(bytes, 4);
}

/** docker/go-units `BytesSize`: binary units, precision 4. */
export function bytesSize(bytes: number): string {
  return scaled(bytes, 1024, BINARY, 4);
}

/** How BuildKit prints bytes (tonistiigi/units `%.2f`): decimal units, two decimals from a kilobyte on (`2.23MB`, `34B`). */
export function buildBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < DECIMAL.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return unit === 0 ? `${bytes}B` : `${fixed(value, 2)}${DECIMAL[unit] ?? ''}`;
}

function scaled(bytes: number, base: number, units: readonly string[], precision: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= base && unit < units.length - 1) {
    value /= base;
    unit += 1;
  }
  return `${significant(value, precision)}${units[unit] ?? ''}`;
}

/** Go's `%.*g`: so many significant digits, no trailing zeros, exponent form from 10^precision on. */
export function significant(value: number, precision: number): string {
  if (value === 0) return '0';
  const exponential = value.toExponential(precision - 1);
  const [mantissa = '', exponentText = '0'] = exponential.split('e');
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= precision) {
    const sign = exponent < 0 ? '-' : '+';
    return `${trimZeros(mantissa)}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  return trimZeros(fixed(value, Math.max(0, precision - 1 - exponent)));
}

function trimZeros(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}
