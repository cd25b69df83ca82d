/** `docker rmi` under the containerd image store (moby daemon/containerd/image_delete.go; recordings 29.7.2/01 steps 69 to 88, 02). */
import type { RemovedReference, RemoveOptions } from '../api';
import type { Digest } from '../digest/digest';
import { EngineError } from '../errors';
import type { EngineInternals } from '../internals';
import { fullName, parseAny, parseNormalized } from '../reference/parse';
import type { Reference } from '../reference/reference';
import { familiarNameOf, isDanglingName } from './imageStore';
import type { NamedTarget } from './imageStore';
import { findNamed, imageNotFound, isIdPrefix } from './lookup';

export function removeImage(internals: EngineInternals, nameOrId: string, options: RemoveOptions = {}): readonly RemovedReference[] {
  const { images } = internals;
  const force = options.force === true;
  const found = findNamed(images, nameOrId);
  if (found === undefined) {
    throw imageNotFound(nameOrId);
  }
  const target = found.target.digest;
  const all = images.namesOf(target);
  const byId = isIdPrefix(target, nameOrId) && !all.some(({ name }) => name === normalisedName(nameOrId));
  const same = sameReferences(byId ? undefined : parsedName(nameOrId), all);

  if (!byId && same.length !== all.length) {
    return untag(internals, same);
  }
  // All names of one image in one repository go together; by ID that holds only if there is nothing else to lose.
  const onlyReference = same.length === all.length;
  if (!byId && !isDigestOnly(nameOrId)) {
    const kept = keptByContainer(internals, found, all, force);
    if (kept !== undefined) {
      return kept;
    }
  }
  checkConflicts(internals, target, all, { force, severalNamesAllowed: force || onlyReference });
  const removed = untag(internals, all);
  internals.collectGarbage();
  return [...removed, { deleted: target }];
}

/** Names that go with a reference: the same name and tag; a reference by digest stands for every tag of its repository. */
function sameReferences(wanted: Reference | undefined, all: readonly NamedTarget[]): readonly NamedTarget[] {
  let name = wanted === undefined ? undefined : fullName(wanted);
  let tag = wanted?.tag;
  const allTags = wanted !== undefined && wanted.tag === undefined && wanted.digest !== undefined;
  const same: NamedTarget[] = [];
  let byDigest: NamedTarget[] | undefined = [];
  for (const named of all) {
    const parsed = parseNormalized(named.name);
    if (!isDanglingName(named.name) && parsed.ok) {
      const { reference } = parsed;
      if (name === undefined) {
        name = fullName(reference);
        tag = reference.tag;
      } else if (fullName(reference) !== name) {
        continue;
      } else if (!allTags && reference.tag === undefined) {
        byDigest?.push(named);
        continue;
      } else if (!allTags) {
        tag ??= reference.tag;
        if (tag !== reference.tag) {
          byDigest = undefined;
          continue;
        }
      }
    }
    same.push(named);
  }
  return [...same, ...(byDigest ?? [])];
}

/** By name, an image that a container uses is refused; forced, it loses its names but stays, dangling. */
function keptByContainer(
  internals: EngineInternals,
  found: NamedTarget,
  all: readonly NamedTarget[],
  force: boolean,
): readonly RemovedReference[] | undefined {
  const target = found.target.digest;
  const container = internals.containers.list().find(({ imageId }) => imageId === target);
  if (container === undefined) {
    return undefined;
  }
  if (!force) {
    const message = `container ${shortId(container.id)} is using its referenced image ${shortId(target)}`;
    throw conflict('image-in-use', familiarNameOf(found.name), 'must be forced', message, { image: target, container: container.id });
  }
  if (all.length === 1) {
    internals.images.keepDangling(found.target, found.name);
  }
  internals.images.delete(found.name);
  return [{ untagged: familiarNameOf(found.name) }];
}

function checkConflicts(
  internals: EngineInternals,
  target: Digest,
  all: readonly NamedTarget[],
  options: { readonly force: boolean; readonly severalNamesAllowed: boolean },
): void {
  const users = internals.containers.list().filter(({ imageId }) => imageId === target);
  const running = users.find(({ state }) => state === 'running');
  const data = { image: target };
  if (running !== undefined) {
    const message = `image is being used by running container ${shortId(running.id)}`;
    throw conflict('image-in-use', shortId(target), 'cannot be forced', message, { ...data, container: running.id });
  }
  const stopped = users[0];
  if (stopped !== undefined && !options.force) {
    const message = `image is being used by stopped container ${shortId(stopped.id)}`;
    throw conflict('image-in-use', shortId(target), 'must be forced', message, { ...data, container: stopped.id });
  }
  if (all.length > 1 && !options.severalNamesAllowed) {
    throw conflict('image-has-several-names', shortId(target), 'must be forced', 'image is referenced in multiple repositories', data);
  }
}

function conflict(
  code: 'image-in-use' | 'image-has-several-names',
  shown: string,
  how: string,
  why: string,
  data: Readonly<Record<string, unknown>>,
): EngineError {
  return new EngineError(code, `conflict: unable to delete ${shown} (${how}) - ${why}`, data);
}

function untag(internals: EngineInternals, names: readonly NamedTarget[]): readonly RemovedReference[] {
  return names.flatMap(({ name }) => {
    internals.images.delete(name);
    return isDanglingName(name) ? [] : [{ untagged: familiarNameOf(name) }];
  });
}

function parsedName(text: string): Reference | undefined {
  const parsed = parseAny(text);
  if (!parsed.ok || 'digest' in parsed) {
    return undefined;
  }
  const { reference } = parsed;
  return reference.tag === undefined && reference.digest === undefined ? { ...reference, tag: 'latest' } : reference;
}

function normalisedName(text: string): string | undefined {
  const reference = parsedName(text);
  return reference === undefined ? undefined : `${fullName(reference)}:${reference.tag ?? 'latest'}`;
}

/** `busybox@sha256:…` is no name of the store but stands for all names of a repository, container or not (01 step 80). */
function isDigestOnly(text: string): boolean {
  const reference = parsedName(text);
  return reference?.digest !== undefined && reference.tag === undefined;
}

/** As Docker shortens an ID: what follows the colon, cut to twelve digits. */
function shortId(id: string): string {
  return id.slice(id.indexOf(':') + 1).slice(0, 12);
}
