// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepNumber, keptNumber } from '../../../src/components/workbench/keptNumber';

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

describe('a size that is kept', () => {
  it('is there the next time, until it is reset', () => {
    keepNumber('width', 42);
    expect(keptNumber('width')).toBe(42);
    keepNumber('width', undefined);
    expect(keptNumber('width')).toBeUndefined();
  });

  it('is none where storage is blocked or holds something else', () => {
    localStorage.setItem('layer-by-layer.width', 'wide');
    expect(keptNumber('width')).toBeUndefined();
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new Error('blocked');
    });
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('blocked');
    });
    keepNumber('width', 42);
    expect(keptNumber('width')).toBeUndefined();
  });
});
