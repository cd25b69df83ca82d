/** What composes lines needs of a prompt. */
export interface ComposedPrompt {
  replaceLine(text: string, enter: boolean): void;
}

/** The line being typed at a live prompt, for whoever composes it otherwise than by keys. A store of its own: it changes with every key. */
export class PromptLine {
  readonly #listeners = new Set<() => void>();
  #prompt: ComposedPrompt | undefined;
  #text = '';

  readonly text = (): string => this.#text;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** With the prompt that has come alive, and with undefined when it is gone. */
  attach(prompt: ComposedPrompt | undefined): void {
    this.#prompt = prompt;
    this.changed('');
  }

  replace(text: string): void {
    this.#prompt?.replaceLine(text, false);
  }

  run(text: string): void {
    this.#prompt?.replaceLine(text, true);
  }

  changed(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    for (const listener of [...this.#listeners]) listener();
  }
}
