import { describe, expect, it } from 'vitest';
import { counted, grouped } from '../../src/session/counted';

describe('counted', () => {
  it('says how many of what', () => {
    expect([0, 1, 2, 999].map((count) => counted(count, 'file'))).toEqual(['0 files', '1 file', '2 files', '999 files']);
  });

  it('sets thousands apart', () => {
    expect([1000, 20_100, 1_234_567].map(grouped)).toEqual(['1,000', '20,100', '1,234,567']);
    expect(counted(20_000, 'file')).toBe('20,000 files');
  });
});
