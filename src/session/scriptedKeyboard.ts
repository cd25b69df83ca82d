import type { Keyboard, LineRequest, TypedLine } from '../engine/container/process';
import type { Typing } from './recording';

/** Keys that a line of a script can stand for. */
const KEYS = {
  '^C': { kind: 'interrupt' },
  '^D': { kind: 'end-of-file' },
  '^P^Q': { kind: 'detach' },
} as const;

type Typed = TypedLine | { readonly kind: 'detach' };

/** Types the lines of a script into whatever asks for some. `shown` gets the request and what is typed, before it is handed over. */
export class ScriptedKeyboard implements Keyboard {
  readonly #lines: readonly string[];
  readonly #shown: (request: LineRequest, text: string) => void;
  readonly #statuses: number[] = [];
  #read = 0;
  #leftOpen = false;

  constructor(lines: readonly string[], shown: (request: LineRequest, text: string) => void = () => undefined) {
    this.#lines = lines;
    this.#shown = shown;
  }

  get typing(): Typing {
    return { statuses: this.#statuses, unread: this.#lines.length - this.#read, leftOpen: this.#leftOpen };
  }

  readLine(request: LineRequest): Promise<Typed> {
    if (this.#read > 0) this.#statuses.push(request.status);
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
    return false;
  }
}

/** What the terminal echoes of a line: of the keys only Ctrl-C shows, and only that and a line end it. */
export function echoOf(text: string): string {
  if (text === '^D' || text === '^P^Q') return '';
  return `${text}\r\n`;
}

/** A command with what is typed into it as one text, as it stands in a fence: `docker run -it alpine`, then lines that begin with `> `. */
export function withInput({ line, input = [] }: { readonly line: string; readonly input?: readonly string[] }): string {
  return [line, ...input.map((typed) => `> ${typed}`)].join('\n');
}

/** The reverse of `withInput`. */
export function splitInput(text: string): { readonly line: string; readonly input: readonly string[] } {
  const [line = '', ...rest] = text.split('\n');
  return rest.every((typed) => typed.startsWith('> ')) ? { line, input: rest.map((typed) => typed.slice(2)) } : { line: text, input: [] };
}

/** How a script would write what was typed. */
function scriptedText(typed: Typed): string {
  const key = Object.entries(KEYS).find(([, { kind }]) => kind === typed.kind);
  return typed.kind === 'line' ? typed.text : (key?.[0] ?? '');
}

/** Passes on what a person types into a command, and remembers it as a script would write it. */
export class HeardKeyboard implements Keyboard {
  readonly #keyboard: Keyboard;
  readonly #lines: string[] = [];

  constructor(keyboard: Keyboard) {
    this.#keyboard = keyboard;
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  async readLine(request: LineRequest): ReturnType<Keyboard['readLine']> {
    const typed = await this.#keyboard.readLine(request);
    this.#lines.push(scriptedText(typed));
    return typed;
  }

  takeInterrupt(): boolean {
    return this.#keyboard.takeInterrupt();
  }
}
