import type { EpochMs } from '../clock';
import type { Digest } from '../digest/digest';
import { documentTime } from '../oci/goTime';
import { platformString } from '../oci/platform';
import type { Platform } from '../oci/platform';

export const PREDICATE_TYPE = 'https://slsa.dev/provenance/v0.2';

export interface ProvenanceFacts {
  readonly manifest: Digest;
  /** Package URLs; an image without a name is called `_`. */
  readonly names: readonly string[];
  readonly dockerfile: string;
  readonly platform: Platform;
  readonly materials: readonly { readonly uri: string; readonly digest: Digest }[];
  readonly ref: string;
  readonly started: EpochMs;
  readonly finished: EpochMs;
}

const sha256 = (digest: Digest): Record<string, string> => ({ sha256: digest.slice('sha256:'.length) });

/** The in-toto statement about a build that BuildKit attaches to its result. */
export function provenance(about: ProvenanceFacts): string {
  const names = about.names.length === 0 ? ['_'] : about.names;
  return JSON.stringify({
    _type: 'https://in-toto.io/Statement/v0.1',
    predicateType: PREDICATE_TYPE,
    subject: names.map((name) => ({ name, digest: sha256(about.manifest) })),
    predicate: {
      ...provenancePredicate(about),
      metadata: {
        buildInvocationID: about.ref,
        buildStartedOn: documentTime(about.started),
        buildFinishedOn: documentTime(about.finished),
        completeness: { parameters: true, environment: true, materials: false },
        reproducible: false,
        'https://mobyproject.org/buildkit@v1#metadata': {},
      },
    },
  });
}

/**
 * SLSA provenance 0.2, mode `min`, as `--metadata-file` has it too (recording 29.7.2/05 step 75). Simplified: what Docker knows of a Git
 * checkout around the context is left out.
 */
export function provenancePredicate(about: ProvenanceFacts): Readonly<Record<string, unknown>> {
  return {
    builder: { id: '' },
    buildType: 'https://mobyproject.org/buildkit@v1',
    materials: about.materials.map(({ uri, digest }) => ({ uri, digest: sha256(digest) })),
    invocation: {
      configSource: { entryPoint: about.dockerfile },
      parameters: { frontend: 'dockerfile.v0', locals: [{ name: 'context' }, { name: 'dockerfile' }], compatibilityVersion: 30 },
      environment: { dockerfileVersion: '1.26.0', platform: platformString(about.platform) },
    },
  };
}

/** `pkg:docker/alpine@3.20?platform=linux%2Famd64` */
export function packageUrl(familiarName: string, tag: string, platform: Platform): string {
  return `pkg:docker/${familiarName}@${tag}?platform=${encodeURIComponent(platformString(platform))}`;
}
