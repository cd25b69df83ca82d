import { describe, expect, it } from 'vitest';
import { takeOver } from '../../src/session/live';
import type { LiveSession } from '../../src/session/liveSession';
import { Player } from '../../src/session/player';
import { recordSession } from '../../src/session/record';
import type { WorldView } from '../../src/session/worldView';
import { buildingTwice, script, sharingLayers } from './scripts';

const still = { now: () => 0, request: () => 0, cancel: () => undefined };
const screen = { columns: 90, rows: 20 };

async function run(
  session: LiveSession,
  line: string,
): Promise<{ readonly text: string; readonly exitCode: number; readonly summary: string }> {
  let text = '';
  const print = (part: string): void => {
    text += part;
  };
  const result = await session.run(line, { stdout: print, stderr: print }, screen);
  return { text, ...result };
}

describe('taking over a recording', () => {
  it('gives at the end of each command the very state that the recording shows', async () => {
    for (const session of [sharingLayers, buildingTwice]) {
      const recording = await recordSession(session);
      const player = new Player(recording, still);
      for (const { end } of recording.commands) {
        const live = await takeOver(recording, end, { pace: 0 });
        expect(live.view()).toEqual(player.viewAt(end));
        live.dispose();
      }
    }
  });

  it('takes a command that is still running as not begun', async () => {
    const recording = await recordSession(sharingLayers);
    const [pull] = recording.commands;
    const live = await takeOver(recording, (pull?.end ?? 0) - 1, { pace: 0 });
    expect(live.history).toEqual([]);
    expect(live.view().machines[0]?.images).toEqual([]);
  });

  it('goes on as the recording would have', async () => {
    const recording = await recordSession(sharingLayers);
    const [pull, second] = recording.commands;
    const live = await takeOver(recording, pull?.end ?? 0, { pace: 0 });
    const { text, summary } = await run(live, 'docker pull python:3.12-bookworm');
    expect(summary).toBe(second?.summary);
    const entered = second?.entered ?? 0;
    expect(text).toContain('Status: Downloaded newer image for python:3.12-bookworm\r\n');
    expect(live.view()).toEqual(new Player(recording, still).viewAt(second?.end ?? entered));
    expect(live.summary).toBe(summary);
    expect(live.history).toEqual(['docker pull node:22-bookworm', 'docker pull python:3.12-bookworm']);
  });

  it('tells of every change of the picture while a command runs', async () => {
    const live = await takeOver(await recordSession(script(['docker images'])), 0, { pace: 0 });
    const seen: WorldView[] = [];
    live.subscribe(() => seen.push(live.view()));
    await run(live, 'docker pull alpine');
    const states = new Set(seen.flatMap((view) => Object.values(view.machines[0]?.layers ?? {}).map((layer) => layer.state)));
    expect(states).toContain('downloading');
    expect(states).toContain('stored');
  });

  it('lets a reader wait for seconds, not for as long as a real pull takes', async () => {
    let waited = 0;
    const wait = (ms: number): Promise<void> => {
      waited += ms;
      return Promise.resolve();
    };
    const live = await takeOver(await recordSession(script(['docker images'])), 0, { wait });
    await run(live, 'docker pull node:22-bookworm');
    expect(waited).toBeGreaterThan(3000);
    expect(waited).toBeLessThan(8000);
  });

  it('lets nobody wait for a command that takes no time', async () => {
    let waited = 0;
    const wait = (ms: number): Promise<void> => {
      waited += ms;
      return Promise.resolve();
    };
    const live = await takeOver(await recordSession(script(['docker images'])), 0, { wait });
    await run(live, 'docker images');
    await run(live, 'docker images');
    expect(waited).toBe(0);
  });

  it('stops a pull when the reader presses Ctrl-C, and leaves no half image', async () => {
    const live = await takeOver(await recordSession(script(['docker images'])), 0, { pace: 0 });
    const cancellation = { cancelled: false };
    live.subscribe(() => {
      if (Object.values(live.view().machines[0]?.layers ?? {}).some((layer) => layer.state === 'downloading'))
        cancellation.cancelled = true;
    });
    const { exitCode } = await live.run(
      'docker pull node:22-bookworm',
      { stdout: () => undefined, stderr: () => undefined },
      { ...screen, cancellation },
    );
    expect(exitCode).not.toBe(0);
    expect(live.view().machines[0]).toMatchObject({ images: [], layers: {} });
  });

  it('keeps the directory between lines, and shows it in the prompt', async () => {
    const live = await takeOver(await recordSession(buildingTwice), 0, { pace: 0 });
    expect(live.prompt).toBe('~/app $ ');
    await run(live, 'cd ..');
    expect(live.prompt).toBe('~ $ ');
    expect((await run(live, 'ls')).text).toBe('app\r\n');
  });

  it('completes what the reader types', async () => {
    const recording = await recordSession(sharingLayers);
    const live = await takeOver(recording, recording.duration, { pace: 0 });
    expect((await live.complete('docker rmi no', 13)).candidates).toContain('node:22-bookworm');
  });

  it('runs one command at a time, and none after it is disposed of', async () => {
    const live = await takeOver(await recordSession(script(['docker images'])), 0, { pace: 0 });
    const first = run(live, 'docker pull alpine');
    await expect(run(live, 'docker images')).rejects.toThrow('a command is running already');
    await first;
    live.dispose();
    await expect(run(live, 'docker images')).rejects.toThrow('the session is over');
  });
});
