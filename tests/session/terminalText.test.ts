import { describe, expect, it } from 'vitest';
import { BlockRedraws } from '../../src/session/blockRedraw';
import { plainText } from '../../src/session/plainText';
import { thinOutput } from '../../src/session/thinOutput';
import { transcriptOf } from '../../src/session/transcript';

const redraw = (row: number, text: string): string => `\x1b[${row}A\x1b[2K\r${text}\r\x1b[${row}B`;
const begun = 'one\r\ntwo\r\nthree\r\n';

describe('thinned output', () => {
  it('leaves out a redraw that a later one overwrites', () => {
    const text = redraw(1, 'a') + redraw(2, 'b') + redraw(1, 'c') + redraw(1, 'd');
    expect(thinOutput(text, 80)).toBe(redraw(2, 'b') + redraw(1, 'd'));
  });

  it('keeps redraws apart that other output stands between, for their row has moved', () => {
    const text = `${redraw(1, 'a')}\r\n${redraw(1, 'b')}`;
    expect(thinOutput(text, 80)).toBe(text);
  });

  it('leaves alone what would wrap and what it does not know', () => {
    const text = redraw(1, 'too long') + redraw(1, 'b') + '\x1b[31mred\x1b[0m';
    expect(thinOutput(text, 8)).toBe(text);
  });

  it('shows the same screen as the whole', async () => {
    const text = begun + redraw(3, 'x') + redraw(2, 'y') + redraw(3, 'z') + 'four\r\n' + redraw(1, 'w') + redraw(1, 'v');
    expect(await transcriptOf(thinOutput(text, 80), 80)).toBe(await transcriptOf(text, 80));
  });
});

describe('redraws of a block', () => {
  const draw = (up: number, ...lines: readonly string[]): string =>
    `${'\x1b[1A'.repeat(up)}\x1b[0G\x1b[?25l${lines.map((line) => `${line}\r\n`).join('')}\x1b[?25h`;
  const thinned = (...texts: readonly string[]): readonly string[] => {
    const redraws = new BlockRedraws();
    return texts.map((text) => redraws.thin(text));
  };

  it('write only the lines that have changed', () => {
    expect(thinned(draw(1, 'head 1', 'same'), draw(2, 'head 2', 'same', 'new'))).toEqual([
      draw(1, 'head 1', 'same'),
      draw(2, 'head 2', '', 'new'),
    ]);
  });

  it('vanish when the next one follows at once', () => {
    expect(thinned(draw(1, 'a', 'x') + draw(2, 'b', 'y') + draw(2, 'c', 'z', 'more'))).toEqual([draw(1, 'c', 'z', 'more')]);
    const shrinking = draw(1, 'a', 'x') + draw(2, 'b');
    expect(thinned(shrinking)).toEqual([shrinking]);
  });

  it('keep colours apart', () => {
    const [, second] = thinned(draw(1, 'a', '\x1b[34mblue', '\x1b[0mplain'), draw(3, 'b', '\x1b[34mblue', '\x1b[0mplain'));
    expect(second).toBe(draw(3, 'b', '\x1b[34m', '\x1b[0m'));
  });

  it('are written whole after other output, and when the block does not lie where it lay', () => {
    for (const between of ['log\r\n', '\x1b[2A']) {
      const texts = [draw(1, 'a', 'same'), between + draw(2, 'b', 'same')];
      expect(thinned(...texts)).toEqual(texts);
    }
    const moved = [draw(1, 'a', 'same'), draw(1, 'b', 'same')];
    expect(thinned(...moved)).toEqual(moved);
  });
});

describe('a transcript', () => {
  it('is what the screen shows at the end', async () => {
    expect(await transcriptOf(`${begun}${redraw(2, 'TWO')}`, 80)).toBe('one\nTWO\nthree');
  });

  it('joins wrapped lines again', async () => {
    expect(await transcriptOf('abcdefghij klm\r\nnext\r\n', 8)).toBe('abcdefghij klm\nnext');
  });

  it('keeps lines that have scrolled off the screen', async () => {
    const lines = Array.from({ length: 200 }, (_, index) => `line ${index}`);
    expect(await transcriptOf(lines.join('\r\n'), 40)).toBe(lines.join('\n'));
  });

  it('is free of the step up that BuildKit takes before it draws', async () => {
    expect(await transcriptOf('\x1b[1A\x1b[1B\x1b[0G[+] Building\r\n', 40)).toBe('[+] Building');
  });

  it('is empty for a command that prints nothing', async () => {
    expect(await transcriptOf('', 80)).toBe('');
  });
});

describe('plain text', () => {
  it('is free of colours, cursor movements and titles', () => {
    expect(plainText('\x1b]0;title\x07\x1b[1;34mblue\x1b[0m\x1b[2K\r\n\x1b[?25lx')).toBe('blue\nx');
  });
});
