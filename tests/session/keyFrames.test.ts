import headless from '@xterm/headless';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyFrames } from '../../src/session/keyFrames';
import { Player } from '../../src/session/player';
import { recordSession } from '../../src/session/record';
import type { OutputFrame, Recording } from '../../src/session/recording';
import { sampleRecording } from './sampleRecording';
import { buildingOnNode, script } from './scripts';

const columns = 20;
const rows = 5;
const kept = 10;

/** Every cell of the newest rows, with its colours, and the cursor. */
async function shown(output: string, size: { readonly columns: number; readonly rows: number }, scrollback: number): Promise<unknown> {
  const terminal = new headless.Terminal({ cols: size.columns, rows: size.rows, scrollback: 5000, allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(output, resolve));
  const { active } = terminal.buffer;
  const from = Math.max(0, active.baseY - scrollback);
  const lines = Array.from({ length: active.baseY + size.rows - from }, (_, index) => {
    const line = active.getLine(from + index);
    return Array.from({ length: size.columns }, (_cell, column) => {
      const cell = line?.getCell(column);
      return `${cell?.getChars() ?? ''}${cell?.getFgColor() ?? ''}${cell?.getBgColor() ?? ''}${cell?.isBold() ?? ''}${cell?.isUnderline() ?? ''}`;
    }).join();
  });
  const cursor = [active.cursorX, active.cursorY];
  terminal.dispose();
  return { lines, cursor };
}

function recorded(commands: readonly (readonly string[])[]): Pick<Recording, 'output' | 'commands' | 'rows'> {
  const output: OutputFrame[] = [{ t: 0, data: '\x1b[32m~ $ \x1b[39m' }];
  const markers = commands.map((frames, index) => {
    const start = index * 1000;
    output.push({ t: start + 1, data: 'docker x' }, { t: start + 2, data: '\r\n' });
    frames.forEach((data, at) => output.push({ t: start + 3 + at, data }));
    output.push({ t: start + 1000, data: '\x1b[32m~ $ \x1b[39m' });
    return { start, entered: start + 2, end: start + 1000, command: 'docker x', exitCode: 0, summary: '', transcript: '' };
  });
  return { output, commands: markers, rows };
}

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é'), maxLength: 45 });
const up = (lines: number): string => `\x1b[${lines}A`;

/** What commands print: lines short and long, colours left on, progress redrawn as pull and build do, and now and then a cleared screen. */
const printed = fc.oneof(
  { weight: 20, arbitrary: text.map((line) => `${line}\r\n`) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.integer({ min: 1, max: 4 }), text).map(([n, line]) => `${up(n)}\x1b[2K\r${line.slice(0, 15)}\r\x1b[${n}B`),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(text, { minLength: 1, maxLength: 4 })
      .map(
        (lines) =>
          `${lines.map((line) => `${line.slice(0, 15)}\r\n`).join('')}${up(lines.length)}\x1b[?25l${lines.map(() => 'again\x1b[K\r\n').join('')}\x1b[?25h`,
      ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('\x1b[1m', '\x1b[0m', '\x1b[31m', '\x1b[4m', '\x1b[44m', '\x1b[22m', '\x1b[39;49m', 'no line end'),
  },
  { weight: 1, arbitrary: fc.constantFrom('\x1b[H\x1b[2J', '\x1b[2;3Htop', '\x1b[J') },
);
const session = fc.array(fc.array(printed, { minLength: 2, maxLength: 12, size: 'max' }), { minLength: 4, maxLength: 40, size: 'max' });

describe('a terminal written to from a key frame', () => {
  it('shows what it would show after all the output, with the newest lines above', async () => {
    let leftOut = 0;
    await fc.assert(
      fc.asyncProperty(session, fc.double({ min: 0.3, max: 1, noNaN: true }), async (commands, place) => {
        const recording = recorded(commands);
        const frames = Math.round(place * recording.output.length);
        const { frame, state } = new KeyFrames(recording, kept).startFor(frames);
        const data = recording.output.map((one) => one.data);
        const all = data.slice(0, frames).join('');
        const least = state + data.slice(frame, frames).join('');
        if (frame > 0) leftOut += 1;
        expect(await shown(least, { columns, rows }, kept)).toEqual(await shown(all, { columns, rows }, kept));
      }),
      { numRuns: 60 },
    );
    expect(leftOut).toBeGreaterThan(10);
  });

  it('leaves out nothing once the cursor was saved or rows were fenced off, which are not followed', () => {
    for (const code of ['\x1b7', '\x1b[2;4r', '\x1bM']) {
      const recording = recorded(Array.from({ length: 100 }, (_, at) => [at === 50 ? code : '', 'one\r\n', 'two\r\n']));
      const frames = new KeyFrames(recording, kept);
      expect(frames.startFor(recording.output.length)).toEqual({ frame: 0, state: '' });
      expect(frames.startFor(200).frame).toBeGreaterThan(0);
    }
  });

  it('leaves out most of a long session', () => {
    const recording = recorded(Array.from({ length: 100 }, () => ['one\r\n', 'two\r\n', 'three\r\n']));
    expect(new KeyFrames(recording, kept).startFor(recording.output.length).frame).toBeGreaterThan(recording.output.length * 0.9);
  });

  it('leaves out nothing of a lesson, so that a reader can scroll up to its beginning', () => {
    const recording = recorded(Array.from({ length: 100 }, () => ['one\r\n', 'two\r\n', 'three\r\n']));
    expect(new KeyFrames(recording).startFor(recording.output.length)).toEqual({ frame: 0, state: '' });
  });

  it('is the same on the recordings of the simulator', async () => {
    const recording = await recordSession({ ...buildingOnNode, commands: [...buildingOnNode.commands, ...buildingOnNode.commands] });
    const data = recording.output.map((one) => one.data);
    const frames = new KeyFrames(recording, kept);
    for (let count = 1; count <= data.length; count += 197) {
      const { frame, state } = frames.startFor(count);
      const least = state + data.slice(frame, count).join('');
      expect(await shown(least, recording, kept)).toEqual(await shown(data.slice(0, count).join(''), recording, kept));
    }
    expect(frames.startFor(data.length).frame).toBeGreaterThan(0);
  });
});

describe('a player', () => {
  const still = { now: () => 0, request: () => 0, cancel: () => undefined };

  it('asks for a reset where the terminal shows something later, or nothing yet', () => {
    const player = new Player(sampleRecording(1), still);
    expect(player.screenAt(100)).toEqual({ reset: true, output: '<0><1>' });
    expect(player.screenAt(100, 300)).toEqual({ reset: true, output: '<0><1>' });
    expect(player.screenAt(300, 100)).toEqual({ reset: false, output: '<2><3>' });
  });

  it('does not write what has scrolled away long ago, even on the way forwards', async () => {
    const recording = await recordSession(script(Array.from({ length: 60 }, () => 'docker --help')));
    const player = new Player(recording, still);
    const { reset, output } = player.screenAt(recording.duration, 0);
    expect(reset).toBe(true);
    expect(output.length).toBeLessThan(player.outputUntil(recording.duration).length / 2);
  });
});
