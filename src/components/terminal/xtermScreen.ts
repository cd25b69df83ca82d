import type { Terminal } from '@xterm/xterm';
import type { PromptScreen } from './livePrompt';
import { ourUnicode } from './loadXterm';
import { SafeOutput } from './safeOutput';
import { terminalTheme } from './terminalTheme';

export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

/** Who holds the keyboard: nobody while a recording replays, the reader after taking over. */
export interface ScreenInput {
  onInput(data: string): void;
  /** Whether Tab should move the focus on instead of being typed. */
  tabLeaves(): boolean;
  /** The number of columns or rows has changed. */
  onResize(): void;
}

/** xterm draws no cursor before its first focus, except after a change to the screen buffer that is in use anyway. */
const SHOW_CURSOR = '\x1b[?47l';

const SMALLEST_FONT_PX = 12;
const LARGEST_FONT_PX = 13.5;
const FEWEST_COLUMNS = 36;

/** One xterm in one element. In a replay its size is the recording's and never reflows; taken over, it has at most that many columns. */
export class XtermScreen implements PromptScreen {
  readonly #terminal: Terminal;
  readonly #box: HTMLElement;
  readonly #recorded: ScreenSize;
  readonly #safe = new SafeOutput();
  readonly #observers: { disconnect(): void }[] = [];
  #input: ScreenInput | undefined;

  /** `box` is what the terminal may fill, without padding; the terminal is put into it. */
  constructor(xterm: typeof import('@xterm/xterm'), box: HTMLElement, size: ScreenSize, label: string) {
    this.#box = box;
    this.#recorded = size;
    this.#terminal = new xterm.Terminal({
      cols: size.columns,
      rows: size.rows,
      allowProposedApi: true,
      fontFamily: getComputedStyle(box).fontFamily,
      fontSize: SMALLEST_FONT_PX,
      lineHeight: 1.25,
      theme: terminalTheme(box),
      minimumContrastRatio: 4.5,
      scrollback: 5000,
      disableStdin: true,
      cursorBlink: false,
      cursorInactiveStyle: 'block',
      convertEol: false,
    });
    this.#terminal.unicode.register(ourUnicode);
    this.#terminal.unicode.activeVersion = ourUnicode.version;
    this.#terminal.attachCustomKeyEventHandler((event) => this.#takesKey(event));
    this.#terminal.onData((data) => this.#input?.onInput(data));
    this.#terminal.open(box);
    this.#terminal.textarea?.setAttribute('aria-label', label);
    this.#terminal.textarea?.setAttribute('tabindex', '-1');
    this.#terminal.write(SHOW_CURSOR);
    this.fit();
    this.#watch();
  }

  get columns(): number {
    return this.#terminal.cols;
  }

  get rows(): number {
    return this.#terminal.rows;
  }

  write(data: string): void {
    this.#terminal.write(data);
  }

  writeOutput(data: string): void {
    this.#terminal.write(this.#safe.filter(data));
  }

  settled(): Promise<{ readonly column: number }> {
    return new Promise((resolve) => {
      this.#terminal.write('', () => resolve({ column: Math.min(this.#terminal.buffer.active.cursorX, this.columns - 1) }));
    });
  }

  /** Empties screen and scrollback. */
  clear(): void {
    this.#safe.reset();
    this.#terminal.reset();
    this.#terminal.write(SHOW_CURSOR);
  }

  focus(): void {
    this.#terminal.focus();
  }

  /** Gives the keyboard to `input`, or with undefined takes it away and goes back to the recording's size. */
  hand(input: ScreenInput | undefined): void {
    this.#input = input;
    this.#terminal.options.disableStdin = input === undefined;
    this.#terminal.options.screenReaderMode = input !== undefined;
    this.#terminal.options.cursorBlink = input !== undefined && !matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#terminal.textarea?.setAttribute('tabindex', input === undefined ? '-1' : '0');
    if (input === undefined) this.#terminal.blur();
    this.fit();
  }

  dispose(): void {
    this.#observers.forEach((observer) => observer.disconnect());
    this.#terminal.dispose();
  }

  /** The largest letters with which the recording's columns and rows fit, never under 12 px: then the box scrolls, or live lines are shorter. */
  fit(): void {
    const { clientWidth: width, clientHeight: height } = this.#box;
    const cells = this.#terminal.element?.querySelector('.xterm-screen')?.getBoundingClientRect();
    if (width === 0 || !cells || cells.width === 0) return;
    const { cols, rows, options } = this.#terminal;
    const fontSizeNow = options.fontSize ?? SMALLEST_FONT_PX;
    const cellWidth = cells.width / cols / fontSizeNow;
    const cellHeight = cells.height / rows / fontSizeNow;
    const wanted = Math.min(width / (this.#recorded.columns * cellWidth), height / (this.#recorded.rows * cellHeight));
    const fontSize = Math.min(LARGEST_FONT_PX, Math.max(SMALLEST_FONT_PX, Math.floor(2 * wanted) / 2));
    if (fontSizeNow !== fontSize) options.fontSize = fontSize;
    const fitting = Math.max(FEWEST_COLUMNS, Math.floor(width / (cellWidth * fontSize)));
    const columns = this.#input ? Math.min(this.#recorded.columns, fitting) : this.#recorded.columns;
    if (columns === cols) return;
    this.#terminal.resize(columns, this.#recorded.rows);
    this.#input?.onResize();
  }

  /** False leaves the key to the browser. */
  #takesKey(event: KeyboardEvent): boolean {
    if (!this.#input) return false;
    if (event.key === 'Tab') return !event.shiftKey && !this.#input.tabLeaves();
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key.toLowerCase() === 'v') return false;
    return !(command && event.key.toLowerCase() === 'c' && this.#terminal.hasSelection());
  }

  #watch(): void {
    const resize = new ResizeObserver(() => this.fit());
    resize.observe(this.#box);
    const colourMode = new MutationObserver(() => {
      this.#terminal.options.theme = terminalTheme(this.#box);
    });
    colourMode.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
    this.#observers.push(resize, colourMode);
  }
}
