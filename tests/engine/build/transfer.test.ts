import { describe, expect, it } from 'vitest';
import { transferSize } from '../../../src/engine/build/transfer';
import type { SentEntry } from '../../../src/engine/build/transfer';

const MTIME = Date.UTC(2026, 10, 23) / 1000;
const file = (path: string, size: number, withContent = true): SentEntry => ({
  path,
  node: { type: 'file', content: { kind: 'filled', size, seed: '' }, inode: 1, mode: 0o644, uid: 0, gid: 0, mtime: MTIME },
  withContent,
});

describe('the size of a transfer is what its protocol takes (recording 29.7.2/05)', () => {
  it('is 2 bytes for nothing', () => {
    expect(transferSize([])).toBe(2);
  });

  it('is that of description and content for a Dockerfile', () => {
    expect(transferSize([file('Dockerfile', 0)])).toBe(31);
    expect(transferSize([file('Dockerfile', 26)])).toBe(63);
    expect(transferSize([file('Dockerfile', 96)])).toBe(133);
    expect(transferSize([file('Dockerfile', 245)])).toBe(284);
  });

  it('is that of the description alone for a file that is known', () => {
    expect(transferSize([file('a.txt', 2)])).toBe(34);
    expect(transferSize([file('a.txt', 2, false)])).toBe(26);
  });

  it('parts contents in pieces of 32 KiB', () => {
    const overhead = transferSize([file('x', 32_768)]) - 32_768;
    expect(transferSize([file('x', 65_536)]) - 65_536).toBeGreaterThan(overhead);
  });
});
