const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB', 'ZB', 'YB'];
const DIGITS = 3;

/** Bytes as Docker prints them in lists: decimal units, 3 significant digits, as go-units' HumanSizeWithPrecision(size, 3) does: 408513240 -> `409MB`. */
export function humanSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return general(value) + UNITS[unit];
}

/** C's `%.3g`: three significant digits without trailing zeros; an exponent where rounding reaches the next power (999999 -> `1e+03`). */
function general(value: number): string {
  if (value === 0) return '0';
  return plain(value) ?? exponential(value);
}

/** A picture prints thousands of sizes: from 1 up to where rounding reaches the next power, one conversion does. */
function plain(value: number): string | undefined {
  if (!(value >= 1 && value < 1000)) return undefined;
  if (Number.isInteger(value)) return String(value);
  const power = value < 10 ? 0 : value < 100 ? 1 : 2;
  const text = value.toFixed(DIGITS - 1 - power);
  return Number(text) < 10 ** (power + 1) ? withoutTrailingZeros(text) : undefined;
}

function exponential(value: number): string {
  const [mantissa = '0', exponent = '0'] = value.toExponential(DIGITS - 1).split('e');
  const power = Number(exponent);
  if (power >= -4 && power < DIGITS) return withoutTrailingZeros(value.toFixed(DIGITS - 1 - power));
  return `${withoutTrailingZeros(mantissa)}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

function withoutTrailingZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
