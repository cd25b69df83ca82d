import { describe, expect, it } from 'vitest';
import type { BuildOptions } from '../../../src/engine/api';
import { digestOf } from '../../../src/engine/digest/digest';
import type { Digest } from '../../../src/engine/digest/digest';
import type { ImageIndex } from '../../../src/engine/oci/imageIndex';
import type { Manifest } from '../../../src/engine/oci/manifest';
import { World, reference } from './world';

interface Statement {
  readonly subject: readonly { readonly name: string; readonly digest: Readonly<Record<string, string>> }[];
  readonly predicate: {
    readonly buildDefinition: {
      readonly resolvedDependencies: readonly { readonly uri: string }[];
      readonly externalParameters: { readonly request: { readonly args?: Readonly<Record<string, string>> } };
    };
    readonly runDetails: { readonly metadata: { readonly buildkit_completeness: { readonly request: boolean } } };
  };
}

const NOTHING = digestOf('');

/** The three documents of what a build attached to its image, as they are stored. */
async function attached(options: Partial<BuildOptions> = {}): Promise<{ image: Digest; manifest: Manifest; statement: Statement }> {
  const world = new World();
  await world.engine.pull(reference('alpine:3.20'));
  const { image } = await world.build('FROM alpine:3.20\nARG WHO\nRUN true\n', options);
  const document = (digest: Digest): unknown => {
    const [bytes = new Uint8Array()] = world.internals.content.getBlob(digest)?.chunks?.() ?? [];
    return JSON.parse(new TextDecoder().decode(bytes));
  };
  const [built, attestation] = (document(image?.id ?? NOTHING) as ImageIndex).manifests;
  const manifest = document(attestation?.digest ?? NOTHING) as Manifest;
  return { image: built?.digest ?? NOTHING, manifest, statement: document(manifest.layers[0]?.digest ?? NOTHING) as Statement };
}

describe('what a build attaches to its image', () => {
  it('is an artifact about the image’s manifest, with an empty config', async () => {
    const { image, manifest } = await attached();
    expect(manifest).toMatchObject({
      artifactType: 'application/vnd.docker.attestation.manifest.v1+json',
      config: {
        mediaType: 'application/vnd.oci.empty.v1+json',
        digest: 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
        size: 2,
        data: 'e30=',
      },
      subject: { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: image },
      layers: [{ annotations: { 'in-toto.io/predicate-type': 'https://slsa.dev/provenance/v1' } }],
    });
    expect(Object.keys(manifest)).toEqual(['schemaVersion', 'mediaType', 'artifactType', 'config', 'layers', 'subject']);
  });

  it('names the image by its package URL and the base that it was made from', async () => {
    const { image, statement } = await attached();
    expect(statement).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      predicateType: 'https://slsa.dev/provenance/v1',
      subject: [{ name: 'pkg:docker/app@1?platform=linux%2Famd64', digest: { sha256: image.slice('sha256:'.length) } }],
    });
    const [base] = statement.predicate.buildDefinition.resolvedDependencies;
    expect(base?.uri).toBe('pkg:docker/alpine@3.20?platform=linux%2Famd64');
  });

  it('has no subject where the image has no name', async () => {
    expect((await attached({ names: [] })).statement.subject).toEqual([]);
  });

  it('keeps what the client asked of the frontend, but neither build arguments nor labels', async () => {
    const plain = (await attached({ noCache: true })).statement.predicate;
    expect(plain.buildDefinition.externalParameters.request.args).toEqual({ 'no-cache': '' });
    expect(plain.runDetails.metadata.buildkit_completeness.request).toBe(true);
    const { predicate } = (await attached({ buildArgs: { WHO: 'me' } })).statement;
    expect(predicate.buildDefinition.externalParameters.request.args).toBeUndefined();
    expect(predicate.runDetails.metadata.buildkit_completeness.request).toBe(false);
  });
});
