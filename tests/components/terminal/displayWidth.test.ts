import { describe, expect, it } from 'vitest';
import { clustersOf, widthOf } from '../../../src/components/terminal/displayWidth';

describe('the cells that text fills', () => {
  it.each([
    ['docker', 6],
    ['é', 1],
    ['e\u0301', 1],
    ['漢字', 4],
    ['한국어', 6],
    ['ｄｏｃｋｅｒ', 12],
    ['🐳', 2],
    ['─│✓', 3],
    ['a\u200bb', 2],
    ['', 0],
  ])('%j fills %i', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  it('keeps accents with their letter and a line end for itself', () => {
    expect(clustersOf('e\u0301\n\u0301x').map((cluster) => cluster.text)).toEqual(['e\u0301', '\n', '\u0301', 'x']);
  });
});
