import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Blob } from '../content/contentStore';
import { digestOf } from '../digest/digest';
import { descriptorOf, documentBlob, indentedJson } from '../oci/documents';
import type { Manifest } from '../oci/manifest';
import { mediaType } from '../oci/mediaType';
import { PREDICATE_TYPE } from './provenance';

const ARTIFACT_TYPE = 'application/vnd.docker.attestation.manifest.v1+json';

/**
 * The documents that attach a statement to an image: an OCI artifact whose subject is the image's manifest and whose config is empty, as
 * BuildKit makes them from 0.31 on (moby/buildkit #6914; exporter/containerimage/writer.go, commitAttestationsManifest).
 */
export function attestationOf(
  image: Blob,
  statement: string,
): { readonly manifest: Blob; readonly statement: Blob; readonly config: Blob } {
  const statementBlob = plainBlob(mediaType.inToto, statement);
  const config = plainBlob(mediaType.ociEmpty, '{}');
  const manifest: Manifest = {
    schemaVersion: 2,
    mediaType: mediaType.ociManifest,
    artifactType: ARTIFACT_TYPE,
    config: { ...descriptorOf(config), data: 'e30=' },
    layers: [{ ...descriptorOf(statementBlob), annotations: { 'in-toto.io/predicate-type': PREDICATE_TYPE } }],
    subject: descriptorOf(image),
  };
  return { manifest: documentBlob(mediaType.ociManifest, indentedJson(manifest), manifest), statement: statementBlob, config };
}

function plainBlob(type: string, text: string): Blob {
  const bytes = utf8ToBytes(text);
  return { digest: digestOf(bytes), size: bytes.length, mediaType: type, chunks: () => [bytes] };
}
