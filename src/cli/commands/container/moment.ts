import type { EpochMs } from '../../../engine/clock';
import { CommandFailure } from '../../command/failure';

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** `--since` and `--until`: a Go duration before now, a Unix time, or RFC 3339 in any of Docker's shortenings. Throws Docker's text. */
export function momentOf(text: string, now: EpochMs, flag: string): EpochMs {
  if (/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) {
    const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
    return now - parts.reduce((sum, [, count = '0', unit = 's']) => sum + Number(count) * (UNIT_MS[unit] ?? 0), 0);
  }
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const isLocal = !/(Z|[+-]\d\d:\d\d)$/.test(text);
  const full = /^\d{4}-\d\d-\d\dT\d\d$/.test(text) ? `${text}:00` : text;
  const time = Date.parse(isLocal && full.includes('T') ? `${full}Z` : full);
  if (Number.isNaN(time)) {
    throw new CommandFailure(`invalid value for "${flag}": failed to parse value as time or duration: ${JSON.stringify(text)}`);
  }
  return time;
}
