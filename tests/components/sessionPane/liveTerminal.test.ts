import headless from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import { LiveTerminal } from '../../../src/components/sessionPane/liveTerminal';
import type { Action } from '../../../src/session/actions';
import { FakeLive, settle } from './fakeLive';
import type { PaneScreen } from '../../../src/components/sessionPane/paneScreen';

/** A real terminal without a window. */
class HeadlessPane implements PaneScreen {
  readonly columns = 30;
  readonly rows = 8;
  readonly terminal = new headless.Terminal({ cols: this.columns, rows: this.rows, allowProposedApi: true });

  write(data: string): void {
    this.terminal.write(data);
  }

  writeOutput(data: string): void {
    this.terminal.write(data);
  }

  settled(): Promise<{ column: number }> {
    return new Promise((resolve) => this.terminal.write('', () => resolve({ column: this.terminal.buffer.active.cursorX })));
  }

  clear(): void {
    this.terminal.write('\x1bc');
  }

  focus(): void {
    // Nothing to focus.
  }

  hand(): void {
    // Input comes from the test.
  }

  async shown(): Promise<unknown> {
    await this.settled();
    const { active } = this.terminal.buffer;
    const lines = Array.from({ length: active.length }, (_, row) => active.getLine(row)?.translateToString(true) ?? '');
    return { text: lines.join('\n').trimEnd(), cursor: [active.cursorX, active.cursorY] };
  }
}

interface Started {
  readonly terminal: LiveTerminal;
  readonly screen: HeadlessPane;
  readonly live: FakeLive;
  run(line: string, output: string): Promise<void>;
}

async function started(actions: readonly Action[] = [], printed: ReadonlyMap<Action, string> = new Map()): Promise<Started> {
  const screen = new HeadlessPane();
  const live = new FakeLive();
  live.actions = actions;
  const listener = { lineChanged: () => undefined, runningChanged: () => undefined, commandEnded: () => undefined };
  const terminal = new LiveTerminal(screen, live, { shown: '~ $ docker pull\r\npulled\r\n~ $ ', printed }, listener);
  await terminal.start();
  const run = async (line: string, output: string): Promise<void> => {
    terminal.input.onInput(`${line}\r`);
    await settle();
    live.runs.at(-1)?.io.stdout(output);
    live.runs.at(-1)?.end();
    await settle();
    await screen.settled();
    await settle();
  };
  return { terminal, screen, live, run };
}

describe('the reader’s terminal', () => {
  it('shows after an undo exactly what it showed before the command, and after a redo what it showed after it', async () => {
    const { terminal, screen, live, run } = await started();
    await run('echo one', 'one\r\n');
    const before = await screen.shown();
    await run('docker rmi x', '\x1b[31mUntagged: x\r\nno line end');
    const after = await screen.shown();
    await terminal.change(live.undo());
    expect(await screen.shown()).toEqual(before);
    await terminal.change(live.redo());
    expect(await screen.shown()).toEqual(after);
    await run('echo two', 'two\r\n');
    await terminal.change(live.undo());
    expect(await screen.shown()).toEqual(after);
  });

  it('is as at the take-over after a reset, and takes commands there', async () => {
    const { terminal, screen, live, run } = await started();
    const before = await screen.shown();
    await run('echo one', 'one\r\n');
    await run('clear', '\x1b[H\x1b[2J');
    await terminal.change(live.reset());
    expect(await screen.shown()).toEqual(before);
    await run('echo three', 'three\r\n');
    expect(await screen.shown()).toMatchObject({ text: '~ $ docker pull\npulled\n~ $ echo three\nthree\n~ $' });
  });

  it('drops what was typed but not entered', async () => {
    const { terminal, screen, live, run } = await started();
    const before = await screen.shown();
    await run('echo one', 'one\r\n');
    terminal.input.onInput('docker im');
    await terminal.change(live.undo());
    expect(await screen.shown()).toEqual(before);
  });

  it('interrupts what runs, and can bring it back as it ended then', async () => {
    const { terminal, screen, live } = await started();
    const before = await screen.shown();
    terminal.input.onInput('docker pull node\r');
    await settle();
    live.runs[0]?.io.stdout('Pulling\r\n');
    await terminal.change(live.undo());
    expect(live.runs[0]?.options.cancellation?.cancelled).toBe(true);
    expect(await screen.shown()).toEqual(before);
    await terminal.change(live.redo());
    expect(await screen.shown()).toMatchObject({ text: '~ $ docker pull\npulled\n~ $ docker pull node\nPulling\n^C\n~ $' });
  });

  it('begins with what earlier actions printed, and can take them back', async () => {
    const action: Action = { kind: 'command', line: 'ls' };
    const { terminal, screen, live, run } = await started([action], new Map([[action, 'ls\r\na.txt\r\n~ $ ']]));
    expect(await screen.shown()).toMatchObject({ text: '~ $ docker pull\npulled\n~ $ ls\na.txt\n~ $', cursor: [4, 4] });
    await run('pwd', '/home/you\r\n');
    expect(await screen.shown()).toMatchObject({ text: expect.stringContaining('a.txt\n~ $ pwd\n/home/you\n~ $') as string });
    await terminal.change(live.undo());
    await terminal.change(live.undo());
    expect(await screen.shown()).toMatchObject({ text: '~ $ docker pull\npulled\n~ $', cursor: [4, 2] });
  });
});
