import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keystrokes } from '../../src/session/typing';

describe('typing', () => {
  it('types every character, in order and one after the other', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => {
        const keys = keystrokes(text);
        expect(keys.map((stroke) => stroke.key).join('')).toBe(text);
        expect(keys.every((stroke, index) => index === 0 || stroke.at >= (keys[index - 1]?.at ?? 0))).toBe(true);
      }),
    );
  });

  it('types the same text the same way each time, and not like a machine', () => {
    const times = keystrokes('docker pull alpine').map((stroke) => stroke.at);
    expect(keystrokes('docker pull alpine').map((stroke) => stroke.at)).toEqual(times);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(new Set(gaps).size).toBeGreaterThan(5);
  });

  it('does not take longer than three seconds, however long the command', () => {
    expect(keystrokes('x'.repeat(400)).at(-1)?.at).toBeLessThanOrEqual(3000);
  });
});
