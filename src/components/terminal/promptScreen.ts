/** The screen a prompt lives on. Nothing in here knows xterm, so that tests need none. */
export interface PromptScreen {
  readonly columns: number;
  readonly rows: number;
  /** Control codes of the prompt's own making. */
  write(data: string): void;
  /** What a program printed; only harmless control codes get through. */
  writeOutput(data: string): void;
  /** Resolves, when all that was written is on the screen, with the cursor's column counted from 0. */
  settled(): Promise<{ readonly column: number }>;
}
