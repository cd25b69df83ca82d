import type { Keyboard, LineRequest, TypedLine } from '../engine/container/process';
import { unfinished } from './continuation';
import { exampleAccount } from './privateRegistries';
import type { Typing } from './recording';

/** Keys that a line of a script can stand for. */
const KEYS = {
  '^C': { kind: 'interrupt' },
  '^D': { kind: 'end-of-file' },
  '^P^Q': { kind: 'detach' },
} as const;

/** Ctrl-C while what was typed before still runs: the number says at which question whether it was pressed, counted since that line. */
const INTERRUPTION = /^\^C@(\d+)$/;

type Typed = TypedLine | { readonly kind: 'detach' };

/** Types the lines of a script into whatever asks for some. `shown` gets the request and what is typed, before it is handed over. */
export class ScriptedKeyboard implements Keyboard {
  readonly #lines: readonly string[];
  readonly #shown: (request: LineRequest, text: string) => void;
  readonly #interrupted: () => void;
  readonly #statuses: number[] = [];
  #read = 0;
  #asked = 0;
  #leftOpen = false;

  constructor(
    lines: readonly string[],
    shown: (request: LineRequest, text: string) => void = () => undefined,
    interrupted: () => void = () => undefined,
  ) {
    this.#lines = lines;
    this.#shown = shown;
    this.#interrupted = interrupted;
  }

  get typing(): Typing {
    return { statuses: this.#statuses, unread: this.#lines.length - this.#read, leftOpen: this.#leftOpen };
  }

  readLine(request: LineRequest): Promise<Typed> {
    if (this.#read > 0) this.#statuses.push(request.status);
    this.#asked = 0;
    const text = this.#lines[this.#read];
    if (text === undefined) {
      this.#leftOpen = true;
      this.#shown(request, '^D');
      return Promise.resolve({ kind: 'end-of-file' });
    }
    this.#read += 1;
    this.#shown(request, text);
    return Promise.resolve(Object.hasOwn(KEYS, text) ? KEYS[text as keyof typeof KEYS] : { kind: 'line', text });
  }

  takeInterrupt(): boolean {
    this.#asked += 1;
    const [, wanted] = INTERRUPTION.exec(this.#lines[this.#read] ?? '') ?? [];
    if (wanted === undefined || this.#asked < Number(wanted)) return false;
    this.#asked = 0;
    if (this.#read > 0) this.#statuses.push(0);
    this.#read += 1;
    this.#interrupted();
    return true;
  }
}

/** What the terminal echoes of a line, with its end: of the keys only Ctrl-C shows; of what is hidden, nothing but the end. */
export function echoOf(text: string, hidden = false): string {
  return text === '^D' || text === '^P^Q' ? '' : `${hidden ? '' : text}\r\n`;
}

/** A command with what is typed into it as one text, as it stands in a fence: `docker run -it alpine`, then lines that begin with `> `. */
export function withInput({ line, input = [] }: { readonly line: string; readonly input?: readonly string[] }): string {
  return [line, ...input.map((typed) => `> ${typed}`)].join('\n');
}

/** The reverse of `withInput`. */
export function splitInput(text: string): { readonly line: string; readonly input: readonly string[] } {
  const lines = text.split('\n');
  let own = 1;
  while (own < lines.length && unfinished(lines.slice(0, own).join('\n')) !== undefined) own += 1;
  const rest = lines.slice(own);
  return rest.every((typed) => typed.startsWith('> '))
    ? { line: lines.slice(0, own).join('\n'), input: rest.map((typed) => typed.slice(2)) }
    : { line: text, input: [] };
}

/** How a script would write what was typed. */
function scriptedText(typed: Typed): string {
  const key = Object.entries(KEYS).find(([, { kind }]) => kind === typed.kind);
  return typed.kind === 'line' ? typed.text : (key?.[0] ?? '');
}

/** Any other password is as wrong as this one, and may be a real one of the person's: it is not kept, because sessions are stored and shared. */
function publicText(typed: Typed): string {
  return typed.kind === 'line' && typed.text !== '' && typed.text !== exampleAccount.password ? 'not kept' : scriptedText(typed);
}

/** Passes on what a person types into a command, and remembers it as a script would write it. */
export class HeardKeyboard implements Keyboard {
  readonly #keyboard: Keyboard;
  readonly #lines: string[] = [];
  readonly #left: Promise<{ readonly kind: 'detach' }>;
  #leave: () => void = () => undefined;
  #asked = 0;

  constructor(keyboard: Keyboard) {
    this.#keyboard = keyboard;
    this.#left = new Promise((resolve) => {
      this.#leave = () => resolve({ kind: 'detach' });
    });
  }

  /** The person goes away: whatever waits for a line, now or later, is left as with Ctrl-P Ctrl-Q. */
  leave(): void {
    this.#leave();
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  async readLine(request: LineRequest): ReturnType<Keyboard['readLine']> {
    const typed = await Promise.race([this.#keyboard.readLine(request), this.#left]);
    this.#lines.push(request.hidden === true ? publicText(typed) : scriptedText(typed));
    this.#asked = 0;
    return typed;
  }

  takeInterrupt(): boolean {
    this.#asked += 1;
    const pressed = this.#keyboard.takeInterrupt();
    if (pressed) {
      this.#lines.push(`^C@${this.#asked}`);
      this.#asked = 0;
    }
    return pressed;
  }
}
