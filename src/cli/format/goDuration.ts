const UNITS: Readonly<Record<string, number>> = { ns: 1e-6, us: 1e-3, µs: 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Go's `time.ParseDuration` in milliseconds: `1h30m`, `24h`, `0`; undefined where it fails. */
export function parseGoDuration(text: string): number | undefined {
  const signed = /^([+-]?)(.*)$/.exec(text);
  const sign = signed?.[1] === '-' ? -1 : 1;
  const rest = signed?.[2] ?? '';
  if (rest === '0') return 0;
  if (!/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+$/.test(rest)) return undefined;
  let total = 0;
  for (const [, number = '', unit = ''] of rest.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)/g))
    total += Number(number) * (UNITS[unit] ?? 0);
  return sign * total;
}
