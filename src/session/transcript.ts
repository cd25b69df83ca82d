import * as headless from '@xterm/headless';

/**
 * The package is CommonJS marked as an ES module: Docusaurus' loader (jiti) gives its exports as the namespace, Node and Vite as the default.
 */
const { Terminal } = 'Terminal' in headless ? headless : (headless as { readonly default: typeof import('@xterm/headless') }).default;

/** A command's output begins below the line on which it was typed; BuildKit's first step is up to that line. */
const promptLine = '\r\n';

/**
 * What a terminal of this width shows at the end of some output, as plain text: redraws leave their last state. Wrapped lines are joined
 * again; blanks at line ends and blank lines at the end are dropped.
 */
export async function transcriptOf(output: string, columns: number): Promise<string> {
  const terminal = new Terminal({ cols: columns, rows: 60, scrollback: 10_000, allowProposedApi: true });
  await new Promise<void>((resolve) => {
    terminal.write(`${promptLine}${output}`, resolve);
  });
  const { active } = terminal.buffer;
  const lines: string[] = [];
  for (let row = 0; row < active.length; row += 1) {
    const line = active.getLine(row);
    if (line === undefined) continue;
    if (line.isWrapped && lines.length > 0) lines.push((lines.pop() ?? '') + line.translateToString(false));
    else lines.push(line.translateToString(false));
  }
  terminal.dispose();
  return lines
    .slice(1)
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd();
}
