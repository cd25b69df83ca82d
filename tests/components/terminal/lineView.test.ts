import headless from '@xterm/headless';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawLine, moveToEnd, type DrawnLine } from '../../../src/components/terminal/lineView';
import { ourUnicode } from '../../../src/components/terminal/ourUnicode';

const COLUMNS = 20;

interface Screen {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

async function screenAfter(data: readonly string[], columns = COLUMNS): Promise<Screen> {
  const terminal = new headless.Terminal({ cols: columns, rows: 12, allowProposedApi: true });
  terminal.unicode.register(ourUnicode);
  terminal.unicode.activeVersion = ourUnicode.version;
  await new Promise<void>((resolve) => terminal.write(data.join(''), resolve));
  const { active } = terminal.buffer;
  const lines = Array.from({ length: active.length }, (_, index) => active.getLine(index)?.translateToString(true) ?? '');
  // A cursor behind a full row waits in its last column; where it stands then is the beginning of the next row.
  return { text: lines.join('\n').trimEnd(), row: active.baseY + active.cursorY, column: active.cursorX };
}

function line(text: string, cursor = text.length, prompt = '$ '): DrawnLine {
  return { prompt, text, cursor, column: 0 };
}

describe('drawing the line', () => {
  it('writes only what was added, erased or moved at the end, so that a screen reader does not hear it all again', () => {
    expect(drawLine(line('dock'), line('docke'), COLUMNS)).toBe('e');
    expect(drawLine(line('docke'), line('dock'), COLUMNS)).toBe('\x1b[1D\x1b[K');
    expect(drawLine(line('dock', 4), line('dock', 2), COLUMNS)).toBe('\x1b[2D');
    expect(drawLine(line('dock', 4), line('dock', 4), COLUMNS)).toBe('');
  });

  it('starts a new row when the line fills one exactly', async () => {
    const screen = await screenAfter([drawLine(undefined, line('a'.repeat(18)), COLUMNS)]);
    expect([screen.row, screen.column]).toEqual([1, 0]);
  });

  it('does not split a wide character at the edge', async () => {
    const screen = await screenAfter([drawLine(undefined, line(`${'a'.repeat(17)}字b`), COLUMNS)]);
    expect(screen.text).toBe(`$ ${'a'.repeat(17)}\n字b`);
    expect([screen.row, screen.column]).toEqual([1, 3]);
  });

  it('begins where the output before it ended', async () => {
    const screen = await screenAfter(['no newline', drawLine(undefined, { ...line('ls'), column: 10 }, COLUMNS)]);
    expect(screen.text).toBe('no newline$ ls');
  });

  it('shows a line of several rows from the history', async () => {
    const screen = await screenAfter([drawLine(undefined, line('cat <<E\nx\nE'), COLUMNS)]);
    expect(screen.text).toBe('$ cat <<E\nx\nE');
    expect([screen.row, screen.column]).toEqual([2, 1]);
  });

  const text = fc
    .array(fc.constantFrom('a', 'bc', ' ', '-', '字', 'e\u0301', '🐳', 'docker pull node', '\n'), { maxLength: 14 })
    .map((parts) => parts.join(''));
  const lines = fc.tuple(text, fc.nat(8)).map(([whole, back]) => {
    const characters = [...new Intl.Segmenter().segment(whole)].map((part) => part.segment);
    return { whole, cursor: characters.slice(0, Math.max(0, characters.length - back)).join('').length };
  });

  it('ends with the same screen and cursor, whatever was drawn before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(lines, { minLength: 1, maxLength: 5 }), async (steps) => {
        const drawn = steps.map(({ whole, cursor }) => line(whole, cursor));
        const written = drawn.map((next, index) => drawLine(drawn[index - 1], next, COLUMNS));
        const last = drawn.at(-1);
        if (!last) return;
        expect(await screenAfter(written)).toEqual(await screenAfter([drawLine(undefined, last, COLUMNS)]));
      }),
      { numRuns: 300 },
    );
  });

  it('can go behind the whole line from anywhere in it', async () => {
    await fc.assert(
      fc.asyncProperty(lines, async ({ whole, cursor }) => {
        const screen = await screenAfter([drawLine(undefined, line(whole, cursor), COLUMNS), moveToEnd(line(whole, cursor), COLUMNS)]);
        expect(screen).toEqual(await screenAfter([drawLine(undefined, line(whole), COLUMNS)]));
      }),
    );
  });
});
