import type { Key } from './keys';
import { searchPrompt } from './historySearch';
import { emptyLine, pressKey, type LineEffect, type LineState } from './lineEditor';
import { drawLine, moveToEnd, type DrawnLine } from './lineView';
import type { PromptScreen } from './promptScreen';

/** What stands before a line, and how the line shows. */
export interface Appearance {
  readonly prompt: string;
  /** A program's prompt: without the colour of the learner's own. */
  readonly plain: boolean;
  /** What is typed does not show. */
  readonly hidden: boolean;
}

/** The line that is being edited, as it stands on the screen. */
export class EditedLine {
  readonly #screen: PromptScreen;
  readonly #appearance: () => Appearance;
  readonly #changed: () => void;
  state: LineState = emptyLine([]);
  /** Undefined: nothing of it is on the screen. */
  #drawn: DrawnLine | undefined;
  #column = 0;

  /** `changed` is called when it has been drawn anew. */
  constructor(screen: PromptScreen, appearance: () => Appearance, changed: () => void) {
    this.#screen = screen;
    this.#appearance = appearance;
    this.#changed = changed;
  }

  /** Another line, which is not shown yet. What was cut from earlier ones can still be put in. */
  begin(history: readonly string[], text = ''): void {
    this.state = { ...emptyLine(history), text, cursor: text.length, killed: this.state.killed };
  }

  /** Shows nothing: whoever takes the effect says what comes next. */
  press(key: Key): LineEffect {
    const { state, effect } = pressKey(this.state, key);
    this.state = state;
    return effect;
  }

  /** Shows it in the cursor's row, after so many columns of other text. */
  show(column: number): void {
    this.#column = column;
    this.#drawn = undefined;
    this.redraw();
  }

  /** It stands there already. */
  resume(column: number): void {
    this.#column = column;
    this.#drawn = this.#wanted();
  }

  redraw(): void {
    const wanted = this.#wanted();
    this.#screen.write(drawLine(this.#drawn, wanted, this.#screen.columns));
    this.#drawn = wanted;
    this.#changed();
  }

  /** A repaint from the prompt's beginning; the screen has wrapped the line anew meanwhile. */
  repaint(): void {
    const drawn = this.#drawn;
    const wanted = this.#wanted();
    const flat = drawn && { ...drawn, prompt: '', text: drawn.prompt + drawn.text, cursor: drawn.prompt.length + drawn.cursor };
    this.#screen.write(drawLine(flat, wanted, this.#screen.columns));
    this.#drawn = wanted;
  }

  /** The cursor goes below it, and it stays as it is. */
  leave(mark = ''): void {
    if (this.#drawn) this.#screen.write(moveToEnd(this.#drawn, this.#screen.columns));
    this.#screen.write(`${mark}\r\n`);
    this.#drawn = undefined;
  }

  #wanted(): DrawnLine {
    const { text, cursor, search } = this.state;
    const { prompt, plain, hidden } = this.#appearance();
    const column = this.#column;
    if (hidden) return { prompt, plain, text: '', cursor: 0, column };
    return search ? { prompt: searchPrompt(search), text, cursor, column } : { prompt, plain, text, cursor, column };
  }
}
