import headless from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import type { Action } from '../../src/session/actions';
import { twoMachines } from '../../src/scenes/recordings';
import { asciicastOf } from '../../src/session/asciicast';
import { takeOver } from '../../src/session/live';
import { recordOwn } from '../../src/session/ownRecording';
import { Player } from '../../src/session/player';
import { recordSession } from '../../src/session/record';
import type { Recording } from '../../src/session/recording';
import { sharingLayers, script, webApp } from './scripts';

const still = { now: () => 0, request: () => 0, cancel: () => undefined };
const tour = await recordSession(script(['docker pull alpine:3.20', 'docker images'], { files: webApp, before: ['cd app'] }));
const actions: readonly Action[] = [
  { kind: 'command', line: 'docker build -t app .' },
  { kind: 'edit', path: 'app/a.txt', text: 'two\n' },
  { kind: 'command', line: 'docker build -t app:2 .' },
  { kind: 'command', line: 'docker run --rm \\\napp:2' },
  { kind: 'command', line: 'docker rmi nothing' },
];

async function screenAfter(output: string, { columns, rows }: Recording): Promise<string> {
  const terminal = new headless.Terminal({ cols: columns, rows, scrollback: 1000, allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(output, resolve));
  const { active } = terminal.buffer;
  return Array.from({ length: active.length }, (_, row) => active.getLine(row)?.translateToString(true) ?? '').join('\n');
}

describe('a recording of what a reader did', () => {
  it('holds each command with its result, and goes on from where the tour was', async () => {
    const own = await recordOwn(tour, 1, actions);
    expect(own.commands.map(({ command, exitCode }) => [command, exitCode])).toEqual([
      ['docker build -t app .', 0],
      ['docker build -t app:2 .', 0],
      ['docker run --rm \\\napp:2', 0],
      ['docker rmi nothing', 1],
    ]);
    expect(await screenAfter(own.output.map((frame) => frame.data).join(''), own)).toContain('~/app $ docker run --rm \\\n> app:2\ntwo\n');
  });

  it('shows at the end of each command the state that the reader had', async () => {
    const own = await recordOwn(tour, 2, actions);
    const player = new Player(own, still);
    const live = await takeOver(tour, tour.duration, { pace: 0, actions: actions.slice(0, 3) });
    expect(live.view()).toEqual(player.viewAt(own.commands[1]?.end ?? 0));
  });

  it('is interrupted where the reader pressed Ctrl-C', async () => {
    const live = await takeOver(tour, 0, { pace: 0 });
    const cancellation = { cancelled: false };
    live.subscribe(() => {
      cancellation.cancelled ||= Object.values(live.view().machines[0]?.layers ?? {}).some((layer) => layer.state === 'extracting');
    });
    let printed = '';
    const print = (text: string): void => {
      printed += text;
    };
    await live.run('docker pull node:22-bookworm', { stdout: print, stderr: print }, { columns: 90, rows: 24, cancellation });
    const own = await recordOwn(tour, 0, live.actions);
    expect(new Player(own, still).viewAt(own.duration)).toEqual(live.view());
    const screen = await screenAfter(own.output.map((frame) => frame.data).join(''), own);
    expect(screen).toContain('^C');
    expect(screen).not.toContain('Downloaded newer image');
    expect(printed).not.toContain('Downloaded newer image');
  });
});

describe('an asciicast of a recording', () => {
  const own = recordOwn(tour, 2, actions);

  it.each([
    ['a tour', () => recordSession(sharingLayers)],
    ['a reader’s own session', () => own],
  ])('of %s is a header and events in ascending order, each line JSON', async (_name, recorded) => {
    const recording = await recorded();
    const lines = asciicastOf(recording, (data) => data).split('\n');
    expect(lines.pop()).toBe('');
    const [header, ...events] = lines.map((line) => JSON.parse(line) as unknown);
    expect(header).toEqual({
      version: 2,
      width: recording.columns,
      height: recording.rows,
      title: recording.title,
      env: { TERM: 'xterm-256color' },
    });
    const parsed = events as [number, string, string][];
    expect(parsed.every(([t, code, data]) => t >= 0 && (code === 'o' || code === 'm') && typeof data === 'string')).toBe(true);
    expect(parsed.map(([t]) => t)).toEqual(parsed.map(([t]) => t).toSorted((one, other) => one - other));
    expect(parsed.filter(([, code]) => code === 'm').map(([, , data]) => data)).toEqual(recording.commands.map(({ command }) => command));
  });

  it('replays to the screen that the recording ends with', async () => {
    const recording = await own;
    const events = asciicastOf(recording, (data) => data)
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => JSON.parse(line) as [number, string, string]);
    const replayed = events.map(([, code, data]) => (code === 'o' ? data : '')).join('');
    expect(await screenAfter(replayed, recording)).toBe(await screenAfter(recording.output.map((frame) => frame.data).join(''), recording));
  });

  it('shows of several machines the one that acts, as its terminal stands then', async () => {
    const events = asciicastOf(twoMachines, (data) => data)
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => JSON.parse(line) as [number, string, string]);
    expect(events.filter(([, code]) => code === 'm').map(([, , data]) => data)).toEqual([
      'docker push app',
      'server$ docker pull app',
      'docker images',
    ]);
    const screenAt = async (t: number): Promise<string> => {
      const drawn = events.flatMap(([at, code, data]) => (code === 'o' && at <= t ? [data] : []));
      return (await screenAfter(drawn.join(''), twoMachines)).trimEnd();
    };
    expect(await screenAt(0.95)).toBe('$ docker push app\npushed');
    expect(await screenAt(1.95)).toBe('$ docker pull app\npulled');
    expect(await screenAt(3)).toBe('$ docker push app\npushed\n$ docker images\napp\n$');
  });

  it('lets only through what is safe for a terminal', async () => {
    expect(asciicastOf(await own, () => 'safe')).not.toContain('app:2\\r\\n"');
  });
});
