import type { ScriptSystem } from './script';

/** What the commands of one script read from the terminal. */
export class TypedLines {
  readonly #system: Pick<ScriptSystem, 'readLine' | 'cancellation'>;
  readonly #interrupt: () => void;
  #interrupted = false;

  /** `interrupt` is told of Ctrl-C, which ends the script. */
  constructor(system: Pick<ScriptSystem, 'readLine' | 'cancellation'>, interrupt: () => void) {
    this.#system = system;
    this.#interrupt = interrupt;
  }

  /** Ctrl-C was pressed while a command read. */
  get interrupted(): boolean {
    return this.#interrupted;
  }

  /** Waits for a line, which it gives with its end. Undefined: there are no more. */
  async next(hidden = false): Promise<string | undefined> {
    const { readLine, cancellation } = this.#system;
    if (readLine === undefined || cancellation?.cancelled === true || this.#interrupted) return undefined;
    const typed = await readLine({
      prompt: '',
      history: [],
      status: 0,
      complete: (_line, cursor) => Promise.resolve({ from: cursor, candidates: [] }),
      ...(hidden ? { hidden: true } : {}),
    });
    if (typed.kind === 'interrupt') {
      this.#interrupted = true;
      this.#interrupt();
    }
    return typed.kind === 'line' ? `${typed.text}\n` : undefined;
  }
}
