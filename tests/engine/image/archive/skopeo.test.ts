/** What we save, Debian's skopeo reads; what it writes, we load. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../../../src/engine/digest/digest';
import type { Descriptor } from '../../../../src/engine/oci/descriptor';
import { build, saved } from '../../builtImages';
import { machine, violations } from '../../machine';

const installed = spawnSync('skopeo', ['--version']).status === 0;

describe.skipIf(!installed)(installed ? 'skopeo' : 'skopeo (skipped: it is not installed here)', () => {
  const folder = installed ? mkdtempSync(join(tmpdir(), 'layer-by-layer-')) : '';
  const skopeo = (...words: readonly string[]): string =>
    execFileSync('skopeo', ['--insecure-policy', ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  afterAll(() => {
    if (folder !== '') rmSync(folder, { recursive: true });
  });

  async function archiveOfApp() {
    const made = machine();
    await build(made, 'app:1', { a: 'one\n', b: 'two\n' });
    const path = join(folder, 'app.tar');
    writeFileSync(path, await saved(made, 'app:1'));
    return { image: made.engine.image('app:1'), path };
  }

  it('reads our OCI layout and agrees on every digest', async () => {
    const { image, path } = await archiveOfApp();
    expect(digestOf(skopeo('inspect', '--raw', `oci-archive:${path}`))).toBe(image.id);
    const inspected = JSON.parse(skopeo('inspect', `oci-archive:${path}`)) as { Layers: string[] };
    expect(inspected.Layers).toEqual(image.layers.map(({ digest }) => digest));
    expect(digestOf(skopeo('inspect', '--raw', '--config', `oci-archive:${path}`))).toBe(image.configDigest);
  });

  it('reads the same file as a docker-archive, by its name', async () => {
    const { image, path } = await archiveOfApp();
    const config = JSON.parse(skopeo('inspect', '--config', `docker-archive:${path}:app:1`)) as { rootfs: { diff_ids: string[] } };
    expect(config.rootfs.diff_ids).toEqual(image.layers.map(({ diffId }) => diffId));
  });

  it('copies every blob of it, which it checks against its digest', async () => {
    const { image, path } = await archiveOfApp();
    skopeo('copy', '--all', `oci-archive:${path}`, `oci:${join(folder, 'copy')}:app`);
    const index = JSON.parse(readFileSync(join(folder, 'copy', 'index.json'), 'utf8')) as { manifests: Descriptor[] };
    expect(index.manifests.map(({ digest }) => digest)).toEqual([image.id]);
  });

  for (const kind of ['oci-archive', 'docker-archive']) {
    it(`writes ${kind === 'oci-archive' ? 'an OCI archive' : 'a docker-archive'} that we load with the same layers`, async () => {
      const { image, path } = await archiveOfApp();
      const copy = join(folder, `${kind}.tar`);
      skopeo('copy', `oci-archive:${path}`, `${kind}:${copy}:docker.io/library/copied:1`);
      const other = machine();
      expect((await other.engine.load(readFileSync(copy))).map(({ name }) => name)).toEqual(['copied:1']);
      expect(other.engine.image('copied:1').layers.map(({ diffId }) => diffId)).toEqual(image.layers.map(({ diffId }) => diffId));
      expect(violations(other)).toEqual([]);
    });
  }
});
