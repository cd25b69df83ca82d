import { describe, expect, it } from 'vitest';
import { diff } from '../../src/session/mergePatch';
import { decodeView, encodeView } from '../../src/session/viewCodec';
import { worldWithLayers } from './sampleRecording';

describe('the stored form of a world view', () => {
  it('reads back as the view', () => {
    expect(decodeView(encodeView(worldWithLayers(3)))).toEqual(worldWithLayers(3));
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
