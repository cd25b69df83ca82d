import { describe, expect, it } from 'vitest';
import { memoryContentStore } from '../../../src/engine/content/contentStore';
import { concatenate } from '../../../src/engine/filetree/content';
import { memoryLayerStore } from '../../../src/engine/layer/layerStore';
import type { Changeset } from '../../../src/engine/layer/changeset';
import { configJson, descriptorOf, documentBlob, indentedJson } from '../../../src/engine/oci/documents';
import type { ImageConfig } from '../../../src/engine/oci/imageConfig';
import type { Manifest } from '../../../src/engine/oci/manifest';
import { mediaType } from '../../../src/engine/oci/mediaType';
import { memoryRegistry, registryDirectory } from '../../../src/engine/registry/memoryRegistry';
import type { Registry } from '../../../src/engine/registry/registry';
import { machine, reference, violations } from '../machine';

/** A registry with one image, `app`, of layers with real bytes. */
async function registryOf(changesets: readonly Changeset[]): Promise<Registry> {
  const content = memoryContentStore();
  const store = memoryLayerStore(content);
  for (const changeset of changesets) {
    await store.add(store.list().at(-1)?.chainId, changeset);
  }
  const layers = store.list();
  const config: ImageConfig = {
    architecture: 'amd64',
    os: 'linux',
    config: {},
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history: layers.map(() => ({ created_by: 'RUN something' })),
  };
  const configBlob = documentBlob(mediaType.ociConfig, configJson(config), config);
  const manifest: Manifest = {
    schemaVersion: 2,
    mediaType: mediaType.ociManifest,
    config: descriptorOf(configBlob),
    layers: layers.map(({ digest, size }) => ({ mediaType: mediaType.ociLayerGzip, digest, size })),
  };
  const manifestBlob = documentBlob(mediaType.ociManifest, indentedJson(manifest), manifest);
  return memoryRegistry({
    host: 'docker.io',
    references: { 'library/app:latest': manifestBlob.digest },
    documents: [
      { descriptor: descriptorOf(configBlob), bytes: configJson(config), value: config },
      { descriptor: descriptorOf(manifestBlob), bytes: indentedJson(manifest), value: manifest },
    ],
    layers: layers.map((layer) => ({ ...layer, bytes: concatenate(content.getBlob(layer.digest)?.chunks?.() ?? []) })),
  });
}

const file = (path: string, size: number): Changeset => ({
  entries: [{ type: 'file', path, content: { kind: 'filled', size, seed: path }, mode: 0o644, uid: 0, gid: 0, mtime: 0 }],
});
const empty: Changeset = { entries: [] };

describe('an image of real bytes', () => {
  it('arrives whole, byte for byte', async () => {
    const made = machine({ registries: registryDirectory({ 'docker.io': await registryOf([file('a', 200_000), file('b', 10)]) }) });
    await made.engine.pull(reference('app'));
    expect(violations(made)).toEqual([]);
    expect(made.engine.image('app').layers.map(({ hasBytes }) => hasBytes)).toEqual([true, true]);
  });

  it('with one layer at two places of its stack fetches that once and unpacks it twice', async () => {
    const made = machine({
      registries: registryDirectory({ 'docker.io': await registryOf([file('a', 10), empty, file('b', 10), empty]) }),
    });
    await made.engine.pull(reference('app'));
    const { layers, contentSize } = made.engine.image('app');
    expect(made.events.filter(({ type }) => type === 'layer.downloaded')).toHaveLength(3);
    expect(layers[1]?.digest).toBe(layers[3]?.digest);
    expect(layers[1]?.chainId).not.toBe(layers[3]?.chainId);
    expect(violations(made)).toEqual([]);
    expect(contentSize).toBe(made.internals.content.listBlobs().reduce((sum, { size }) => sum + size, 0));
  });

  it('unpacks a layer that is here in another stack without fetching it', async () => {
    const shared = file('shared', 5000);
    const first = await registryOf([file('a', 10), shared]);
    const second = await registryOf([file('b', 10), shared]);
    const made = machine({ registries: registryDirectory({ 'docker.io': first, 'other.example.com': second }) });
    await made.engine.pull(reference('app'));
    await made.engine.pull(reference('other.example.com/library/app'));
    expect(made.events.filter(({ type }) => type === 'layer.downloaded')).toHaveLength(3);
    expect(violations(made)).toEqual([]);
  });
});
