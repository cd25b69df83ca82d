import type { EpochMs } from '../clock';
import type { Digest } from '../digest/digest';
import type { Descriptor } from '../oci/descriptor';

/**
 * A name of the containerd image store and what it points at. Names are the only roots: a document or layer that no name, container or
 * cache entry reaches is collected. An image without a name of its own has the name `moby-dangling@sha256:…`.
 */
export interface NamedTarget {
  /** Normalised: `docker.io/library/node:22`, `docker.io/library/node@sha256:…`, or the dangling name. */
  readonly name: string;
  readonly target: Descriptor;
  readonly updatedAt: EpochMs;
}

/** Where an image came from; kept by digest of its target for as long as that is here (recording 29.7.2/01 step 46, 05 step 10). */
export type ImageOrigin =
  | { readonly kind: 'pull'; readonly repository: string }
  | { readonly kind: 'build'; readonly ref: string; readonly createdAt: EpochMs };

const DANGLING = 'moby-dangling@';

export function danglingName(target: Digest): string {
  return `${DANGLING}${target}`;
}

export function isDanglingName(name: string): boolean {
  return name.startsWith(DANGLING);
}

export interface ImageStore {
  get(name: string): NamedTarget | undefined;
  /** Sorted by the bytes of the name, as containerd's store lists them. */
  list(): readonly NamedTarget[];
  /** Names of one target, sorted. */
  namesOf(target: Digest): readonly NamedTarget[];
  /** Creates or moves a name. Stamped by the clock. Emits `tag.moved` for names people see, `image.stored` for a new target. */
  set(name: string, target: Descriptor): void;
  /** Whether there was such a name. Emits `tag.removed`. What nothing reaches any more stays until `collectGarbage`. */
  delete(name: string): boolean;
  addOrigin(target: Digest, origin: ImageOrigin): void;
  origins(target: Digest): readonly ImageOrigin[];
}
