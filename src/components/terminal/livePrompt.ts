import type { Completion, Keyboard, LineRequest, ShellIo, ShellResult } from '../../session/liveSession';
import { rememberedLine, unfinished } from '../../session/continuation';
import { completeLine, listInColumns } from './completeLine';
import { searchPrompt } from './historySearch';
import { parseKeys, type Key } from './keys';
import { emptyLine, pressKey, type LineState } from './lineEditor';
import { drawLine, moveToEnd, type DrawnLine } from './lineView';

/** The screen a prompt lives on. Nothing in here knows xterm, so that tests need none. */
export interface PromptScreen {
  readonly columns: number;
  readonly rows: number;
  /** Control codes of the prompt's own making. */
  write(data: string): void;
  /** What a program printed; only harmless control codes get through. */
  writeOutput(data: string): void;
  /** Resolves, when all that was written is on the screen, with the cursor's column counted from 0. */
  settled(): Promise<{ readonly column: number }>;
}

/** What the prompt needs of a live session. */
export interface PromptSession {
  readonly prompt: string;
  readonly history: readonly string[];
  run(
    line: string,
    io: ShellIo,
    options: {
      readonly columns: number;
      readonly rows: number;
      readonly cancellation: { readonly cancelled: boolean };
      readonly keyboard: Keyboard;
    },
  ): Promise<ShellResult>;
  complete(line: string, cursor: number): Promise<Completion>;
}

export interface PromptListener {
  /** The text of the line that is being typed, with what came before it of a command of several lines. */
  lineChanged?(text: string): void;
  runningChanged?(running: boolean): void;
  /** After each command; `error` when the session itself broke, not when the command failed. */
  commandEnded?(error?: unknown): void;
  /** When the prompt after a command is on the screen, before any key that was pressed meanwhile. */
  prompted?(): void;
}

/** A program inside the running command that waits for a line. */
interface Reading {
  readonly request: LineRequest;
  readonly prompt: string;
  readonly deliver: (typed: Awaited<ReturnType<Keyboard['readLine']>>) => void;
}

/** What a program's prompt asks of the terminal or colours is not drawn: the line editor has to know its width. */
const CONTROL_SEQUENCE = /\x1b\[[0-9;?]*[a-zA-Z]/g;

const CONTINUATION_PROMPT = '> ';

/** A key, or a whole line that somebody else composed. */
type Typed = Key | { readonly name: 'line'; readonly text: string };

/** A reader's prompt: edits lines, runs them one after the other, keeps what is typed meanwhile for afterwards. */
export class LivePrompt {
  readonly #screen: PromptScreen;
  readonly #session: PromptSession;
  readonly #listener: PromptListener;
  #line: LineState;
  #drawn: DrawnLine | undefined;
  #column = 0;
  /** Lines of a command that is not complete yet, each with its line end. */
  #earlier = '';
  #waiting: Typed[] = [];
  #busy = true;
  #running: { cancelled: boolean } | undefined;
  #reading: Reading | undefined;
  /** Somebody has typed into the running command: its Ctrl-C is the program's. */
  #converses = false;
  #interrupted = false;
  /** Ctrl-P was pressed; with Ctrl-Q after it, it detaches. */
  #heldKey: Key | undefined;
  #escaped = false;
  #disposed = false;

  constructor(screen: PromptScreen, session: PromptSession, listener: PromptListener = {}) {
    this.#screen = screen;
    this.#session = session;
    this.#listener = listener;
    this.#line = emptyLine(this.#history);
  }

  /** Draws the prompt in the cursor's row, over what stands there. */
  start(): void {
    this.#screen.write('\r\x1b[J\x1b[?2004h\x1b[?25h');
    this.#showPrompt(0);
    this.#next();
  }

  /** Goes on at a prompt that stands on the screen already, after so many columns of other text. */
  resume(column: number): void {
    this.#column = column;
    this.#drawn = this.#wanted();
    this.#busy = false;
    this.#next();
  }

  /** Whether Tab moves the focus on instead of completing: nothing is typed, a command runs, or Escape was pressed just before. */
  get tabLeaves(): boolean {
    return this.#escaped || (this.#running !== undefined && !this.#reading) || (this.#line.text === '' && this.#earlier === '');
  }

  input(data: string): void {
    for (const key of parseKeys(data)) {
      this.#escaped = key.name === 'escape';
      if (key.name === 'interrupt' && this.#running && this.#converses && !this.#reading) {
        this.#interrupted = true;
        this.#waiting = [];
        this.#screen.write('^C');
      } else if (key.name === 'interrupt' && this.#running && !this.#reading) {
        this.#running.cancelled = true;
        this.#waiting = [];
        this.#screen.write('^C');
      } else {
        this.#waiting.push(key);
      }
    }
    this.#next();
  }

  /** Puts a text in the place of what is being typed, and runs it where `enter` is true. Waits its turn, as keys do. */
  replaceLine(text: string, enter: boolean): void {
    if (this.#earlier !== '') this.#waiting.push({ name: 'interrupt' });
    this.#waiting.push({ name: 'line', text }, ...(enter ? [{ name: 'enter' } as const] : []));
    this.#next();
  }

  /** To be called after the screen's size has changed. */
  resized(): void {
    if (this.#busy) return;
    const drawn = this.#drawn;
    // A repaint from the prompt's beginning; the screen has wrapped the line anew meanwhile.
    this.#screen.write(
      drawLine(
        drawn && { ...drawn, prompt: '', text: drawn.prompt + drawn.text, cursor: drawn.prompt.length + drawn.cursor },
        this.#wanted(),
        this.#screen.columns,
      ),
    );
    this.#drawn = this.#wanted();
  }

  dispose(): void {
    this.#disposed = true;
    if (this.#running) this.#running.cancelled = true;
    this.#waiting = [];
  }

  #next(): void {
    while (!this.#busy && !this.#disposed) {
      const key = this.#waiting.shift();
      if (!key) return;
      this.#press(key);
    }
  }

  #press(key: Typed): void {
    if (key.name === 'line') {
      const history = this.#reading?.request.history ?? this.#history;
      this.#line = { ...emptyLine(history), text: key.text, cursor: key.text.length, killed: this.#line.killed };
      this.#redraw();
      return;
    }
    if (this.#reading) this.#pressNested(key, this.#reading);
    else if (key.name === 'endOfFile' && this.#earlier !== '' && this.#line.text === '') this.#endEarly();
    else this.#edit(key);
  }

  /** In a program's own prompt, Ctrl-D ends its input and Ctrl-P Ctrl-Q leaves it running (docker's detach keys). */
  #pressNested(key: Key, reading: Reading): void {
    const held = this.#heldKey;
    this.#heldKey = undefined;
    if (held && key.name === 'controlQ') {
      this.#screen.write('\r\n');
      this.#answer(reading, { kind: 'detach' });
      return;
    }
    if (held) this.#edit(held);
    if (key.name === 'controlP') this.#heldKey = key;
    else if (key.name === 'endOfFile' && this.#line.text === '') this.#answer(reading, { kind: 'end-of-file' });
    else this.#edit(key);
  }

  #answer(reading: Reading, typed: Parameters<Reading['deliver']>[0]): void {
    this.#reading = undefined;
    this.#drawn = undefined;
    this.#busy = true;
    reading.deliver(typed);
  }

  async #readLine(request: LineRequest): ReturnType<Keyboard['readLine']> {
    const { column } = await this.#screen.settled();
    return new Promise((deliver) => {
      if (this.#disposed) return;
      this.#converses = request.ofCommand !== true;
      this.#interrupted = false;
      this.#reading = { request, prompt: request.prompt.replace(CONTROL_SEQUENCE, '').replaceAll('\r', ''), deliver };
      this.#line = { ...emptyLine(request.history), killed: this.#line.killed };
      this.#showPrompt(column);
      this.#next();
    });
  }

  #edit(key: Key): void {
    const { state, effect } = pressKey(this.#line, key);
    this.#line = state;
    if (effect === 'none') this.#redraw();
    else if (effect === 'clearScreen') this.#clearScreen();
    else if (effect === 'complete') this.#keepBusy(this.#complete());
    else if (effect === 'cancel') this.#endLine(this.#hidden ? '' : '^C', () => this.#cancelLine());
    else this.#endLine('', () => this.#submit());
  }

  #endLine(mark: string, then: () => void): void {
    this.#redraw();
    if (this.#drawn) this.#screen.write(moveToEnd(this.#drawn, this.#screen.columns));
    this.#screen.write(`${mark}\r\n`);
    this.#drawn = undefined;
    then();
  }

  #cancelLine(): void {
    if (this.#reading) this.#answer(this.#reading, { kind: 'interrupt' });
    else this.#forget();
  }

  #forget(): void {
    this.#earlier = '';
    this.#line = { ...emptyLine(this.#history), killed: this.#line.killed };
    this.#showPrompt(0);
  }

  #submit(): void {
    if (this.#reading) {
      this.#answer(this.#reading, { kind: 'line', text: this.#line.text });
      return;
    }
    const text = this.#earlier + this.#line.text;
    if (unfinished(text) !== undefined) {
      this.#earlier = `${text}\n`;
      this.#line = { ...this.#line, text: '', cursor: 0 };
      this.#showPrompt(0);
    } else if (text.trim() === '') {
      this.#forget();
    } else {
      this.#keepBusy(this.#run(text));
    }
  }

  /** Ctrl-D where more was asked for: bash makes of it what it can, in the same row. */
  #endEarly(): void {
    this.#drawn = undefined;
    this.#keepBusy(this.#run(this.#earlier.slice(0, -1)));
  }

  get #hidden(): boolean {
    return this.#reading?.request.hidden === true;
  }

  get #history(): readonly string[] {
    return this.#session.history.map(rememberedLine);
  }

  async #run(text: string): Promise<void> {
    const cancellation = { cancelled: false };
    this.#running = cancellation;
    this.#converses = false;
    const keyboard: Keyboard = {
      readLine: (request) => this.#readLine(request),
      takeInterrupt: () => {
        const pressed = this.#interrupted;
        this.#interrupted = false;
        return pressed;
      },
    };
    this.#listener.runningChanged?.(true);
    const print = (output: string): void => {
      if (!this.#disposed) this.#screen.writeOutput(output.replace(/\r?\n/g, '\r\n'));
    };
    let failure: unknown;
    try {
      await this.#session.run(
        text,
        { stdout: print, stderr: print },
        { columns: this.#screen.columns, rows: this.#screen.rows, cancellation, keyboard },
      );
    } catch (error) {
      failure = error;
    }
    this.#running = undefined;
    this.#converses = false;
    this.#reading = undefined;
    if (this.#disposed) return;
    this.#listener.runningChanged?.(false);
    this.#listener.commandEnded?.(failure);
    let { column } = await this.#screen.settled();
    if (cancellation.cancelled && column > 0) {
      // As bash does after a program that Ctrl-C ended.
      this.#screen.write('\r\n');
      column = 0;
    }
    this.#earlier = '';
    this.#line = { ...emptyLine(this.#history), killed: this.#line.killed };
    this.#screen.write('\x1b[m\x1b[?25h');
    this.#showPrompt(column);
    this.#listener.prompted?.();
  }

  async #complete(): Promise<void> {
    if (this.#line.text === '') return;
    const reading = this.#reading;
    const { text, cursor } = this.#line;
    const completion = await (reading ? reading.request.complete(text, cursor) : this.#session.complete(text, cursor));
    if (this.#disposed) return;
    const { state, listed } = completeLine(this.#line, completion);
    this.#line = state;
    if (listed.length === 0) return this.#redraw();
    if (this.#drawn) this.#screen.write(moveToEnd(this.#drawn, this.#screen.columns));
    this.#screen.write(`\r\n${listInColumns(listed, this.#screen.columns)}`);
    this.#showPrompt(0);
  }

  #keepBusy(work: Promise<void>): void {
    this.#busy = true;
    void work
      .catch((error: unknown) => this.#listener.commandEnded?.(error))
      .finally(() => {
        this.#busy = false;
        this.#next();
      });
  }

  #clearScreen(): void {
    this.#screen.write('\x1b[H\x1b[2J');
    this.#showPrompt(0);
  }

  #showPrompt(column: number): void {
    this.#column = column;
    this.#drawn = undefined;
    this.#busy = false;
    this.#redraw();
  }

  #redraw(): void {
    const wanted = this.#wanted();
    this.#screen.write(drawLine(this.#drawn, wanted, this.#screen.columns));
    this.#drawn = wanted;
    this.#listener.lineChanged?.(this.#hidden ? '' : this.#earlier + this.#line.text);
  }

  #wanted(): DrawnLine {
    const { text, cursor, search } = this.#line;
    const hidden = this.#hidden;
    if (this.#reading && (hidden || !search))
      return { prompt: this.#reading.prompt, plain: true, text: hidden ? '' : text, cursor: hidden ? 0 : cursor, column: this.#column };
    const usual = this.#earlier === '' ? this.#session.prompt : CONTINUATION_PROMPT;
    return { prompt: search ? searchPrompt(search) : usual, text, cursor, column: this.#column };
  }
}
