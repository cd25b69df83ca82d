import type { EpochMs } from '../clock';

const NANOSECONDS = 1_000_000;
/** Prime to a million and far from its simple fractions, so that neighbouring milliseconds get digits that look unrelated. */
const STEP = 618_033;

/**
 * A time as Go writes it in documents (RFC3339Nano: fractions without trailing zeros). Simulated clocks count milliseconds, real ones
 * nanoseconds, and a document's size counts their digits: what a millisecond lacks is made from it, the same each time.
 */
export function documentTime(at: EpochMs): string {
  const whole = Math.floor(at);
  const rest = (((whole % NANOSECONDS) * STEP) % NANOSECONDS) + 1;
  return new Date(whole)
    .toISOString()
    .replace('Z', `${String(rest % NANOSECONDS).padStart(6, '0')}Z`)
    .replace(/\.?0*Z$/, 'Z');
}
