import type { Action } from '../../session/actions';
import type { LiveResult, LiveSession } from '../../session/liveSession';
import { LiveTerminal, type PromptedSession } from './liveTerminal';
import type { PaneScreen } from './paneScreen';

export interface LiveTerminalsListener {
  /** What is typed so far at the prompt of the machine that shows. */
  lineChanged(text: string): void;
  /** The place of the machine on which a command runs, undefined when none does. */
  runningChanged(machine: number | undefined): void;
  /** Another machine shows. */
  machineChanged(machine: number): void;
  /** After each command; `error` when the session itself broke. */
  commandEnded(error?: unknown): void;
}

export interface LiveTerminalsStart {
  /** What each machine's terminal shows at the moment of the take-over, with the recording's prompt at its end. */
  readonly shown: readonly string[];
  /** See `LiveTerminalStart`. */
  readonly printed: ReadonlyMap<Action, string>;
}

/** As bash reports a command that Ctrl-C ended. */
const INTERRUPTED: LiveResult = { exitCode: 130, summary: '' };

/**
 * The terminals of a reader's session, one for each of its machines. They share one time line: a command entered on one machine while another's
 * runs begins when that has ended.
 */
export class LiveTerminals {
  readonly #session: LiveSession;
  readonly #listener: LiveTerminalsListener;
  readonly #screens: readonly PaneScreen[];
  readonly #terminals: readonly LiveTerminal[];
  readonly #lines: string[];
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** `screens` are in the order of the session's machines. */
  constructor(
    screens: readonly PaneScreen[],
    session: LiveSession,
    { shown, printed }: LiveTerminalsStart,
    listener: LiveTerminalsListener,
  ) {
    this.#session = session;
    this.#listener = listener;
    this.#screens = screens;
    this.#lines = screens.map(() => '');
    this.#terminals = screens.map((screen, machine) => {
      const own = [...printed].filter(([action]) => isOn(action, machine));
      return new LiveTerminal(
        screen,
        this.#promptedSession(machine),
        { shown: shown[machine] ?? '', printed: new Map(own) },
        {
          lineChanged: (text) => {
            this.#lines[machine] = text;
            if (machine === this.machine) listener.lineChanged(text);
          },
          runningChanged: () => undefined,
          commandEnded: (error) => listener.commandEnded(error),
        },
      );
    });
  }

  /** The place of the one that shows. */
  get machine(): number {
    return this.#session.machines.indexOf(this.#session.machine);
  }

  start(): void {
    for (const [machine, terminal] of this.#terminals.entries()) {
      this.#screens[machine]?.hand(terminal.input);
      void terminal.start();
    }
  }

  /** Prompt, files and chips are this machine's from now on; what runs on another goes on. */
  select(machine: number): void {
    const name = this.#session.machines[machine];
    if (name === undefined || machine === this.machine) return;
    this.#session.selectMachine(name);
    this.#listener.machineChanged(machine);
    this.#listener.lineChanged(this.#lines[machine] ?? '');
  }

  focus(): void {
    this.#screens[this.machine]?.focus();
  }

  /** At the prompt that shows. */
  replaceLine(text: string, enter: boolean): void {
    this.#terminals[this.machine]?.replaceLine(text, enter);
  }

  /** A command that runs is interrupted first. Then the machine shows whose action it was. */
  async change(how: 'undo' | 'redo' | 'reset'): Promise<void> {
    const before = this.machine;
    const done = this.#session[how]().then((action) => {
      // Doing it again has chosen the machine already.
      if (this.machine !== before) this.#listener.machineChanged(this.machine);
      if (action) this.select(action.machine ?? 0);
    });
    await Promise.all(this.#terminals.map((terminal) => terminal.change(done)));
  }

  dispose(): void {
    for (const terminal of this.#terminals) terminal.dispose();
    for (const screen of this.#screens) screen.hand(undefined);
  }

  #promptedSession(machine: number): PromptedSession {
    const session = this.#session;
    const prompt = session.on(session.machines[machine] ?? session.machine);
    return {
      get prompt() {
        return prompt.prompt;
      },
      get history() {
        return prompt.history;
      },
      get actions() {
        return session.actions.filter((action) => isOn(action, machine));
      },
      run: (line, io, options) =>
        this.#inTurn(
          machine,
          () => prompt.run(line, io, options),
          () => options.cancellation.cancelled,
        ),
      complete: (line, cursor) => prompt.complete(line, cursor),
    };
  }

  /** One after the other; what was cancelled before its turn came is never done. */
  #inTurn(machine: number, run: () => Promise<LiveResult>, cancelled: () => boolean): Promise<LiveResult> {
    const begin = async (): Promise<LiveResult> => {
      if (cancelled()) return INTERRUPTED;
      this.#listener.runningChanged(machine);
      try {
        return await run();
      } finally {
        this.#listener.runningChanged(undefined);
      }
    };
    const result = this.#waiting === 0 ? begin() : this.#turn.then(begin);
    this.#waiting += 1;
    const ended = (): void => {
      this.#waiting -= 1;
    };
    this.#turn = result.then(ended, ended);
    return result;
  }
}

function isOn(action: Action, machine: number): boolean {
  return (action.machine ?? 0) === machine;
}
