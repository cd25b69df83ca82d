import type { PromptScreen } from '../terminal/promptScreen';

/** Something written: the prompt's own codes, or what a program printed. */
export interface Written {
  readonly by: 'prompt' | 'program';
  readonly data: string;
}

/** Passes on all that is written and keeps it, so that a terminal can be brought back to an earlier moment. */
export class KeptScreen implements PromptScreen {
  readonly #screen: PromptScreen;
  #written: Written[] = [];

  constructor(screen: PromptScreen) {
    this.#screen = screen;
  }

  get columns(): number {
    return this.#screen.columns;
  }

  get rows(): number {
    return this.#screen.rows;
  }

  write(data: string): void {
    this.#put({ by: 'prompt', data });
  }

  writeOutput(data: string): void {
    this.#put({ by: 'program', data });
  }

  settled(): Promise<{ readonly column: number }> {
    return this.#screen.settled();
  }

  /** What was written since this was asked last. */
  take(): readonly Written[] {
    const written = this.#written;
    this.#written = [];
    return written;
  }

  #put(written: Written): void {
    this.#written.push(written);
    writeAgain(this.#screen, [written]);
  }
}

export function writeAgain(screen: PromptScreen, written: readonly Written[]): void {
  for (const { by, data } of written) {
    if (by === 'prompt') screen.write(data);
    else screen.writeOutput(data);
  }
}
