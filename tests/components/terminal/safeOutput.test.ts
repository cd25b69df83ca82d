import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SafeOutput } from '../../../src/components/terminal/safeOutput';

const filtered = (data: string): string => new SafeOutput().filter(data);

describe('output from a recording', () => {
  it.each([
    ['colours', '\x1b[1;32mok\x1b[0m'],
    ['moving the cursor and erasing, as docker pull and build do', '\x1b[2A\x1b[2K\rabc\x1b[1B\x1b[?25l\x1b[?25h\x1b[0J'],
    ['line ends, tabs and backspaces', 'a\tb\b\r\n'],
    ['letters of all scripts', 'é 字 🐳'],
  ])('passes %s', (_what, data) => {
    expect(filtered(data)).toBe(data);
  });

  it.each([
    ['a window title', '\x1b]0;gotcha\x07'],
    ['a title ended by ST', '\x1b]2;gotcha\x1b\\'],
    ['writing to the clipboard', '\x1b]52;c;Z290Y2hh\x07'],
    ['a link', '\x1b]8;;https://example.com\x07'],
    ['device control strings', '\x1bPq#0;2\x1b\\'],
    ['application program commands', '\x1b_gotcha\x1b\\'],
    ['asking for the cursor position, which the terminal answers as if typed', '\x1b[6n'],
    ['asking for the device', '\x1b[c\x1b[>c'],
    ['window operations', '\x1b[21t'],
    ['the mouse', '\x1b[?1000h\x1b[?1006h'],
    ['bracketed paste and the alternate screen', '\x1b[?2004l\x1b[?1049h'],
    ['a full reset', '\x1bc'],
    ['the bell and other controls', '\x07\x00\x0e\x0f\x7f\x9b'],
  ])('drops %s', (_what, data) => {
    expect(filtered(`a${data}b`)).toBe('ab');
  });

  it('gives the same however the data is cut', () => {
    const pieces = fc.constantFrom('text', '\x1b[32m', '\x1b[6n', '\x1b]0;t\x07', '\x1b[?25l', '\r\n', '\x1bP1$x\x1b\\', '字');
    fc.assert(
      fc.property(fc.array(pieces), fc.array(fc.nat(60)), (parts, cuts) => {
        const data = parts.join('');
        const safe = new SafeOutput();
        const places = [0, ...cuts.map((cut) => Math.min(cut, data.length)).sort((one, other) => one - other), data.length];
        const chunks = places.slice(1).map((to, index) => data.slice(places[index], to));
        expect(chunks.map((chunk) => safe.filter(chunk)).join('')).toBe(filtered(data));
      }),
    );
  });
});
