import { describe, expect, it } from 'vitest';
import { framesOf } from '../../src/session/frames';
import type { Json } from '../../src/session/json';
import { applyPatch } from '../../src/session/mergePatch';
import { decodeView } from '../../src/session/decodeView';
import { worldWithLayers } from './sampleRecording';

describe('the frames of a recording', () => {
  it('gather what comes close together, terminal and picture at the same moment', () => {
    const { output, views } = framesOf(
      [
        { t: 10, output: 'a' },
        { t: 40, view: worldWithLayers(1) },
        { t: 70, output: 'b' },
        { t: 109, view: worldWithLayers(2) },
        { t: 110, output: 'c' },
      ],
      80,
    );
    expect(output).toEqual([
      { t: 10, data: 'ab' },
      { t: 110, data: 'c' },
    ]);
    expect(views.map((frame) => frame.t)).toEqual([10]);
    expect(decodeView(applyPatch(undefined, views[0]?.patch as Json))).toEqual(worldWithLayers(2));
  });

  it('leave out views that show nothing new', () => {
    const { views } = framesOf(
      [0, 200, 400].map((t) => ({ t, view: worldWithLayers(1) })),
      80,
    );
    expect(views.map((frame) => frame.t)).toEqual([0]);
  });
});
