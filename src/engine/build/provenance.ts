import type { EpochMs } from '../clock';
import type { Digest } from '../digest/digest';
import { documentTime } from '../oci/goTime';
import { platformString } from '../oci/platform';
import type { Platform } from '../oci/platform';

export const PREDICATE_TYPE = 'https://slsa.dev/provenance/v1';
const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
const BUILD_TYPE = 'https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md';

export interface ProvenanceFacts {
  readonly manifest: Digest;
  /** Package URLs; an image without a name is not a subject. */
  readonly names: readonly string[];
  readonly dockerfile: string;
  readonly platform: Platform;
  readonly materials: readonly { readonly uri: string; readonly digest: Digest }[];
  /** What the client asks of the frontend; build arguments and labels are left out, which makes the request incomplete. */
  readonly args: Readonly<Record<string, string>>;
  readonly hidesArgs: boolean;
  readonly ref: string;
  readonly started: EpochMs;
  readonly finished: EpochMs;
}

const sha256 = (digest: Digest): Record<string, string> => ({ sha256: digest.slice('sha256:'.length) });

/**
 * The in-toto statement about a build that BuildKit attaches to its result: SLSA provenance 1, mode `min`, which is its default from
 * 0.28 on (moby/buildkit #6526; solver/llbsolver/provenance/types). Key order as Go's encoding/json gives it to those types.
 */
export function provenance(about: ProvenanceFacts): string {
  return JSON.stringify({
    _type: STATEMENT_TYPE,
    predicateType: PREDICATE_TYPE,
    subject: about.names.map((name) => ({ name, digest: sha256(about.manifest) })),
    predicate: {
      buildDefinition: {
        buildType: BUILD_TYPE,
        ...(about.materials.length === 0 ? {} : { resolvedDependencies: materials(about) }),
        externalParameters: { configSource: { path: about.dockerfile }, request: request(about) },
        internalParameters: { builderPlatform: platformString(about.platform), dockerfileVersion: DOCKERFILE_VERSION },
      },
      runDetails: {
        builder: { id: '' },
        metadata: {
          invocationID: about.ref,
          startedOn: documentTime(about.started),
          finishedOn: documentTime(about.finished),
          buildkit_metadata: {},
          buildkit_completeness: { request: !about.hidesArgs, resolvedDependencies: false },
        },
      },
    },
  });
}

/**
 * The same as SLSA provenance 0.2 without what is told of the run: `--metadata-file` has kept that form (docker/buildx #3259; recording
 * 29.7.2/05 step 75). Simplified: what Docker knows of a Git checkout around the context is left out.
 */
export function provenancePredicate(about: ProvenanceFacts): Readonly<Record<string, unknown>> {
  return {
    builder: { id: '' },
    buildType: 'https://mobyproject.org/buildkit@v1',
    materials: materials(about),
    invocation: {
      configSource: { entryPoint: about.dockerfile },
      parameters: request(about),
      environment: { dockerfileVersion: DOCKERFILE_VERSION, platform: platformString(about.platform) },
    },
  };
}

const DOCKERFILE_VERSION = '1.26.0';

function materials({ materials }: ProvenanceFacts): readonly unknown[] {
  return materials.map(({ uri, digest }) => ({ uri, digest: sha256(digest) }));
}

function request({ args }: ProvenanceFacts): unknown {
  return {
    frontend: 'dockerfile.v0',
    ...(Object.keys(args).length === 0 ? {} : { args }),
    locals: [{ name: 'context' }, { name: 'dockerfile' }],
    compatibilityVersion: 30,
  };
}

/** `pkg:docker/alpine@3.20?platform=linux%2Famd64` */
export function packageUrl(familiarName: string, tag: string, platform: Platform): string {
  return `pkg:docker/${familiarName}@${tag}?platform=${encodeURIComponent(platformString(platform))}`;
}
