import type { Terminal } from '@xterm/xterm';
import { ourUnicode } from './ourUnicode';
import type { PromptScreen } from './promptScreen';
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

/** RIS: as new, without scrollback. */
const RESET = '\x1bc';

const SMALLEST_FONT_PX = 12;
const LARGEST_FONT_PX = 13.5;
const FEWEST_COLUMNS = 36;
const FEWEST_ROWS = 6;

/** One xterm in one element. In a replay its size is the recording's and never reflows; taken over, it has at most that many columns. */
export class XtermScreen implements PromptScreen {
  readonly #terminal: Terminal;
  readonly #box: HTMLElement;
  readonly #recorded: ScreenSize;
  readonly #safe = new SafeOutput();
  readonly #observers: { disconnect(): void }[] = [];
  #input: ScreenInput | undefined;
  /** Of a letter, for each pixel of the font's size. */
  #cell: { readonly width: number; readonly height: number } | undefined;

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
    this.#measure();
    this.fit();
    this.#watch();
  }

  /** For those who read the screen or mark places on it. */
  get terminal(): Terminal {
    return this.#terminal;
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
    // Not `reset()`, which does not wait for what was written before: that would then appear on the emptied screen.
    this.#terminal.write(RESET + SHOW_CURSOR);
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

  /**
   * The largest letters with which the recording's columns and rows fit, never under 12 px: then the box scrolls, or, with the keyboard handed
   * out, there are fewer columns and rows, so that the prompt is always in view.
   */
  fit(): void {
    const { clientWidth: width, clientHeight: height } = this.#box;
    const cell = this.#cell;
    if (width === 0 || !cell) return;
    const { cols, rows, options } = this.#terminal;
    const wanted = Math.min(width / (this.#recorded.columns * cell.width), height / (this.#recorded.rows * cell.height));
    const fontSize = Math.min(LARGEST_FONT_PX, Math.max(SMALLEST_FONT_PX, Math.floor(2 * wanted) / 2));
    if (options.fontSize !== fontSize) options.fontSize = fontSize;
    const size = this.#input ? this.#fitting(width / (cell.width * fontSize), height / (cell.height * fontSize)) : this.#recorded;
    if (size.columns === cols && size.rows === rows) return;
    this.#terminal.resize(size.columns, size.rows);
    if (!this.#input) return;
    this.#terminal.scrollToBottom();
    this.#input.onResize();
  }

  /** So much of the recording's size as there is room for. */
  #fitting(columns: number, rows: number): ScreenSize {
    return {
      columns: Math.min(this.#recorded.columns, Math.max(FEWEST_COLUMNS, Math.floor(columns))),
      rows: Math.min(this.#recorded.rows, Math.max(FEWEST_ROWS, Math.floor(rows))),
    };
  }

  /** Once, right after drawing: out of sight xterm changes its size but not what it has drawn, and the two together would tell nonsense. */
  #measure(): void {
    const drawn = this.#terminal.element?.querySelector('.xterm-screen')?.getBoundingClientRect();
    if (!drawn || drawn.width === 0) return;
    const { cols, rows, options } = this.#terminal;
    const size = options.fontSize ?? SMALLEST_FONT_PX;
    this.#cell = { width: drawn.width / cols / size, height: drawn.height / rows / size };
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
    this.#terminal.onRender(() => {
      if (this.#cell) return;
      this.#measure();
      this.fit();
    });
    const resize = new ResizeObserver(() => this.fit());
    resize.observe(this.#box);
    const colourMode = new MutationObserver(() => {
      this.#terminal.options.theme = terminalTheme(this.#box);
    });
    colourMode.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
    this.#observers.push(resize, colourMode);
  }
}
