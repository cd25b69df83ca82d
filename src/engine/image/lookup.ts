import { EngineError } from '../errors';
import type { Digest } from '../digest/digest';
import type { Descriptor } from '../oci/descriptor';
import { familiarString, fullName, parseAny, parseNormalized, referenceString, tagNameOnly } from '../reference/parse';
import type { AnyReference } from '../reference/parse';
import { isDanglingName } from './imageStore';
import type { ImageStore, NamedTarget } from './imageStore';

/** Docker tries a text of this form as the beginning of an image ID, after it has tried it as a name (moby daemon/containerd/image.go). */
const TRUNCATED_ID = /^(?:sha256:)?([a-f0-9]{4,64})$/;

/** As `findTarget`; throws `image-not-found`, or `invalid-reference` with the parser's words. */
export function lookUpTarget(images: ImageStore, nameOrId: string): Descriptor {
  const found = findTarget(images, nameOrId);
  if (found === undefined) {
    throw imageNotFound(nameOrId);
  }
  return found;
}

/**
 * The image that a name, an ID, the beginning of an ID or `name@digest` means; undefined when there is none. Throws `invalid-reference`
 * for what is no reference at all and `image-not-found` for an ambiguous ID.
 */
export function findTarget(images: ImageStore, nameOrId: string): Descriptor | undefined {
  return findNamed(images, nameOrId)?.target;
}

export function findNamed(images: ImageStore, nameOrId: string): NamedTarget | undefined {
  const parsed = parse(nameOrId);
  if ('digest' in parsed) {
    return images.namesOf(parsed.digest)[0];
  }
  const { reference } = parsed;
  if (reference.digest !== undefined) {
    // name@digest does not find the same image under another repository.
    return images.namesOf(reference.digest).find(({ name }) => repositoryOf(name) === fullName(reference));
  }
  return images.get(referenceString(tagNameOnly(reference))) ?? byTruncatedId(images, nameOrId);
}

/** Whether a text is an ID of the target, or the beginning of one. */
export function isIdPrefix(target: Digest, text: string): boolean {
  const match = TRUNCATED_ID.exec(text);
  return match?.[1] !== undefined && target.startsWith(`sha256:${match[1]}`);
}

/** `No such image: nosuch:latest`. */
export function imageNotFound(nameOrId: string): EngineError {
  const parsed = parse(nameOrId);
  const shown = 'digest' in parsed ? parsed.digest : familiarString(tagNameOnly(parsed.reference));
  return new EngineError('image-not-found', `No such image: ${shown}`, { image: nameOrId });
}

/** The repository of a store name; undefined for a dangling one. */
export function repositoryOf(name: string): string | undefined {
  const parsed = parseNormalized(name);
  return !isDanglingName(name) && parsed.ok ? fullName(parsed.reference) : undefined;
}

function byTruncatedId(images: ImageStore, text: string): NamedTarget | undefined {
  const found = images.list().filter(({ target }) => isIdPrefix(target.digest, text));
  if (new Set(found.map(({ target }) => target.digest)).size > 1) {
    throw new EngineError('image-not-found', 'ambiguous reference', { image: text });
  }
  return found[0];
}

function parse(text: string): Extract<AnyReference, { readonly ok: true }> {
  const parsed = parseAny(text);
  if (!parsed.ok) {
    throw new EngineError('invalid-reference', parsed.error, { reference: text });
  }
  return parsed;
}
