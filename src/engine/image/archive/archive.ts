import type { Digest } from '../../digest/digest';
import type { Platform } from '../../oci/platform';

/** An archive that is not written yet: everything that it needs has been found. */
export interface SavedArchive {
  /** The whole tar, made anew on each call, in pieces. */
  chunks(): Iterable<Uint8Array>;
}

/** `name` is familiar, with its tag; an image without one is known by its ID. */
export interface LoadedImage {
  readonly imageId: Digest;
  readonly name?: string;
}

export interface ImportOptions {
  /** Normalised, with a tag; without one the image is dangling. */
  readonly name?: string;
  /** Dockerfile instructions that change the configuration. */
  readonly changes?: readonly string[];
  readonly message?: string;
  readonly platform?: Platform;
}
