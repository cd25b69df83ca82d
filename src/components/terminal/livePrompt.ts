import type { Completion, Keyboard, LineRequest, ShellIo, ShellResult } from '../../session/liveSession';
import { rememberedLine, unfinished } from '../../session/continuation';
import { CommandInput, type TypedIntoCommand } from './commandInput';
import { completeLine, listInColumns } from './completeLine';
import { parseKeys, type Key } from './keys';
import { EditedLine, type Appearance } from './editedLine';
import type { PromptScreen } from './promptScreen';

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

const CONTINUATION_PROMPT = '> ';

/** A key, or a whole line that somebody else composed. */
type Typed = Key | { readonly name: 'line'; readonly text: string };

/** A reader's prompt: edits lines, runs them one after the other, keeps what is typed meanwhile for afterwards. */
export class LivePrompt {
  readonly #screen: PromptScreen;
  readonly #session: PromptSession;
  readonly #listener: PromptListener;
  readonly #line: EditedLine;
  readonly #input = new CommandInput();
  /** Lines of a command that is not complete yet, each with its line end. */
  #earlier = '';
  #waiting: Typed[] = [];
  #busy = true;
  #running: { cancelled: boolean } | undefined;
  #escaped = false;
  #disposed = false;

  constructor(screen: PromptScreen, session: PromptSession, listener: PromptListener = {}) {
    this.#screen = screen;
    this.#session = session;
    this.#listener = listener;
    this.#line = new EditedLine(
      screen,
      () => this.#appearance(),
      () => {
        listener.lineChanged?.(this.#hidden ? '' : this.#earlier + this.#text);
      },
    );
    this.#line.begin(this.#history);
  }

  /** Draws the prompt in the cursor's row, over what stands there. */
  start(): void {
    this.#screen.write('\r\x1b[J\x1b[?2004h\x1b[?25h');
    this.#showPrompt(0);
    this.#next();
  }

  /** Goes on at a prompt that stands on the screen already, after so many columns of other text. */
  resume(column: number): void {
    this.#line.resume(column);
    this.#busy = false;
    this.#next();
  }

  /** Whether Tab moves the focus on instead of completing: nothing is typed, a command runs, or Escape was pressed just before. */
  get tabLeaves(): boolean {
    return this.#escaped || (this.#running !== undefined && !this.#input.reading) || (this.#text === '' && this.#earlier === '');
  }

  input(data: string): void {
    for (const key of parseKeys(data)) {
      this.#escaped = key.name === 'escape';
      if (key.name === 'interrupt' && this.#running && !this.#input.reading) {
        if (!this.#input.interrupt()) this.#running.cancelled = true;
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
    if (!this.#busy) this.#line.repaint();
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
      this.#line.begin(this.#input.reading?.request.history ?? this.#history, key.text);
      this.#line.redraw();
    } else if (this.#input.reading) this.#pressInCommand(key);
    else if (key.name === 'endOfFile' && this.#earlier !== '' && this.#text === '') this.#endEarly();
    else this.#edit(key);
  }

  #pressInCommand(key: Key): void {
    const keys = this.#input.keysOf(key, this.#text === '');
    if (keys === 'detach') {
      this.#screen.write('\r\n');
      this.#answer({ kind: 'detach' });
    } else if (keys === 'end-of-file') this.#answer({ kind: 'end-of-file' });
    else for (const one of keys) this.#edit(one);
  }

  #answer(typed: TypedIntoCommand): void {
    this.#busy = true;
    this.#input.answer(typed);
  }

  async #readLine(request: LineRequest): ReturnType<Keyboard['readLine']> {
    const { column } = await this.#screen.settled();
    if (this.#disposed) return new Promise(() => undefined);
    const typed = this.#input.wait(request);
    this.#line.begin(request.history);
    this.#showPrompt(column);
    this.#next();
    return typed;
  }

  #edit(key: Key): void {
    const effect = this.#line.press(key);
    if (effect === 'none') this.#line.redraw();
    else if (effect === 'clearScreen') this.#clearScreen();
    else if (effect === 'complete') this.#keepBusy(this.#complete());
    else {
      this.#line.redraw();
      this.#line.leave(effect === 'cancel' && !this.#hidden ? '^C' : '');
      if (effect === 'submit') this.#submit();
      else if (this.#input.reading) this.#answer({ kind: 'interrupt' });
      else this.#forget();
    }
  }

  #forget(): void {
    this.#earlier = '';
    this.#line.begin(this.#history);
    this.#showPrompt(0);
  }

  #submit(): void {
    if (this.#input.reading) {
      this.#answer({ kind: 'line', text: this.#text });
      return;
    }
    const text = this.#earlier + this.#text;
    if (unfinished(text) !== undefined) {
      this.#earlier = `${text}\n`;
      this.#line.state = { ...this.#line.state, text: '', cursor: 0 };
      this.#showPrompt(0);
    } else if (text.trim() === '') {
      this.#forget();
    } else {
      this.#keepBusy(this.#run(text));
    }
  }

  /** Ctrl-D where more was asked for: bash makes of it what it can, in the same row. */
  #endEarly(): void {
    this.#keepBusy(this.#run(this.#earlier.slice(0, -1)));
  }

  get #text(): string {
    return this.#line.state.text;
  }

  get #hidden(): boolean {
    return this.#input.reading?.request.hidden === true;
  }

  get #history(): readonly string[] {
    return this.#session.history.map(rememberedLine);
  }

  #appearance(): Appearance {
    const { reading } = this.#input;
    const usual = this.#earlier === '' ? this.#session.prompt : CONTINUATION_PROMPT;
    return { prompt: reading?.prompt ?? usual, plain: reading !== undefined, hidden: this.#hidden };
  }

  async #run(text: string): Promise<void> {
    const cancellation = { cancelled: false };
    this.#running = cancellation;
    this.#listener.runningChanged?.(true);
    const print = (output: string): void => {
      if (!this.#disposed) this.#screen.writeOutput(output.replace(/\r?\n/g, '\r\n'));
    };
    const keyboard: Keyboard = {
      readLine: (request) => this.#readLine(request),
      takeInterrupt: () => this.#input.takeInterrupt(),
    };
    const { columns, rows } = this.#screen;
    let failure: unknown;
    try {
      await this.#session.run(text, { stdout: print, stderr: print }, { columns, rows, cancellation, keyboard });
    } catch (error) {
      failure = error;
    }
    this.#running = undefined;
    this.#input.reset();
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
    this.#line.begin(this.#history);
    this.#screen.write('\x1b[m\x1b[?25h');
    this.#showPrompt(column);
    this.#listener.prompted?.();
  }

  async #complete(): Promise<void> {
    const { state } = this.#line;
    if (state.text === '') return;
    const { text, cursor } = state;
    const completion = await (this.#input.reading?.request ?? this.#session).complete(text, cursor);
    if (this.#disposed) return;
    const { state: completed, listed } = completeLine(this.#line.state, completion);
    this.#line.state = completed;
    if (listed.length === 0) return this.#line.redraw();
    this.#line.leave();
    this.#screen.write(listInColumns(listed, this.#screen.columns));
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
    this.#busy = false;
    this.#line.show(column);
  }
}
