import type { Action } from '../../session/actions';
import { widthOf } from '../terminal/displayWidth';
import { LivePrompt, type PromptSession } from '../terminal/livePrompt';
import type { ScreenInput } from '../terminal/xtermScreen';
import { KeptScreen, writeAgain, type Written } from './keptScreen';
import type { PaneScreen } from './paneScreen';

/** What is done at one machine's prompt. */
export interface PromptedSession extends PromptSession {
  /** On this machine, oldest first. */
  readonly actions: readonly Action[];
}

export interface LiveTerminalListener {
  /** What is typed so far at the prompt. */
  lineChanged(text: string): void;
  runningChanged(running: boolean): void;
  /** After each command; `error` when the session itself broke. */
  commandEnded(error?: unknown): void;
}

export interface LiveTerminalStart {
  /** What the terminal shows at the moment of the take-over, with the recording's prompt at its end. */
  readonly shown: string;
  /** What the session's first actions printed, where the session begins with some: each up to the next prompt. */
  readonly printed: ReadonlyMap<Action, string>;
}

/** As `LivePrompt.start` does, without drawing the prompt. */
const ready = '\x1b[?2004h\x1b[?25h';

/** One machine's terminal of a reader's session: a prompt, and for each action what was written while it was done, so that an undo can bring the screen back. */
export class LiveTerminal {
  readonly #screen: PaneScreen;
  readonly #kept: KeptScreen;
  readonly #session: PromptedSession;
  readonly #listener: LiveTerminalListener;
  readonly #shown: string;
  readonly #written = new WeakMap<Action, readonly Written[]>();
  #opening: readonly Written[] = [{ by: 'prompt', data: ready }];
  #prompt: LivePrompt;
  #ended: Action | undefined;
  #prompted: { readonly promise: Promise<void>; readonly resolve: () => void } | undefined;
  #disposed = false;

  constructor(screen: PaneScreen, session: PromptedSession, { shown, printed }: LiveTerminalStart, listener: LiveTerminalListener) {
    this.#screen = screen;
    this.#kept = new KeptScreen(screen);
    this.#session = session;
    this.#listener = listener;
    this.#shown = shown;
    for (const [action, data] of printed) this.#written.set(action, [{ by: 'program', data }]);
    this.#prompt = this.#newPrompt();
  }

  readonly input: ScreenInput = {
    onInput: (data) => this.#prompt.input(data),
    tabLeaves: () => this.#prompt.tabLeaves,
    onResize: () => this.#prompt.resized(),
  };

  /** Puts another line at the prompt, and runs it if it is to be entered. */
  replaceLine(text: string, enter: boolean): void {
    this.#prompt.replaceLine(text, enter);
  }

  async start(): Promise<void> {
    if (this.#session.actions.length > 0) return this.#show();
    this.#screen.clear();
    this.#screen.writeOutput(this.#shown);
    this.#kept.take();
    this.#prompt.start();
    this.#opening = this.#kept.take();
  }

  /**
   * To be called with the change of a session that has begun: a command that runs is interrupted. The screen then shows what it showed before the
   * action, or after it again.
   */
  async change(done: Promise<unknown>): Promise<void> {
    const running = this.#prompted;
    if (running) this.#prompt.input('\x03');
    else this.#prompt.dispose();
    await Promise.all([done, running?.promise]);
    if (this.#disposed) return;
    this.#prompt.dispose();
    this.#prompt = this.#newPrompt();
    await this.#show();
  }

  dispose(): void {
    this.#disposed = true;
    this.#prompt.dispose();
    this.#prompted?.resolve();
  }

  async #show(): Promise<void> {
    const prompt = this.#prompt;
    this.#screen.clear();
    this.#screen.writeOutput(this.#shown);
    writeAgain(this.#screen, this.#opening);
    for (const action of this.#session.actions) writeAgain(this.#screen, this.#written.get(action) ?? []);
    const { column } = await this.#screen.settled();
    if (this.#disposed || this.#prompt !== prompt) return;
    this.#kept.take();
    prompt.resume(Math.max(0, column - widthOf(this.#session.prompt)));
  }

  #newPrompt(): LivePrompt {
    return new LivePrompt(this.#kept, this.#session, {
      lineChanged: (text) => this.#listener.lineChanged(text),
      runningChanged: (running) => {
        if (running) this.#prompted = promised();
        this.#listener.runningChanged(running);
      },
      commandEnded: (error) => {
        this.#ended = error === undefined ? this.#session.actions.findLast((action) => action.kind === 'command') : undefined;
        this.#listener.commandEnded(error);
      },
      prompted: () => {
        if (this.#ended) this.#written.set(this.#ended, this.#kept.take());
        this.#prompted?.resolve();
        this.#prompted = undefined;
      },
    });
  }
}

function promised(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
