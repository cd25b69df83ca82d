import { describe, expect, it } from 'vitest';
import { diff } from '../../src/session/mergePatch';
import { decodeView } from '../../src/session/decodeView';
import { encodeView } from '../../src/session/encodeView';
import { share } from '../../src/session/share';
import type { WorldView } from '../../src/session/worldView';
import { pulling } from '../../src/scenes/machines';
import * as transfers from '../../src/scenes/transfers';
import { watchedWorld } from './runLines';
import { worldWithLayers } from './sampleRecording';

describe('the stored form of a world view', () => {
  it('reads back as the view', () => {
    expect(decodeView(encodeView(worldWithLayers(3)))).toEqual(worldWithLayers(3));
  });

  it.each(['pullingHalfway', 'unpacking', 'pulled', 'pushing', 'baseOfBuild', 'basesOfBuild'] as const)(
    'reads back as the view of a transfer: %s',
    (name) => {
      const view = { machines: [transfers[name]()] };
      expect(decodeView(encodeView(view))).toEqual(view);
    },
  );

  it('reads back as each view of a build that fetches its base', async () => {
    const { run, seen } = await watchedWorld();
    await run("printf 'FROM node:22-bookworm\\nRUN echo hi > /hi\\n' > Dockerfile");
    await run('docker build -q .');
    expect(seen.length).toBeGreaterThan(50);
    for (const view of seen) expect(decodeView(encodeView(view))).toEqual(JSON.parse(JSON.stringify(view)));
  });

  it('says once how far a layer has come', () => {
    const at = (moved: number): WorldView => {
      const machine = pulling();
      const layers = Object.values(machine.layers).map((layer) =>
        layer.state === 'downloading' ? { ...layer, progress: share(moved, layer.size) } : layer,
      );
      const transfer = transfers.pullingHalfway().transfer;
      return {
        machines: [
          {
            ...machine,
            layers: Object.fromEntries(layers.map((layer) => [layer.key, layer])),
            transfer: transfer && {
              ...transfer,
              layers: transfer.layers.map((layer) => (layer.state === 'moving' ? { ...layer, moved } : layer)),
            },
          },
        ],
      };
    };
    const patch = diff(encodeView(at(2 * 2 ** 20)), encodeView(at(3 * 2 ** 20)));
    expect(patch).toEqual({ machines: { laptop: { transfer: { layers: { 5: { mebibytes: 3 } } } } } });
    expect(decodeView(encodeView(at(3 * 2 ** 20)))).toEqual(at(3 * 2 ** 20));
  });

  it('stands for a world without machines when there is none yet', () => {
    expect(decodeView(undefined)).toEqual({ machines: [] });
  });

  it('lets a patch name one image among several', () => {
    const [machine] = worldWithLayers(1).machines;
    if (machine === undefined) throw new Error('the sample has a machine');
    const [image] = machine.images;
    if (image === undefined) throw new Error('the sample has an image');
    const two = { machines: [{ ...machine, images: [image, { ...image, id: 'other' }] }] };
    const renamed = { machines: [{ ...machine, images: [image, { ...image, id: 'other', names: ['new:1'] }] }] };
    expect(diff(encodeView(two), encodeView(renamed))).toEqual({ machines: { laptop: { images: { other: { names: ['new:1'] } } } } });
  });
});
