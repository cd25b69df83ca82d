const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB', 'ZB', 'YB'];

/** Bytes as Docker prints them in lists: decimal units, 3 significant digits, as go-units' HumanSizeWithPrecision(size, 3) does: 408513240 -> `409MB`. */
export function humanSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return general(value, 3) + UNITS[unit];
}

/** C's `%.<digits>g`: significant digits without trailing zeros; an exponent where rounding reaches the next power (999999 -> `1e+03`). */
function general(value: number, digits: number): string {
  if (value === 0) return '0';
  const [mantissa = '0', exponent = '0'] = value.toExponential(digits - 1).split('e');
  const power = Number(exponent);
  if (power >= -4 && power < digits) return withoutTrailingZeros(value.toFixed(digits - 1 - power));
  return `${withoutTrailingZeros(mantissa)}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

function withoutTrailingZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
