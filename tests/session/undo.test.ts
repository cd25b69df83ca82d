import { describe, expect, it } from 'vitest';
import type { Action } from '../../src/session/actions';
import { takeOver } from '../../src/session/live';
import type { LiveSession } from '../../src/session/liveSession';
import { recordSession } from '../../src/session/record';
import { script, webApp } from './scripts';

const screen = { columns: 90, rows: 20 };

const tour = await recordSession(script(['docker pull alpine:3.20'], { files: webApp, before: ['cd app'] }));

function taken(options: Parameters<typeof takeOver>[2] = {}): Promise<LiveSession> {
  return takeOver(tour, tour.duration, { pace: 0, ...options });
}

async function run(session: LiveSession, line: string): Promise<string> {
  let text = '';
  const print = (part: string): void => {
    text += part;
  };
  await session.run(line, { stdout: print, stderr: print }, screen);
  return text;
}

const lines = (actions: readonly Action[]): readonly string[] =>
  actions.map((action) => (action.kind === 'command' ? action.line : action.path));

describe('undo', () => {
  it('goes back across a build to the very state before it, so that building again caches nothing', async () => {
    const live = await taken();
    const before = live.view();
    const first = await run(live, 'docker build -t app .');
    expect(live.view()).not.toEqual(before);
    await live.undo();
    expect(live.view()).toEqual(before);
    expect(await run(live, 'docker build -t app .')).toBe(first);
  });

  it('takes back a change of directory and a removed file', async () => {
    const live = await taken();
    await run(live, 'rm a.txt');
    await run(live, 'cd ..');
    await live.undo();
    expect(live.prompt).toBe('~/app $ ');
    await live.undo();
    expect(await run(live, 'cat a.txt')).toBe('one\r\n');
  });

  it('says what was undone, and does nothing where nothing was done', async () => {
    const live = await taken();
    expect(await live.undo()).toBeUndefined();
    await run(live, 'docker tag alpine:3.20 mine');
    expect(await live.undo()).toEqual({ kind: 'command', line: 'docker tag alpine:3.20 mine' });
    expect(live.summary).toBe('Undone: docker tag alpine:3.20 mine');
    expect([live.actions, lines(live.undone)]).toEqual([[], ['docker tag alpine:3.20 mine']]);
    expect(live.history).toEqual(['docker pull alpine:3.20']);
  });

  it('takes back edits and removals of files; edits of one file in a row count as one', async () => {
    const live = await taken();
    const told: string[] = [];
    live.files.subscribe(() => told.push(live.files.read('app/a.txt') ?? 'gone'));
    live.files.write('app/a.txt', 'tw');
    live.files.write('app/a.txt', 'two\n');
    live.files.remove('app/a.txt');
    expect(lines(live.actions)).toEqual(['app/a.txt', 'app/a.txt']);
    expect(live.files.read('app/a.txt')).toBeUndefined();
    await live.undo();
    expect(live.summary).toBe('Undone: removal of app/a.txt');
    expect(await run(live, 'cat a.txt')).toBe('two\r\n');
    await live.undo();
    await live.undo();
    expect([live.files.read('app/a.txt'), told.at(-1)]).toEqual(['one\n', 'one\n']);
  });

  it('interrupts a command that is running, and takes that one back', async () => {
    const live = await taken({ pace: 1, wait: () => new Promise((resolve) => setTimeout(resolve, 0)) });
    const before = live.view();
    const running = run(live, 'docker pull node:22-bookworm');
    const undone = await live.undo();
    await running;
    expect(undone).toMatchObject({ kind: 'command', line: 'docker pull node:22-bookworm' });
    expect([live.view(), live.actions]).toEqual([before, []]);
  });

  it('works one after the other when it is asked for twice at once', async () => {
    const live = await taken();
    await run(live, 'echo one');
    await run(live, 'echo two');
    await Promise.all([live.undo(), live.undo()]);
    expect(lines(live.undone)).toEqual(['echo one', 'echo two']);
  });

  it('tells of each change', async () => {
    const live = await taken();
    await run(live, 'docker build -t app .');
    let seen: unknown;
    live.subscribe(() => {
      seen = live.view();
    });
    await live.undo();
    expect(seen).toEqual(live.view());
    await run(live, 'docker tag alpine:3.20 mine');
    expect(seen).toEqual(live.view());
  });
});

describe('redo', () => {
  it('does again what was undone, in the same order and with the same result', async () => {
    const live = await taken();
    await run(live, 'docker build -t app .');
    await run(live, 'docker tag app mine');
    const after = live.view();
    await live.undo();
    await live.undo();
    await live.redo();
    expect(live.summary).toBe('Redone: docker build -t app .');
    await live.redo();
    expect(live.view()).toEqual(after);
    expect([lines(live.actions), live.undone]).toEqual([['docker build -t app .', 'docker tag app mine'], []]);
  });

  it('is over as soon as something else is run', async () => {
    const live = await taken();
    await run(live, 'docker build -t app .');
    await live.undo();
    await run(live, 'docker images');
    expect(live.undone).toEqual([]);
    expect(await live.redo()).toBeUndefined();
  });

  it('interrupts a command where it was interrupted', async () => {
    const live = await taken();
    const cancellation = { cancelled: false };
    live.subscribe(() => {
      if (Object.values(live.view().machines[0]?.layers ?? {}).some((layer) => layer.state === 'extracting')) cancellation.cancelled = true;
    });
    const silent = { stdout: () => undefined, stderr: () => undefined };
    await live.run('docker pull node:22-bookworm && docker pull busybox', silent, { ...screen, cancellation });
    expect(live.actions[0]).toMatchObject({ interrupted: { at: expect.any(Number) as number } });
    const after = live.view();
    const now = await run(live, 'date');
    await live.undo();
    await live.undo();
    await live.redo();
    expect(live.view()).toEqual(after);
    expect(await run(live, 'date')).toBe(now);
  });

  it('repeats what was typed into a command, and leaves an interactive shell when it is taken back', async () => {
    const live = await taken();
    const lines = ['echo two > /home.txt', 'exit'];
    const keyboard = {
      readLine: () => Promise.resolve({ kind: 'line' as const, text: lines.shift() ?? '' }),
      takeInterrupt: () => false,
    };
    const silent = { stdout: () => undefined, stderr: () => undefined };
    await live.run('docker run -it --name box alpine:3.20 sh', silent, { ...screen, keyboard });
    expect(live.actions).toEqual([
      { kind: 'command', line: 'docker run -it --name box alpine:3.20 sh', input: ['echo two > /home.txt', 'exit'] },
    ]);
    const after = live.view();
    await live.undo();
    await live.redo();
    expect(live.view()).toEqual(after);
    const waiting = live.run('docker run -it alpine:3.20 sh', silent, {
      ...screen,
      keyboard: { ...keyboard, readLine: () => new Promise(() => undefined) },
    });
    await live.undo();
    await waiting;
    expect(live.view()).toEqual(after);
  });
});

describe('reset', () => {
  it('goes back to the moment of the take-over, from where redo can bring everything back', async () => {
    const live = await taken();
    const before = live.view();
    await run(live, 'docker build -t app .');
    await run(live, 'docker rmi app');
    await live.reset();
    expect([live.view(), live.actions, live.summary]).toEqual([before, [], 'Reset: as it was when you took over']);
    expect(lines(live.undone)).toEqual(['docker build -t app .', 'docker rmi app']);
  });
});

describe('a session with actions of an earlier time', () => {
  it('begins in the state that they lead to, edits included, and can take them back', async () => {
    const actions: readonly Action[] = [
      { kind: 'command', line: 'docker build -t app .' },
      { kind: 'edit', path: 'app/a.txt', text: 'two\n' },
      { kind: 'command', line: 'docker build -t app:2 .' },
    ];
    const live = await taken({ actions });
    expect(await run(live, 'docker run --rm app:2')).toBe('two\r\n');
    await live.undo();
    await live.undo();
    await live.undo();
    expect(live.summary).toBe('Undone: edit of app/a.txt');
    expect(await run(live, 'cat a.txt')).toBe('one\r\n');
  });
});
