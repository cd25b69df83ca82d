import { describe, expect, it } from 'vitest';
import { completeLine, listInColumns } from '../../../src/components/terminal/completeLine';
import { emptyLine } from '../../../src/components/terminal/lineEditor';

function completed(
  text: string,
  from: number,
  candidates: readonly string[],
  cursor = text.length,
): { line: string; listed: readonly string[] } {
  const { state, listed } = completeLine({ ...emptyLine([]), text, cursor }, { from, candidates });
  return { line: `${state.text.slice(0, state.cursor)}|${state.text.slice(state.cursor)}`, listed };
}

describe('completing', () => {
  it('puts in the only candidate with a space after it', () => {
    expect(completed('docker pu', 7, ['pull'])).toEqual({ line: 'docker pull |', listed: [] });
  });

  it('puts no space after a folder, as more may follow', () => {
    expect(completed('cat ap', 4, ['app/'])).toEqual({ line: 'cat app/|', listed: [] });
  });

  it('puts in what all candidates begin with', () => {
    expect(completed('docker i', 7, ['image', 'images'])).toEqual({ line: 'docker image|', listed: [] });
  });

  it('lists the candidates when they share no more than is typed', () => {
    expect(completed('docker image', 7, ['image', 'images'])).toEqual({ line: 'docker image|', listed: ['image', 'images'] });
  });

  it('leaves the line alone when nothing fits', () => {
    expect(completed('docker zz', 7, [])).toEqual({ line: 'docker zz|', listed: [] });
  });

  it('completes the word before the cursor and keeps what stands after it', () => {
    expect(completed('docker pu node', 7, ['pull'], 9)).toEqual({ line: 'docker pull | node', listed: [] });
  });
});

describe('the list of candidates', () => {
  it('runs downwards in as many columns as fit', () => {
    expect(listInColumns(['a', 'b', 'c', 'd', 'e'], 6)).toBe('a  d\r\nb  e\r\nc\r\n');
  });

  it('names a path by its last part', () => {
    expect(listInColumns(['~/app/a.js', '~/app/lib/'], 40)).toBe('a.js  lib/\r\n');
  });

  it('gives a name wider than the screen a row of its own', () => {
    expect(listInColumns(['abcdefgh', 'ij'], 4)).toBe('abcdefgh\r\nij\r\n');
  });
});
