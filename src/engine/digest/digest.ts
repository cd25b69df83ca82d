import { utf8ToBytes } from '@noble/hashes/utils.js';
import { Sha256 } from './sha256';

declare const kind: unique symbol;

/** `sha256:` and 64 lower-case hex digits: the name of a stored blob (OCI image-spec, descriptor.md, Digests). */
export type Digest = string & { readonly [kind]: 'digest' };
/** Digest of a layer's uncompressed tar (image-spec, config.md). */
export type DiffID = string & { readonly [kind]: 'diffId' };
/** Digest of a stack of layers, bottom to top (image-spec, config.md, Layer ChainID). */
export type ChainID = string & { readonly [kind]: 'chainId' };

const DIGEST = /^sha256:[0-9a-f]{64}$/;

export function isDigest(text: string): text is Digest {
  return DIGEST.test(text);
}

/** SHA-256 of bytes, or of a string's UTF-8 form. */
export function digestOf(content: Uint8Array | string): Digest {
  const bytes = typeof content === 'string' ? utf8ToBytes(content) : content;
  const hash = new Sha256();
  hash.update(bytes);
  return `sha256:${hash.hex()}` as Digest;
}

export interface DigestStream {
  update(bytes: Uint8Array): void;
  digest(): Digest;
}

/** Hashes content that is never held in memory whole. */
export function digestStream(): DigestStream {
  const hash = new Sha256();
  return {
    update: (bytes) => {
      hash.update(bytes);
    },
    digest: () => `sha256:${hash.hex()}` as Digest,
  };
}
