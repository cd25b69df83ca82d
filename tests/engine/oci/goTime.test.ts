import { describe, expect, it } from 'vitest';
import { documentTime } from '../../../src/engine/oci/goTime';

const START = Date.UTC(2026, 10, 23, 5, 15, 7);

describe('a time in a document', () => {
  it('has the digits of nanoseconds, as a real clock gives them, and is the same each time', () => {
    const times = Array.from({ length: 200 }, (_, ms) => documentTime(START + ms));
    expect(times.every((time) => /^2026-11-23T05:15:07\.\d{4,8}[1-9]Z$/.test(time))).toBe(true);
    expect(times.filter((time) => time.length === 30).length).toBeGreaterThan(150);
    expect(documentTime(START + 5)).toBe(times[5]);
  });

  it('stays in its millisecond, so that later times are greater', () => {
    expect(Date.parse(documentTime(START + 932))).toBe(START + 932);
    expect(documentTime(START + 932) < documentTime(START + 933)).toBe(true);
  });
});
