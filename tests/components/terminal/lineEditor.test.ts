import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseKeys } from '../../../src/components/terminal/keys';
import { emptyLine, pressKey, type LineState } from '../../../src/components/terminal/lineEditor';

/** The line after the terminal has sent `data`; `|` shows the cursor. */
function typed(data: string, history: readonly string[] = []): string {
  return shown(stateAfter(data, history));
}

function stateAfter(data: string, history: readonly string[] = []): LineState {
  return parseKeys(data).reduce((state, key) => pressKey(state, key).state, emptyLine(history));
}

function shown(state: LineState): string {
  return `${state.text.slice(0, state.cursor)}|${state.text.slice(state.cursor)}`;
}

function effectOf(data: string): string {
  return parseKeys(data).reduce((step, key) => pressKey(step.state, key), { state: emptyLine([]), effect: 'none' as string }).effect;
}

function hasLoneSurrogate(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}

describe('editing a line', () => {
  it.each([
    ['types', 'docker', 'docker|'],
    ['inserts at the cursor', 'dker\x1b[D\x1b[D\x1b[Doc', 'doc|ker'],
    ['erases to the left with Backspace', 'dockerr\x7f', 'docker|'],
    ['does nothing with Backspace at the start', '\x7fa', 'a|'],
    ['erases to the right with Delete', 'xdocker\x01\x1b[3~', '|docker'],
    ['erases to the right with Ctrl-D', 'xdocker\x01\x04', '|docker'],
    ['goes to the start with Ctrl-A', 'ab\x01', '|ab'],
    ['goes to the start with Home', 'ab\x1b[H', '|ab'],
    ['goes to the end with Ctrl-E', 'ab\x01\x05', 'ab|'],
    ['goes to the end with End', 'ab\x01\x1b[F', 'ab|'],
    ['cuts to the start with Ctrl-U', 'docker pull\x1b[D\x15', '|l'],
    ['cuts to the end with Ctrl-K', 'docker pull\x01\x06\x0b', 'd|'],
    ['cuts a word between blanks with Ctrl-W', 'docker pull node:22\x17', 'docker pull |'],
    ['cuts a word and the blanks after it with Ctrl-W', 'docker pull  \x17', 'docker |'],
    ['cuts a part of a name with Alt-Backspace as the whole word', 'pull a/b\x1b\x7f', 'pull |'],
    ['cuts the next word with Alt-D', 'ab cd\x01\x1bd', '| cd'],
    ['puts back what was cut with Ctrl-Y', 'docker pull\x17x\x19', 'docker xpull|'],
    ['moves by words with Ctrl-Left and Ctrl-Right', 'ab cd ef\x1b[1;5D\x1b[1;5D\x1b[1;5C', 'ab cd| ef'],
    ['moves and erases wide characters whole', 'a漢字\x1b[D\x7f', 'a|字'],
    ['moves and erases a letter with its accents whole', 'xe\u0301y\x1b[D\x7f', 'x|y'],
    ['moves over an emoji outside the basic plane at once', '🐳x\x1b[D\x1b[D', '|🐳x'],
    ['ignores keys that mean nothing', 'a\x1b[15~\x1b[5~\x00\x1cb', 'ab|'],
  ])('%s', (_what, data, line) => {
    expect(typed(data)).toBe(line);
  });

  it('says what is to be done about Enter, Ctrl-C, Tab and Ctrl-L', () => {
    expect(['x\r', 'x\x03', 'x\t', 'x\x0c', 'x'].map(effectOf)).toEqual(['submit', 'cancel', 'complete', 'clearScreen', 'none']);
  });

  it('keeps the cursor between two characters, whatever is pressed', () => {
    const keys = fc.constantFrom(
      'a',
      ' ',
      '字',
      'e\u0301',
      '🐳',
      '\x7f',
      '\x04',
      '\x1b[D',
      '\x1b[C',
      '\x01',
      '\x05',
      '\x15',
      '\x0b',
      '\x17',
      '\x19',
      '\x1bb',
      '\x1bf',
      '\x1b[A',
      '\x1b[B',
      '\x12',
      '\x07',
    );
    fc.assert(
      fc.property(fc.array(keys), (pressed) => {
        const { text, cursor } = stateAfter(pressed.join(''), ['docker pull 字', 'ls']);
        expect(cursor).toBeGreaterThanOrEqual(0);
        expect(cursor).toBeLessThanOrEqual(text.length);
        expect(hasLoneSurrogate(text)).toBe(false);
        expect(hasLoneSurrogate(text.slice(0, cursor))).toBe(false);
      }),
    );
  });
});

describe('history', () => {
  const history = ['docker pull node', 'ls', 'docker images'];

  it('shows older lines with Up and comes back with Down to what was being typed', () => {
    expect(typed('wip\x1b[A', history)).toBe('docker images|');
    expect(typed('wip\x1b[A\x1b[A\x1b[A\x1b[A', history)).toBe('docker pull node|');
    expect(typed('wip\x1b[A\x1b[A\x1b[B\x1b[B', history)).toBe('wip|');
  });

  it('finds the newest line that holds what is typed after Ctrl-R, then older ones', () => {
    expect(stateAfter('\x12docker', history).text).toBe('docker images');
    expect(stateAfter('\x12docker\x12', history).text).toBe('docker pull node');
  });

  it('keeps the line found last when there is no older one, and says so', () => {
    const state = stateAfter('\x12docker\x12\x12', history);
    expect(state.text).toBe('docker pull node');
    expect(state.search?.failed).toBe(true);
  });

  it('takes the found line with a moving key or Escape, and gives up with Ctrl-G or Ctrl-C', () => {
    expect(typed('\x12pull\x05', history)).toBe('docker pull node|');
    expect(stateAfter('\x12pull\x1b', history).search).toBeUndefined();
    expect(typed('wip\x12pull\x07', history)).toBe('wip|');
    expect(typed('wip\x12pull\x03', history)).toBe('wip|');
  });

  it('runs the found line with Enter', () => {
    const last = parseKeys('\x12pull\r').reduce((step, key) => pressKey(step.state, key), {
      state: emptyLine(history),
      effect: 'none' as string,
    });
    expect([last.state.text, last.effect]).toEqual(['docker pull node', 'submit']);
  });
});

describe('pasting', () => {
  it('takes line ends for Enter and everything else for text', () => {
    expect(parseKeys('\x1b[200~ls\ndocker\tps\x03\r\n\x1b[201~x')).toEqual([
      { name: 'text', text: 'ls' },
      { name: 'enter' },
      { name: 'text', text: 'docker    ps' },
      { name: 'enter' },
      { name: 'text', text: 'x' },
    ]);
  });
});
