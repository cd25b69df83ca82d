import * as headless from '@xterm/headless';

/** The package is CommonJS: what stands behind `default` under one loader stands in the module itself under another. */
const { Terminal } = 'default' in headless ? (headless.default as typeof headless) : headless;

/** What a terminal showed: the screen at the end, and every distinct line that stood on it at some moment. */
export interface Shown {
  readonly final: readonly string[];
  readonly everything: readonly string[];
}

/** Feeds pieces of output to a terminal, one after the other. `\n` without `\r` is a new line at the same column, as in a raw terminal. */
export async function shownBy(pieces: readonly string[], window: { readonly cols: number; readonly rows: number }): Promise<Shown> {
  const terminal = new Terminal({ cols: window.cols, rows: window.rows, scrollback: 2000, allowProposedApi: true });
  const seen = new Set<string>();
  const lines = (): string[] => {
    const buffer = terminal.buffer.active;
    const all: string[] = [];
    for (let index = 0; index < buffer.length; index += 1) {
      const line = buffer.getLine(index);
      const text = line?.translateToString(true) ?? '';
      // A line that the window folded is one line.
      if (line?.isWrapped === true && all.length > 0) all.push(`${all.pop() ?? ''}${text}`);
      else all.push(text);
    }
    while (all.at(-1) === '') all.pop();
    return all;
  };
  for (const piece of pieces) {
    await new Promise<void>((done) => {
      terminal.write(piece, done);
    });
    for (const line of lines()) seen.add(line);
  }
  const final = lines();
  terminal.dispose();
  return { final, everything: [...seen].sort() };
}
