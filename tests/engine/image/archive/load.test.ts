import { describe, expect, it } from 'vitest';
import { concatenate } from '../../../../src/engine/filetree/content';
import { bytesMember, memberTar } from '../../../../src/engine/image/archive/tarFile';
import { gzipChunks } from '../../../../src/engine/deflate/gzip';
import { gunzip } from '../../../../src/engine/layer/compress';
import type { Descriptor } from '../../../../src/engine/oci/descriptor';
import { build, filesOf, saved, textFile } from '../../builtImages';
import { failure, machine, violations } from '../../machine';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const tar = (members: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  concatenate(memberTar(Object.entries(members).map(([name, bytes]) => bytesMember(name, 0o644, bytes))));

async function archived(): Promise<{ readonly archive: Uint8Array; readonly id: string }> {
  const made = machine();
  await build(made, 'app:1', { a: 'one', b: 'two' });
  return { archive: await saved(made, 'app:1'), id: made.engine.image('app:1').id };
}

describe('docker load', () => {
  it('gives another machine the same image, whole', async () => {
    const { archive, id } = await archived();
    const other = machine();
    expect(await other.engine.load(archive)).toEqual([{ imageId: id, name: 'app:1' }]);
    expect(violations(other)).toEqual([]);
    expect(other.engine.imageTree(other.engine.image('app:1')).readDirectory('/')).toEqual(['a', 'b']);
    expect(await saved(other, 'app:1')).toEqual(archive);
  });

  it('takes a gzipped archive alike', async () => {
    const { archive, id } = await archived();
    const other = machine();
    expect(await other.engine.load(concatenate(gzipChunks([archive])))).toEqual([{ imageId: id, name: 'app:1' }]);
  });

  it('knows an image that was saved by ID by its ID alone', async () => {
    const made = machine();
    await build(made, 'app:1', { a: 'one' });
    const { id } = made.engine.image('app:1');
    const other = machine();
    expect(await other.engine.load(await saved(made, id))).toEqual([{ imageId: id }]);
    expect(other.engine.image(id).names).toEqual([]);
  });

  it('takes a docker-archive with plain layer tars and makes the manifest that containerd makes', async () => {
    const { archive } = await archived();
    const files = filesOf(archive);
    const [entry] = JSON.parse(textFile(archive, 'manifest.json')) as { Config: string; Layers: string[] }[];
    const layers = (entry?.Layers ?? []).map((path, at) => [`${at}/layer.tar`, gunzip(files.get(path) ?? new Uint8Array())] as const);
    const old = tar({
      ...Object.fromEntries(layers),
      'config.json': files.get(entry?.Config ?? '') ?? new Uint8Array(),
      'manifest.json': text(
        JSON.stringify([{ Config: 'config.json', RepoTags: ['app:old', 'app:older'], Layers: layers.map(([path]) => path) }]),
      ),
    });
    const other = machine();
    expect((await other.engine.load(old)).map(({ name }) => name)).toEqual(['app:old', 'app:older']);
    const image = other.engine.image('app:old');
    expect(image.target.mediaType).toBe('application/vnd.docker.distribution.manifest.v2+json');
    expect(image.layers).toHaveLength(2);
    expect(violations(other)).toEqual([]);
  });

  it('says of what is no archive what Docker says (recordings 29.7.2/07 step 35, 02 step 80)', async () => {
    const made = machine();
    expect((await failure(made.engine.load(new Uint8Array()))).message).toBe('unrecognized image format');
    expect((await failure(made.engine.load(text('garbage\n')))).message).toBe('unexpected EOF');
    expect((await failure(made.engine.load(text('garbage\n'.repeat(100))))).message).toBe('archive/tar: invalid tar header');
    expect((await failure(made.engine.load(tar({ readme: text('x') })))).message).toBe('unrecognized image format');
    expect((await failure(made.engine.load(tar({ 'oci-layout': text('{"imageLayoutVersion":"1.0.0"}') })))).message).toBe(
      'missing index.json in OCI layout',
    );
  });

  it('stores nothing of an archive that lacks a layer or holds another than it says', async () => {
    const { archive } = await archived();
    const files = new Map(filesOf(archive));
    const [entry] = JSON.parse(textFile(archive, 'manifest.json')) as { Layers: string[] }[];
    const layer = entry?.Layers[1] ?? '';
    files.delete(layer);
    const made = machine();
    expect((await failure(made.engine.load(tar(Object.fromEntries(files))))).message).toBe(
      `content digest sha256:${layer.slice(13)}: not found`,
    );
    files.set(layer, text('something else'));
    expect((await failure(made.engine.load(tar(Object.fromEntries(files))))).message).toMatch(
      /^content digest sha256:[0-9a-f]+: not found$/,
    );
    expect(made.engine.images()).toEqual([]);
    expect(made.internals.content.listBlobs()).toEqual([]);
    expect(made.internals.layers.list()).toEqual([]);
  });

  it('takes of an index what the archive has, and refuses one of which it has no image', async () => {
    const { archive } = await archived();
    const files = new Map(filesOf(archive));
    const index = JSON.parse(textFile(archive, 'index.json')) as { manifests: Descriptor[] };
    const target = index.manifests[0]?.digest ?? '';
    const below = JSON.parse(new TextDecoder().decode(files.get(`blobs/${target.replace(':', '/')}`))) as { manifests: Descriptor[] };
    files.delete(`blobs/${(below.manifests[1]?.digest ?? '').replace(':', '/')}`);
    const made = machine();
    expect((await made.engine.load(tar(Object.fromEntries(files)))).map(({ name }) => name)).toEqual(['app:1']);
    expect(violations(made)).toEqual([]);
    files.delete(`blobs/${(below.manifests[0]?.digest ?? '').replace(':', '/')}`);
    expect((await failure(machine().engine.load(tar(Object.fromEntries(files))))).message).toBe(`content digest ${target}: not found`);
  });

  it('moves a name that pointed elsewhere and keeps what it pointed at', async () => {
    const { archive, id } = await archived();
    const other = machine();
    await build(other, 'app:1', { c: 'three' });
    const before = other.engine.image('app:1').id;
    await other.engine.load(archive);
    expect(other.engine.image('app:1').id).toBe(id);
    expect(other.engine.image(before).names).toEqual([]);
  });
});
