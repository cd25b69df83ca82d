// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { selectedLine, textLines } from '../../../src/components/explain/askedLines';

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
});
