import type { EpochMs } from '../../engine/clock';

/** RFC 3339 to the second, UTC: `2026-11-23T04:39:59Z`. */
export function rfc3339(at: EpochMs): string {
  return new Date(Math.floor(at / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}

/** Go's RFC3339Nano: fractions without trailing zeros. */
export function rfc3339Nano(at: EpochMs): string {
  return new Date(at).toISOString().replace(/\.?0*Z$/, 'Z');
}

/** Go's `time.Time.String()` in UTC: `2026-11-23 04:39:59 +0000 UTC`. */
export function goTimeText(at: EpochMs): string {
  return `${rfc3339(at).replace('T', ' ').replace('Z', '')} +0000 UTC`;
}
