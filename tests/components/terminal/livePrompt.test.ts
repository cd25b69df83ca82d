import headless from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import { LivePrompt } from '../../../src/components/terminal/livePrompt';
import type { PromptScreen } from '../../../src/components/terminal/promptScreen';
import { FakeLive, settle } from '../sessionPane/fakeLive';

/** A real terminal without a window, so that the test sees what a reader would. */
class HeadlessScreen implements PromptScreen {
  readonly #terminal = new headless.Terminal({ cols: 40, rows: 12, allowProposedApi: true });

  get columns(): number {
    return this.#terminal.cols;
  }

  get rows(): number {
    return this.#terminal.rows;
  }

  write(data: string): void {
    this.#terminal.write(data);
  }

  writeOutput(data: string): void {
    this.#terminal.write(data);
  }

  settled(): Promise<{ column: number }> {
    return new Promise((resolve) => this.#terminal.write('', () => resolve({ column: this.#terminal.buffer.active.cursorX })));
  }

  resize(columns: number): void {
    this.#terminal.resize(columns, 12);
  }

  async lines(): Promise<string> {
    await this.settled();
    const { active } = this.#terminal.buffer;
    return Array.from({ length: active.length }, (_, index) => active.getLine(index)?.translateToString(true) ?? '')
      .join('\n')
      .trimEnd();
  }
}

interface Started {
  readonly prompt: LivePrompt;
  readonly screen: HeadlessScreen;
  readonly live: FakeLive;
  /** Every line that the listener heard of. */
  readonly told: readonly string[];
  type(data: string): Promise<string>;
}

function started(): Started {
  const screen = new HeadlessScreen();
  const live = new FakeLive();
  const told: string[] = [];
  const prompt = new LivePrompt(screen, live, { lineChanged: (text) => told.push(text) });
  prompt.start();
  const type = async (data: string): Promise<string> => {
    prompt.input(data);
    await settle();
    await settle();
    return screen.lines();
  };
  return { prompt, screen, live, told, type };
}

async function endRun({ live }: Started, index: number, output = ''): Promise<void> {
  if (output !== '') live.runs[index]?.io.stdout(output);
  live.runs[index]?.end();
  await settle();
  await settle();
}

describe('the reader’s prompt', () => {
  it('takes the place of the recorded one', async () => {
    const screen = new HeadlessScreen();
    screen.write('pulled\r\n~ $ ');
    new LivePrompt(screen, new FakeLive()).start();
    expect(await screen.lines()).toBe('pulled\n~ $');
  });

  it('runs a line, streams what it prints and comes back', async () => {
    const it = started();
    await it.type('docker ps\r');
    it.live.runs[0]?.io.stdout('one\n');
    expect(await it.screen.lines()).toBe('~ $ docker ps\none');
    await endRun(it, 0, 'two\n');
    expect(await it.type('')).toBe('~ $ docker ps\none\ntwo\n~ $');
  });

  it('tells the command how wide the terminal is', async () => {
    const it = started();
    await it.type('ls\r');
    expect(it.live.runs[0]?.options).toMatchObject({ columns: 40, rows: 12 });
  });

  it('stands right after output that ends without a line end, as in bash', async () => {
    const it = started();
    await it.type('printf x\r');
    await endRun(it, 0, 'x');
    expect(await it.type('ls')).toBe('~ $ printf x\nx~ $ ls');
  });

  it('keeps what is typed while a command runs for afterwards', async () => {
    const it = started();
    await it.type('sleep 1\rls\recho');
    expect(it.live.runs.map((run) => run.line)).toEqual(['sleep 1']);
    await endRun(it, 0);
    expect(it.live.runs.map((run) => run.line)).toEqual(['sleep 1', 'ls']);
    await endRun(it, 1);
    expect(await it.type('')).toBe('~ $ sleep 1\n~ $ ls\n~ $ echo');
  });

  it('interrupts the running command with Ctrl-C and forgets what was typed meanwhile', async () => {
    const it = started();
    await it.type('docker build .\rls\r');
    await it.type('\x03');
    expect(it.live.runs[0]?.options.cancellation?.cancelled).toBe(true);
    await endRun(it, 0);
    expect(it.live.runs).toHaveLength(1);
    expect(await it.type('')).toBe('~ $ docker build .\n^C\n~ $');
  });

  it('gives up a line with Ctrl-C', async () => {
    const it = started();
    expect(await it.type('docker pu\x1b[D\x03')).toBe('~ $ docker pu^C\n~ $');
    expect(it.live.runs).toHaveLength(0);
  });

  it('shows a new prompt for an empty line', async () => {
    expect(await started().type('\r  \r')).toBe('~ $ \n~ $   \n~ $');
  });

  it('empties the screen with Ctrl-L and keeps the line', async () => {
    const it = started();
    await it.type('ls\r');
    await endRun(it, 0, 'file\n');
    expect(await it.type('doc\x0c')).toBe('~ $ doc');
  });

  it('finds the lines of the tour in the history', async () => {
    expect(await started().type('\x1b[A')).toBe('~ $ docker pull alpine');
  });

  it('shows what is searched for', async () => {
    expect(await started().type('\x12pull')).toBe("(reverse-i-search)`pull': docker pull al\npine");
  });

  it('completes with Tab and lists what fits', async () => {
    const it = started();
    expect(await it.type('docker p\t')).toBe('~ $ docker pu');
    expect(await it.type('\t')).toBe('~ $ docker pu\npull  push\n~ $ docker pu');
    expect(await it.type('l\tx')).toBe('~ $ docker pu\npull  push\n~ $ docker pull x');
  });

  it('asks for more of a here document and runs it whole', async () => {
    const it = started();
    expect(await it.type('\x1b[200~cat > Dockerfile <<EOF\nFROM node:22\nEOF\n\x1b[201~')).toBe(
      '~ $ cat > Dockerfile <<EOF\n> FROM node:22\n> EOF',
    );
    expect(it.live.runs[0]?.line).toBe('cat > Dockerfile <<EOF\nFROM node:22\nEOF');
  });

  it('asks for more of an unfinished command, which Up brings back in one line', async () => {
    const it = started();
    expect(await it.type('for i in 1 2\rdo echo $i\rdone\r')).toBe('~ $ for i in 1 2\n> do echo $i\n> done');
    expect(it.live.runs[0]?.line).toBe('for i in 1 2\ndo echo $i\ndone');
    await endRun(it, 0);
    expect(await it.type('\x1b[A')).toMatch(/\n~ \$ for i in 1 2; do echo \$i; done$/);
  });

  it('brings a here document back as it was typed', async () => {
    const it = started();
    await it.type('cat <<E\rx\rE\r');
    await endRun(it, 0);
    expect(await it.type('\x1b[A')).toMatch(/\n~ \$ cat <<E\nx\nE$/);
    await it.type('\r');
    expect(it.live.runs[1]?.line).toBe('cat <<E\nx\nE');
  });

  it('gives up all lines with Ctrl-C', async () => {
    const it = started();
    expect(await it.type('cat <<E\rx\rhalf\x03')).toBe('~ $ cat <<E\n> x\n> half^C\n~ $');
    await it.type('ls\r');
    expect(it.live.runs.map(({ line }) => line)).toEqual(['ls']);
  });

  it('hands over what there is at Ctrl-D, in the same row, but only where a line begins', async () => {
    const it = started();
    await it.type('cat <<E\rx\ry\x04\r');
    expect(it.live.runs).toHaveLength(0);
    await it.type('\x04');
    expect(it.live.runs[0]?.line).toBe('cat <<E\nx\ny');
    await endRun(it, 0, 'bash: warning\n');
    expect(await it.type('')).toBe('~ $ cat <<E\n> x\n> y\n> bash: warning\n~ $');
  });

  it('runs pasted lines one after the other, here documents whole', async () => {
    const it = started();
    await it.type('\x1b[200~cat <<E > f\nFROM x\nE\nls\nif true\nthen pwd\nfi\n\x1b[201~');
    await endRun(it, 0);
    await endRun(it, 1);
    expect(it.live.runs.map(({ line }) => line)).toEqual(['cat <<E > f\nFROM x\nE', 'ls', 'if true\nthen pwd\nfi']);
  });

  it('lets Tab leave an empty line, a running command, and any line after Escape', async () => {
    const it = started();
    expect(it.prompt.tabLeaves).toBe(true);
    await it.type('doc');
    expect(it.prompt.tabLeaves).toBe(false);
    await it.type('\x1b');
    expect(it.prompt.tabLeaves).toBe(true);
    await it.type('k');
    expect(it.prompt.tabLeaves).toBe(false);
    await it.type('\r');
    expect(it.prompt.tabLeaves).toBe(true);
  });

  it('draws the line anew when the terminal becomes narrower', async () => {
    const it = started();
    await it.type('docker pull node:22-bookworm-slim');
    it.screen.resize(20);
    it.prompt.resized();
    expect(await it.type('!')).toBe('~ $ docker pull node\n:22-bookworm-slim!');
  });

  it('takes a line that somebody else composed, and tells of every change of it', async () => {
    const { prompt, live, screen, type } = started();
    await type('docker im');
    prompt.replaceLine('docker pull nginx ', false);
    expect(await screen.lines()).toBe('~ $ docker pull nginx');
    prompt.replaceLine('docker ps', true);
    await settle();
    expect(live.runs.map(({ line }) => line)).toEqual(['docker ps']);
  });

  it('runs a composed line after the command that is running', async () => {
    const { prompt, live, type } = started();
    await type('one\r');
    prompt.replaceLine('two', true);
    expect(live.runs).toHaveLength(1);
    live.runs[0]?.end();
    await settle();
    await settle();
    expect(live.runs.map(({ line }) => line)).toEqual(['one', 'two']);
  });
});

describe('the prompt of a program in the running command', () => {
  const request = (prompt: string, history: readonly string[] = []) => ({
    prompt,
    history,
    status: 0,
    complete: (line: string) => Promise.resolve({ from: line.lastIndexOf(' ') + 1, candidates: ['/etc/'] }),
  });

  it('edits, completes and remembers lines of its own', async () => {
    const it = started();
    await it.type('docker run -it alpine\r');
    const first = it.live.runs[0]?.options.keyboard?.readLine(request('/ # \u001b[6n', ['pwd']));
    await settle();
    expect(await it.type('\u001b[A\u0015ls /e\t')).toBe('~ $ docker run -it alpine\n/ # ls /etc/');
    await it.type('\r');
    expect(await first).toEqual({ kind: 'line', text: 'ls /etc/' });
    await endRun(it, 0);
    expect(await it.type('')).toBe('~ $ docker run -it alpine\n/ # ls /etc/\n~ $');
  });

  it('ends at Ctrl-D, gives up a line at Ctrl-C and detaches at Ctrl-P Ctrl-Q', async () => {
    const it = started();
    await it.type('docker run -it alpine\r');
    const keyboard = it.live.runs[0]?.options.keyboard;
    for (const [keys, kind] of [
      ['\u0004', 'end-of-file'],
      ['half\u0003', 'interrupt'],
      ['\u0010\u0011', 'detach'],
    ] as const) {
      const typed = keyboard?.readLine(request('/ # '));
      await settle();
      await it.type(keys);
      expect(await typed).toEqual({ kind });
    }
  });

  it('shows nothing of a password, and tells nobody of it', async () => {
    const it = started();
    await it.type('docker login\r');
    const typed = it.live.runs[0]?.options.keyboard?.readLine({ ...request('Password: '), hidden: true, ofCommand: true });
    await settle();
    expect(await it.type('secret\x1b[A')).toBe('~ $ docker login\nPassword:');
    expect(it.told.at(-1)).toBe('');
    await it.type('\r');
    expect(await typed).toEqual({ kind: 'line', text: 'secret' });
    expect(await it.type('')).toBe('~ $ docker login\nPassword:');
  });

  it('leaves Ctrl-C to the command again after a question of its own', async () => {
    const it = started();
    await it.type('docker login\r');
    void it.live.runs[0]?.options.keyboard?.readLine({ ...request('Username: '), ofCommand: true });
    await settle();
    await it.type('you\r');
    await it.type('\u0003');
    expect(it.live.runs[0]?.options.cancellation?.cancelled).toBe(true);
  });

  it('hands Ctrl-C to the program while that runs something, and not to the command', async () => {
    const it = started();
    await it.type('docker run -it alpine\r');
    const keyboard = it.live.runs[0]?.options.keyboard;
    void keyboard?.readLine(request('/ # '));
    await settle();
    await it.type('sleep 100\r');
    await it.type('\u0003');
    expect(keyboard?.takeInterrupt()).toBe(true);
    expect(keyboard?.takeInterrupt()).toBe(false);
    expect(it.live.runs[0]?.options.cancellation?.cancelled).toBe(false);
  });
});
