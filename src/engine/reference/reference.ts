import type { Digest } from '../digest/digest';

/** A normalised name of an image (distribution/reference): `docker.io/library/node:22`. */
export interface Reference {
  /** `docker.io`, `registry.example.com:5000`. */
  readonly domain: string;
  /** `library/node`. */
  readonly path: string;
  readonly tag?: string;
  readonly digest?: Digest;
}

export type ReferenceResult = { readonly ok: true; readonly reference: Reference } | { readonly ok: false; readonly error: string };
