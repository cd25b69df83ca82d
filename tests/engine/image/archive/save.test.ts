import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../../src/engine/digest/digest';
import type { Descriptor } from '../../../../src/engine/oci/descriptor';
import { tarEntries } from '../../../../src/engine/layer/untar';
import { build, filesOf, saved, textFile } from '../../builtImages';
import { failure, machine, reference } from '../../machine';

describe('docker save', () => {
  it('writes an OCI image layout: every blob under its digest, every descriptor with a blob of its size (image-layout.md)', async () => {
    const made = machine();
    await build(made, 'app:1', { a: 'one', b: 'two' });
    const files = filesOf(await saved(made, 'app:1'));
    expect(JSON.parse(textFile(await saved(made, 'app:1'), 'oci-layout'))).toEqual({ imageLayoutVersion: '1.0.0' });
    for (const [path, bytes] of files) {
      if (path.startsWith('blobs/')) expect(path).toBe(`blobs/sha256/${digestOf(bytes).slice('sha256:'.length)}`);
    }
    const index = JSON.parse(textFile(await saved(made, 'app:1'), 'index.json')) as { schemaVersion: number; manifests: Descriptor[] };
    expect(index.schemaVersion).toBe(2);
    const pending = [...index.manifests];
    let seen = 0;
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const bytes = files.get(`blobs/${next.digest.replace(':', '/')}`);
      expect(bytes?.length).toBe(next.size);
      seen++;
      if (next.mediaType.endsWith('+json') && !next.mediaType.includes('in-toto')) {
        const document = JSON.parse(new TextDecoder().decode(bytes)) as {
          manifests?: Descriptor[];
          config?: Descriptor;
          layers?: Descriptor[];
        };
        const config = document.config !== undefined && 'digest' in document.config ? [document.config] : [];
        pending.push(...(document.manifests ?? []), ...config, ...(document.layers ?? []));
      }
    }
    // Index, manifest, config, two layers; attestation manifest, its config, its statement.
    expect(seen).toBe(8);
  });

  it('lists members by name, with the modes and the time of Docker (recording 29.7.2/07 step 4)', async () => {
    const made = machine();
    await build(made, 'app:1', { a: 'one' });
    const entries = [...tarEntries(await saved(made, 'app:1'))];
    const names = entries.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(entries.map(({ mode, mtime, name }) => [name.replace(/[0-9a-f]{64}/, 'HEX'), mode, mtime])).toEqual([
      ['blobs/', 0o755, 0],
      ['blobs/sha256/', 0o755, 0],
      ...Array.from({ length: 7 }, () => ['blobs/sha256/HEX', 0o444, 0]),
      ['index.json', 0o644, 0],
      ['manifest.json', 0o644, 0],
      ['oci-layout', 0o444, 0],
    ]);
  });

  it('gives the same bytes each time', async () => {
    const made = machine();
    await build(made, 'app:1', { a: 'one' });
    expect(digestOf(await saved(made, 'app:1'))).toBe(digestOf(await saved(made, 'app:1')));
  });

  it('keeps no name of an image that was asked for by ID, and every tag of a repository that was asked for as such (steps 9 to 12)', async () => {
    const made = machine();
    await build(made, 'app:1', { a: 'one' });
    made.engine.tag('app:1', reference('app:2'));
    const tags = async (...names: readonly string[]): Promise<unknown> =>
      (JSON.parse(textFile(await saved(made, ...names), 'manifest.json')) as { RepoTags: unknown }[]).map(({ RepoTags }) => RepoTags);
    expect(await tags(made.engine.image('app:1').id.slice(7, 19))).toEqual([null]);
    expect(await tags('app')).toEqual([['app:1', 'app:2']]);
    expect(await tags('app:2')).toEqual([['app:2']]);
  });

  it('says which layer has no bytes on this site and makes nothing', async () => {
    const made = machine();
    await made.engine.pull(reference('alpine:3.20'));
    expect((await failure(made.engine.save(['alpine:3.20']))).message).toBe(
      'alpine:3.20 cannot be saved: of the layer da9db072f522 this site has the recorded facts, not the bytes; nothing was written.',
    );
  });
});
