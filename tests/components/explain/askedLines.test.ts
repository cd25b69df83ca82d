// @vitest-environment jsdom
import headless from '@xterm/headless';
import type { Terminal } from '@xterm/xterm';
import { describe, expect, it } from 'vitest';
import { selectedLine, terminalLines, textLines } from '../../../src/components/explain/askedLines';

const transcript = '$ docker image ls\nIMAGE   ID   DISK USAGE\n\n$ echo hello\nhello\n';

describe('lines that can be asked about', () => {
  it('begin with the last one of which the glossary knows something', () => {
    const lines = textLines(transcript, undefined);
    expect(lines.text(lines.start())).toBe('IMAGE   ID   DISK USAGE');
  });

  it('begin with the selected one, whatever it says', () => {
    const element = document.createElement('pre');
    element.innerHTML = '<span>$ docker image ls\n</span>IMAGE   ID   DISK USAGE\n\n<b>$ echo hello</b>\nhello\n';
    document.body.append(element);
    expect(selectedLine(element)).toBeUndefined();
    const range = document.createRange();
    range.selectNodeContents(element.querySelector('b') ?? element);
    document.getSelection()?.addRange(range);
    const lines = textLines(element.textContent, selectedLine(element));
    expect(lines.text(lines.start())).toBe('$ echo hello');
    expect(selectedLine(document.createElement('pre'))).toBeUndefined();
  });

  it('are walked without the blank ones, and end at both ends', () => {
    const lines = textLines(transcript, undefined);
    expect([lines.next(1, 1), lines.next(3, -1), lines.next(0, -1), lines.next(4, 1)]).toEqual([3, 1, 0, 4]);
  });

  it('are whole where the terminal has wrapped them', async () => {
    const terminal = new headless.Terminal({ cols: 20, rows: 8, allowProposedApi: true });
    await new Promise<void>((done) => terminal.write('one\r\nIMAGE   ID   DISK USAGE   CONTENT SIZE\r\nnginx\r\n$ ', done));
    // What has no window has no selection.
    const lines = terminalLines(Object.assign(terminal, { getSelectionPosition: () => undefined }) as unknown as Terminal, '#000');
    expect(lines.start()).toBe(1);
    expect(lines.text(1)).toBe('IMAGE   ID   DISK USAGE   CONTENT SIZE');
    expect([lines.next(1, 1), lines.next(3, -1), lines.next(1, -1)]).toEqual([3, 1, 0]);
  });
});
