import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { digestOf, digestStream } from '../../../src/engine/digest/digest';

const native = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const numbered = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => (at * 131 + (at >> 8)) & 255);

describe('SHA-256', () => {
  it('is that of FIPS 180-4', () => {
    expect(digestOf('abc')).toBe('sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(digestOf('')).toBe('sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it("is Node's own for every length up to three blocks and for a long one", () => {
    for (const length of [...Array.from({ length: 200 }, (_, at) => at), 1_000_003]) {
      expect(digestOf(numbered(length))).toBe(native(numbered(length)));
    }
  });

  it('does not depend on how the bytes come', () => {
    const bytes = numbered(5000);
    for (const step of [1, 7, 63, 64, 65, 1000]) {
      const stream = digestStream();
      for (let at = 0; at < bytes.length; at += step) stream.update(bytes.subarray(at, at + step));
      expect(stream.digest()).toBe(native(bytes));
    }
  });
});
