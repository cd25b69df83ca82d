import type { Keyboard, LineRequest } from '../../session/liveSession';
import type { Key } from './keys';

/** A line, or the key that stands in its place. */
export type TypedIntoCommand = Awaited<ReturnType<Keyboard['readLine']>>;

/** A program inside the running command that waits for a line. */
export interface Reading {
  readonly request: LineRequest;
  /** As it is drawn. */
  readonly prompt: string;
}

/** What a program's prompt asks of the terminal or colours is not drawn: the line editor has to know its width. */
const CONTROL_SEQUENCE = /\x1b\[[0-9;?]*[a-zA-Z]|\r/g;

/** What is typed into the command that runs: who waits for a line, and whose Ctrl-C is. */
export class CommandInput {
  #reading: (Reading & { readonly deliver: (typed: TypedIntoCommand) => void }) | undefined;
  /** Somebody has typed into the command: its Ctrl-C is the program's. */
  #converses = false;
  #interrupted = false;
  /** Ctrl-P was pressed; with Ctrl-Q after it, it detaches. */
  #heldKey: Key | undefined;

  get reading(): Reading | undefined {
    return this.#reading;
  }

  /** The command has ended: nobody has typed into the next one. */
  reset(): void {
    this.#converses = false;
    this.#reading = undefined;
  }

  /** Resolves with what `answer` is given. */
  wait(request: LineRequest): Promise<TypedIntoCommand> {
    this.#converses = request.ofCommand !== true;
    this.#interrupted = false;
    const prompt = request.prompt.replace(CONTROL_SEQUENCE, '');
    return new Promise((deliver) => {
      this.#reading = { request, prompt, deliver };
    });
  }

  answer(typed: TypedIntoCommand): void {
    this.#reading?.deliver(typed);
    this.#reading = undefined;
  }

  /** Ctrl-C while nobody waits for a line; false where it is not the program's but the command's. */
  interrupt(): boolean {
    if (this.#converses) this.#interrupted = true;
    return this.#converses;
  }

  /** Whether Ctrl-C was pressed since this was asked last. */
  takeInterrupt(): boolean {
    const pressed = this.#interrupted;
    this.#interrupted = false;
    return pressed;
  }

  /**
   * The keys to be edited with, of which there may be none or two: Ctrl-P waits for the next key, because Ctrl-P Ctrl-Q leaves the program
   * running (docker's detach keys), and Ctrl-D ends the input where `isEmpty`.
   */
  keysOf(key: Key, isEmpty: boolean): readonly Key[] | 'detach' | 'end-of-file' {
    const held = this.#heldKey;
    this.#heldKey = undefined;
    if (held && key.name === 'controlQ') return 'detach';
    const before = held ? [held] : [];
    if (key.name === 'controlP') {
      this.#heldKey = key;
      return before;
    }
    return key.name === 'endOfFile' && isEmpty ? 'end-of-file' : [...before, key];
  }
}
