import type { ITheme } from '@xterm/xterm';

/** The terminal's colours, from the custom properties that hold at `element` (see `src/theme/css/tokens.css`); so both colour modes work. */
export function terminalTheme(element: Element): ITheme {
  const style = getComputedStyle(element);
  const token = (name: string, fallback: string): string => style.getPropertyValue(name).trim() || fallback;
  const background = token('--term', '#10151d');
  const ink = token('--term-ink', '#d7dee8');
  const dim = token('--term-dim', '#8593a6');
  const red = token('--term-red', '#ff9d94');
  const green = token('--term-green', '#8fd694');
  const yellow = token('--term-yellow', '#f2cf6b');
  const blue = token('--term-blue', '#7cc4ff');
  const magenta = token('--term-magenta', '#d9a8f5');
  const cyan = token('--term-cyan', '#74d7d2');
  return {
    background,
    foreground: ink,
    cursor: ink,
    cursorAccent: background,
    selectionBackground: '#4a5a70',
    black: background,
    brightBlack: dim,
    red,
    brightRed: red,
    green,
    brightGreen: green,
    yellow,
    brightYellow: yellow,
    blue,
    brightBlue: blue,
    magenta,
    brightMagenta: magenta,
    cyan,
    brightCyan: cyan,
    white: ink,
    brightWhite: '#ffffff',
  };
}
