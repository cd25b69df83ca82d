/** What podman and skopeo wrote (see fixtures/README.md), we load. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { contentBytes } from '../../../../src/engine/filetree/content';
import { machine, violations } from '../../machine';
import type { Machine } from '../../machine';

/** DiffIDs that `podman inspect` gives for the image. */
const DIFF_IDS = [
  'sha256:5dfd79c95f0df104b5293aefa3d39fa496894de2fbb47df155123cf9f12913d7',
  'sha256:a2edf36e94a8cc037637fc391b4ef19c795a7c67fd08204c79387ea04451363a',
];
/** The image ID of podman: digest of the configuration, which every copy keeps. */
const CONFIG = 'sha256:f88340d2d3331e77df9da48b93ee9aedfdbf1522fa104f7cf27af6554fad2ada';

const read = (name: string): Uint8Array => readFileSync(resolve(import.meta.dirname, 'fixtures', `${name}.tar.gz`));

function textOf({ engine }: Machine, image: string, path: string): string {
  const node = engine.imageTree(engine.image(image)).stat(path);
  if (node?.type !== 'file') throw new Error(`${path} is no file`);
  return new TextDecoder().decode(contentBytes(node.content, path));
}

describe.each([
  ['podman-docker-archive', 'localhost/fixture:1'],
  ['podman-oci-archive', 'localhost/fixture:1'],
  ['skopeo-docker-archive', 'copied:1'],
  ['skopeo-oci-archive', 'copied:1'],
])('%s', (archive, name) => {
  it.each(['plain', 'compressed'])('is loaded, %s', async (form) => {
    const loading = machine();
    const bytes = form === 'plain' ? gunzipSync(read(archive)) : read(archive);
    expect((await loading.engine.load(bytes)).map((loaded) => loaded.name)).toEqual([name]);
    const image = loading.engine.image(name);
    expect(image.configDigest).toBe(CONFIG);
    expect(image.layers.map(({ diffId }) => diffId)).toEqual(DIFF_IDS);
    expect(image.config.config.Labels?.['made.by']).toBe('podman');
    expect(violations(loading)).toEqual([]);
    expect(textOf(loading, name, '/link')).toBe('hello from a file\n');
    expect(textOf(loading, name, '/dir/x')).toBe('x');
  });
});
