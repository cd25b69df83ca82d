// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { sideFiles } from '../../../src/components/sessionPane/sideFiles';
import { encodeLayerFiles } from '../../../src/session/layerFiles';
import type { LayerFiles } from '../../../src/session/worldView';
import { FakeLive } from './fakeLive';

const KEY = `sha256:${'ab'.repeat(32)}`;
const files: LayerFiles = { complete: true, entries: [{ path: 'a', kind: 'file', size: 1 }] };

afterEach(() => vi.unstubAllGlobals());

it('takes the files of a layer from the session that the reader has', () => {
  const live = Object.assign(new FakeLive(), { layerFiles: () => files });
  expect(sideFiles('/recordings/one.json', live, KEY)).toBe(files);
});

it('else reads what lies beside the recording, and knows what does not', async () => {
  const asked = vi.fn((url: URL) =>
    Promise.resolve(new Response(encodeLayerFiles(files), { status: url.pathname.includes('ab') ? 200 : 404 })),
  );
  vi.stubGlobal('fetch', asked);
  expect(await sideFiles('/recordings/two.json', new FakeLive(), KEY)).toEqual(files);
  expect(asked.mock.calls[0]?.[0].pathname).toBe('/recordings/layers/abababababababab.json');
  expect(await sideFiles('/recordings/two.json', undefined, `sha256:${'cd'.repeat(32)}`)).toBeUndefined();
});

it('fails where the site does not answer', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 503 })));
  await expect(sideFiles('/recordings/three.json', undefined, KEY)).rejects.toThrow('the server answered 503');
});
