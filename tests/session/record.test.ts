import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { lastViewOf } from '../../src/session/lastView';
import { Player } from '../../src/session/player';
import { recordSession } from '../../src/session/record';
import { SetupError } from '../../src/session/setup';
import { transcriptOf } from '../../src/session/transcript';
import { buildingOnNode, buildingTwice, script, sharingLayers } from './scripts';

const still = { now: () => 0, request: () => 0, cancel: () => undefined };

describe('a recorded session', () => {
  it('is the same, byte for byte, each time', async () => {
    for (const session of [sharingLayers, buildingTwice]) {
      expect(JSON.stringify(await recordSession(session))).toBe(JSON.stringify(await recordSession(session)));
    }
  });

  it('shows layers that two images share once, and says what was fetched', async () => {
    const recording = await recordSession(sharingLayers);
    expect(recording.commands.map((command) => command.exitCode)).toEqual([0, 0, 0, 0]);
    expect(recording.commands.map((command) => command.summary)).toEqual([
      'node:22-bookworm pulled: 8 layers, 408.5 MB downloaded',
      'python:3.12-bookworm pulled: 7 layers, 4 already here, 31.9 MB downloaded',
      'Listed 2 image names',
      'mine:1 now names the same image as python:3.12-bookworm',
    ]);
    const [machine] = lastViewOf(recording).machines;
    expect(machine?.images.map((image) => image.names)).toEqual([['node:22-bookworm'], ['mine:1', 'python:3.12-bookworm']]);
    expect(Object.values(machine?.layers ?? {})).toHaveLength(11);
    expect(Object.values(machine?.layers ?? {}).filter((layer) => layer.reused === 'exists')).toHaveLength(4);
  });

  it('takes as long to play as a person likes to watch', async () => {
    const { commands } = await recordSession(sharingLayers);
    const [pull] = commands;
    const running = (pull?.end ?? 0) - (pull?.entered ?? 0);
    expect(running).toBeGreaterThan(4000);
    expect(running).toBeLessThan(7000);
    for (const [index, command] of commands.entries()) {
      expect(command.start).toBe(commands[index - 1]?.end ?? 0);
      expect(command.entered).toBeGreaterThan(command.start);
      expect(command.end).toBeGreaterThan(command.entered);
    }
  });

  it('shows layers on their way while a pull runs', async () => {
    const recording = await recordSession(sharingLayers);
    const player = new Player(recording, still);
    const [pull] = recording.commands;
    const middle = ((pull?.entered ?? 0) + (pull?.end ?? 0)) / 2;
    const layers = Object.values(player.viewAt(middle).machines[0]?.layers ?? {});
    expect(layers.some((layer) => layer.state === 'downloading' && (layer.progress ?? 0) > 0)).toBe(true);
    expect(player.viewAt(middle).machines[0]?.images).toMatchObject([{ state: 'pulling', expectedName: 'node:22-bookworm' }]);
  });

  it('leaves on the screen what its transcripts say', async () => {
    for (const session of [sharingLayers, buildingTwice, buildingOnNode]) {
      const recording = await recordSession(session);
      const player = new Player(recording, still);
      const screen = await transcriptOf(player.outputUntil(recording.duration), recording.columns);
      for (const command of recording.commands) expect(screen).toContain(command.transcript);
    }
  });

  it('shows what a build took from its cache', async () => {
    const recording = await recordSession(buildingTwice);
    expect(recording.commands.map((command) => command.summary)).toEqual([
      'app:1.0 built: 0 of 3 instructions cached, 1 layer of alpine:3.20 downloaded (3.6 MB)',
      'app:1.1 built: 3 of 3 instructions cached',
      'Listed 2 image names',
      'app:1.0 untagged; 1 image deleted',
    ]);
    const player = new Player(recording, still);
    const cached = Object.values(player.viewAt(recording.commands[1]?.end ?? 0).machines[0]?.layers ?? {}).filter(
      (layer) => layer.reused === 'cached',
    );
    expect(cached).toHaveLength(3);
  });

  it('shows the layers of a base on their way while a build fetches it', async () => {
    const recording = await recordSession(buildingOnNode);
    const player = new Player(recording, still);
    const [build] = recording.commands;
    const views = recording.views.filter((frame) => frame.t < (build?.end ?? 0)).map((frame) => player.viewAt(frame.t));
    const states = new Set(views.flatMap((view) => Object.values(view.machines[0]?.layers ?? {}).map((layer) => layer.state)));
    expect([...states].sort()).toEqual(['building', 'downloaded', 'downloading', 'extracting', 'stored', 'waiting']);
  });

  it('is small', async () => {
    for (const session of [sharingLayers, buildingTwice, buildingOnNode]) {
      expect(gzipSync(JSON.stringify(await recordSession(session)), { level: 9 }).length).toBeLessThan(12_000);
    }
  });

  it('records a failure like anything else', async () => {
    const { commands } = await recordSession(script(['docker rmi nosuch']));
    expect(commands).toMatchObject([
      { exitCode: 1, summary: 'Failed with exit code 1', transcript: 'Error response from daemon: No such image: nosuch:latest' },
    ]);
  });

  it('is not made when a preparing command fails', async () => {
    await expect(recordSession(script(['docker images'], { before: ['docker rmi nosuch'] }))).rejects.toThrow(SetupError);
  });

  it('finds files that changed between preparing commands', async () => {
    const { commands } = await recordSession(
      script(['cat a.txt b.txt'], {
        files: { 'a.txt': 'one\n' },
        before: ['cp a.txt b.txt'],
        edits: [{ after: 1, files: { 'a.txt': 'two\n' } }],
      }),
    );
    expect(commands[0]?.transcript).toBe('two\none');
  });

  it('types a command of several lines as such, and runs it as one', async () => {
    const recording = await recordSession({ ...script([]), commands: [{ line: 'echo a b', typed: ['echo a \\', '  b'] }] });
    const screen = await transcriptOf(new Player(recording, still).outputUntil(recording.duration), recording.columns);
    expect(screen).toBe('~ $ echo a \\\n>   b\na b\n~ $');
  });
});
