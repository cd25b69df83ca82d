import { describe, expect, it } from 'vitest';
import { PlainBuildDisplay } from '../../../src/cli/progress/buildPlain';
import { TtyBuildDisplay } from '../../../src/cli/progress/buildTty';
import type { EngineEvent, EngineEventData } from '../../../src/engine/events';

type Timed = readonly [at: number, event: EngineEventData];

const started = (at: number, vertex: string, name: string): Timed => [at, { type: 'vertex.started', vertex, name, kind: 'instruction' }];
const log = (at: number, vertex: string, text: string): Timed => [at, { type: 'vertex.log', vertex, stream: 'stdout', text }];
const done = (at: number, vertex: string, more: { cached?: boolean; error?: string } = {}): Timed => [
  at,
  { type: 'vertex.completed', vertex, cached: more.cached ?? false, ...(more.error === undefined ? {} : { error: more.error }) },
];

function play(display: { event(event: EngineEvent): string; end(): string }, events: readonly Timed[]): string {
  return events.map(([at, event]) => display.event({ at, ...event })).join('') + display.end();
}

describe('plain build progress', () => {
  it('groups what a vertex says, numbers vertices as they first print, and dates log lines from their start', () => {
    const out = play(new PlainBuildDisplay(), [
      started(0, 'a', '[1/2] FROM x'),
      done(1, 'a', { cached: true }),
      started(200, 'b', '[2/2] RUN y'),
      log(402, 'b', 'one\ntwo\n'),
      done(500, 'b'),
    ]);
    expect(out).toBe('#1 [1/2] FROM x\n#1 CACHED\n\n#2 [2/2] RUN y\n#2 0.202 one\n#2 0.202 two\n#2 DONE 0.3s\n');
  });

  it('shows the switch between vertices that run at the same time', () => {
    const out = play(new PlainBuildDisplay(), [
      started(0, 'a', 'A'),
      started(0, 'b', 'B'),
      log(200, 'a', 'x\n'),
      done(400, 'b'),
      done(900, 'a'),
    ]);
    expect(out).toBe('#1 A\n#1 0.200 x\n#1 ...\n\n#2 B\n#2 DONE 0.4s\n\n#1 A\n#1 DONE 0.9s\n');
  });

  it('repeats the log of a step that failed', () => {
    const out = play(new PlainBuildDisplay(), [
      started(0, 'a', '[2/2] RUN z'),
      log(219, 'a', 'not found\n'),
      done(230, 'a', { error: 'exit code: 127' }),
    ]);
    expect(out).toBe('#1 [2/2] RUN z\n#1 0.219 not found\n#1 ERROR: exit code: 127\n------\n > [2/2] RUN z:\n0.219 not found\n------\n');
  });

  it('adds time to a sub-line from ten milliseconds on', () => {
    const status = (at: number, isDone: boolean): Timed => [
      at,
      { type: 'vertex.status', vertex: 'a', id: 'exporting layers', started: 0, done: isDone },
    ];
    expect(play(new PlainBuildDisplay(), [started(0, 'a', 'x'), status(50, true), done(60, 'a')])).toBe(
      '#1 x\n#1 exporting layers 0.1s done\n#1 DONE 0.1s\n',
    );
  });
});

describe('build progress in a terminal', () => {
  it('draws lines one column short of the window, blue when done (as 29.7.2/08 step 22)', () => {
    const out = play(new TtyBuildDisplay(60, 24), [started(0, 'a', '[1/1] RUN x'), done(1200, 'a')]);
    const last = out.slice(out.lastIndexOf('\u001b[?25l'));
    expect(last).toBe(
      `\u001b[?25l${'[+] Building 1.2s (1/1) FINISHED'.padEnd(45)}docker:default\n\u001b[34m${' => [1/1] RUN x'.padEnd(54)} 1.2s\n\u001b[0m\u001b[?25h`,
    );
  });

  it('runs its timer on while nothing happens, every 150 ms', () => {
    const display = new TtyBuildDisplay(60, 24);
    display.event({ at: 0, type: 'vertex.started', vertex: 'a', name: 'RUN x', kind: 'instruction' });
    expect(display.tick(140)).toBe('');
    expect(display.tick(2000)).toContain('[+] Building 2.0s');
  });

  it('shows the last six lines of a running step and wipes them afterwards', () => {
    const display = new TtyBuildDisplay(60, 24);
    display.event({ at: 0, type: 'vertex.started', vertex: 'a', name: 'RUN x', kind: 'instruction' });
    const shown = display.event({ at: 500, type: 'vertex.log', vertex: 'a', stream: 'stdout', text: '1\n2\n3\n4\n5\n6\n7\n' });
    expect(shown.match(/=> => # \d/g)).toEqual(['2', '3', '4', '5', '6', '7'].map((line) => `=> => # ${line}`));
    expect(display.event({ at: 900, type: 'vertex.completed', vertex: 'a', cached: false })).toContain(`${' '.repeat(60)}\n`);
  });
});
