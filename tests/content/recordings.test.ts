import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkRecording } from '../../src/components/sessionPane/checkRecording';
import { scanSite } from '../../src/plugins/docker-session/scanSite';
import { decodeLayerFiles } from '../../src/session/layerFiles';

const site = await scanSite(new URL('../../', import.meta.url).pathname, ['docs', 'src/pages']);

/** Bytes, compressed as a server sends them, world views included (issue 4). */
const largestRecording = 12 * 1024;

describe.each(site.sessions.map(({ fileName, ...session }) => [fileName, session] as const))('%s', (_, { json, sideFiles, recording }) => {
  it('is at most 12 KB', () => {
    expect(gzipSync(json).length).toBeLessThanOrEqual(largestRecording);
  });

  it('is what the browser takes for a recording', () => {
    expect(checkRecording(json)).toEqual(recording);
  });

  it('has beside it the files of its layers, each small enough to be loaded at once', () => {
    for (const [path, text] of sideFiles) {
      expect(decodeLayerFiles(text), path).toBeDefined();
      expect(gzipSync(text).length, path).toBeLessThan(100 * 1024);
    }
  });
});
