import { describe, expect, it } from 'vitest';
import { decodeLayerFiles, encodeLayerFiles, layerFilesLoader, layerFilesPath } from '../../src/session/layerFiles';
import { takeOver } from '../../src/session/live';
import { lastViewOf } from '../../src/session/lastView';
import { recordSessionWithFiles } from '../../src/session/record';
import type { LayerFiles } from '../../src/session/worldView';
import { script } from './scripts';

const building = script(['docker build -t app .', 'docker rmi app'], {
  files: { Dockerfile: 'FROM alpine:3.20\nRUN rm /etc/motd && mkdir /d && echo hello > /d/x && ln -s x /d/y\nRUN rm -r /d && mkdir /d\n' },
});

describe('the files of layers', () => {
  it('are gathered for every layer that a recording shows, whiteouts and opaque directories included', async () => {
    const { recording, layerFiles } = await recordSessionWithFiles(building);
    const instructions = lastViewOf(recording).machines[0]?.build?.instructions ?? [];
    const [base, first, second] = instructions.map(({ layer }) => layerFiles.get(layer ?? ''));
    expect(base?.complete).toBe(false);
    expect(base?.entries.find(({ path }) => path === 'etc/motd')).toMatchObject({ kind: 'file' });
    expect(first).toEqual({
      complete: true,
      entries: [
        { path: 'd', kind: 'directory', size: 0, mode: 0o755 },
        { path: 'd/x', kind: 'file', size: 6, mode: 0o644 },
        { path: 'd/y', kind: 'symlink', size: 0, mode: 0o777, target: 'x' },
        { path: 'etc', kind: 'directory', size: 0, mode: 0o755 },
        { path: 'etc/motd', kind: 'whiteout', size: 0 },
      ],
    });
    expect(second?.entries).toEqual([{ path: 'd', kind: 'opaque', size: 0, mode: 0o755 }]);
  });

  it('are the same in a session that was taken over', async () => {
    const { recording, layerFiles } = await recordSessionWithFiles(building);
    const live = await takeOver(recording, recording.commands[0]?.end ?? 0, { pace: 0 });
    for (const key of Object.keys(live.view().machines[0]?.layers ?? {})) expect(live.layerFiles(key)).toEqual(layerFiles.get(key));
    expect(live.layerFiles('sha256:nosuch')).toBeUndefined();
  });

  it('of a catalogue layer whose every entry was recorded are complete', async () => {
    const { layerFiles } = await recordSessionWithFiles(script(['docker pull busybox']));
    expect([...layerFiles.values()].map(({ complete }) => complete)).toEqual([true]);
  });

  it('read back as they were written', async () => {
    const { layerFiles } = await recordSessionWithFiles(building);
    for (const files of layerFiles.values()) expect(decodeLayerFiles(encodeLayerFiles(files))).toEqual(files);
  });

  it('are not taken from a file that is something else', () => {
    const texts = [
      '',
      '[]',
      '{"version":1,"complete":true,"entries":[["a","x"]]}',
      '{"version":2,"complete":true,"entries":[]}',
      '{"version":1,"complete":true,"entries":[["a","f",-1]]}',
    ];
    for (const text of texts) expect(decodeLayerFiles(text)).toBeUndefined();
  });

  it('are loaded once, from beside the recording, and again after a failure', async () => {
    const files: LayerFiles = { complete: true, entries: [{ path: 'a', kind: 'file', size: 1, mode: 0o644 }] };
    const key = `sha256:${'0123456789abcdef'.repeat(4)}`;
    const asked: string[] = [];
    const load = layerFilesLoader('/site/recordings/page-1-aa.json', (url) => {
      asked.push(url);
      return asked.length === 1 ? Promise.reject(new Error('offline')) : Promise.resolve(encodeLayerFiles(files));
    });
    await expect(load(key)).rejects.toThrow('offline');
    expect(await load(key)).toEqual(files);
    expect(await load(key)).toEqual(files);
    expect(asked).toEqual(Array(2).fill('/site/recordings/layers/0123456789abcdef.json'));
    expect(await load('unmade:v3')).toBeUndefined();
    expect(layerFilesPath('unmade:v3')).toBeUndefined();
  });
});
