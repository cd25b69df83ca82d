import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Descriptor } from '../../../../src/engine/oci/descriptor';
import { build, filesOf, saved, textFile } from '../../builtImages';
import { machine } from '../../machine';
import { imageConfigSchema, imageIndexSchema, imageLayoutSchema, imageManifestSchema } from './ociSchema';

type Files = ReadonlyMap<string, Uint8Array>;

const schemas: Readonly<Record<string, v.GenericSchema>> = {
  'application/vnd.oci.image.index.v1+json': imageIndexSchema,
  'application/vnd.oci.image.manifest.v1+json': imageManifestSchema,
  'application/vnd.oci.image.config.v1+json': imageConfigSchema,
};

/** Every document of a layout that an OCI media type names, from its index down. */
function documents(files: Files, index: string): readonly (readonly [mediaType: string, document: unknown])[] {
  const found: (readonly [string, unknown])[] = [['application/vnd.oci.image.index.v1+json', JSON.parse(index)]];
  for (const [, document] of found) {
    const { manifests = [], config } = document as { readonly manifests?: readonly Descriptor[]; readonly config?: Descriptor };
    for (const { mediaType, digest } of [...manifests, ...(config !== undefined && 'digest' in config ? [config] : [])]) {
      const bytes = files.get(`blobs/${digest.replace(':', '/')}`);
      if (bytes !== undefined && mediaType in schemas) found.push([mediaType, JSON.parse(new TextDecoder().decode(bytes))]);
    }
  }
  return found;
}

describe('the OCI image layout that docker save writes', () => {
  it('has documents such as the schemas of the image specification ask for', async () => {
    const made = machine();
    await build(made, 'app:1', { a: 'one', b: 'two' });
    const archive = await saved(made, 'app:1');
    expect(v.safeParse(imageLayoutSchema, JSON.parse(textFile(archive, 'oci-layout'))).success).toBe(true);
    const all = documents(filesOf(archive), textFile(archive, 'index.json'));
    // The layout's index, the image's, its manifest and the attestation's, and the image's configuration; an artifact has an empty one.
    expect(all.map(([mediaType]) => mediaType.replace(/^.*image\./, '')).sort()).toEqual(
      ['index', 'index', 'manifest', 'manifest', 'config'].map((kind) => `${kind}.v1+json`).sort(),
    );
    for (const [mediaType, document] of all) {
      const schema = schemas[mediaType];
      expect(schema === undefined ? 'no schema' : v.safeParse(schema, document).issues).toBeUndefined();
    }
  });

  it('would not pass with another version, a digest that is none, or without its platform', () => {
    const descriptor = { mediaType: 'a/b', size: 1, digest: 'sha256:short' };
    expect(v.safeParse(imageLayoutSchema, { imageLayoutVersion: '2.0.0' }).success).toBe(false);
    expect(v.safeParse(imageIndexSchema, { schemaVersion: 2, manifests: [descriptor] }).success).toBe(false);
    expect(v.safeParse(imageConfigSchema, { os: 'linux', rootfs: { type: 'layers', diff_ids: [] } }).success).toBe(false);
  });
});
