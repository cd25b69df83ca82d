import type { EngineInternals } from '../internals';
import { referenceString, tagNameOnly } from '../reference/parse';
import type { Reference } from '../reference/reference';
import { lookUpTarget } from './lookup';

/**
 * `docker tag`: gives an image one more name. A name that pointed elsewhere moves; what it leaves without any name becomes dangling
 * (moby daemon/containerd/image_tag.go). Errors: `image-not-found`, `invalid-reference`.
 */
export function tagImage(internals: EngineInternals, source: string, target: Reference): void {
  const image = lookUpTarget(internals.images, source);
  const name = referenceString(tagNameOnly(target));
  const before = internals.images.get(name)?.target;
  if (before?.digest === image.digest) {
    return;
  }
  if (before !== undefined) {
    internals.images.keepDangling(before, name);
  }
  internals.images.set(name, image);
}
