import type { Clock, EpochMs } from '../clock';
import type { Digest } from '../digest/digest';
import type { EngineEventData } from '../events';
import { compareBytes } from '../filetree/path';
import type { Descriptor } from '../oci/descriptor';
import { familiarString, parseNormalized } from '../reference/parse';

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

/** Where an image came from; kept by digest of its target for as long as that has a name (recording 29.7.2/01 step 46, 05 step 10). */
export type ImageOrigin =
  | { readonly kind: 'pull'; readonly repository: string }
  | { readonly kind: 'build'; readonly ref: string; readonly createdAt: EpochMs }
  /** Made from a container of `parent`. */
  | { readonly kind: 'commit'; readonly parent: Digest };

const DANGLING = 'moby-dangling@';

export function danglingName(target: Digest): string {
  return `${DANGLING}${target}`;
}

export function isDanglingName(name: string): boolean {
  return name.startsWith(DANGLING);
}

/** As Docker prints a name of the store: `node:22`. A dangling name is shown as the digest it points at. */
export function familiarNameOf(name: string): string {
  if (isDanglingName(name)) {
    return name.slice(DANGLING.length);
  }
  const parsed = parseNormalized(name);
  return parsed.ok ? familiarString(parsed.reference) : name;
}

export interface ImageStore {
  get(name: string): NamedTarget | undefined;
  /** Sorted by the bytes of the name, as containerd's store lists them. */
  list(): readonly NamedTarget[];
  /** Names of one target, sorted. */
  namesOf(target: Digest): readonly NamedTarget[];
  /**
   * Creates or moves a name, stamped by the clock; a dangling name of the same target goes. Emits `image.stored` for a new target and
   * `tag.moved` for a name that people see. What the name pointed at before stays until `collectGarbage`.
   */
  set(name: string, target: Descriptor): void;
  /** Gives a target that has no other name than `except` a dangling one, so that it is kept. */
  keepDangling(target: Descriptor, except: string): void;
  /** Whether there was such a name. Emits `tag.removed`, and `image.removed` if it was the last. The content stays until `collectGarbage`. */
  delete(name: string): boolean;
  addOrigin(target: Digest, origin: ImageOrigin): void;
  origins(target: Digest): readonly ImageOrigin[];
}

/** Names with an index by target, so that looking at one image does not cost a look at all. */
interface NameTable {
  get(name: string): NamedTarget | undefined;
  set(named: NamedTarget): void;
  delete(name: string): void;
  /** Sorted by the bytes of the name, as are the names of one target. */
  list(): readonly NamedTarget[];
  namesOf(target: Digest): readonly NamedTarget[];
}

function nameTable(): NameTable {
  const names = new Map<string, NamedTarget>();
  const byTarget = new Map<Digest, readonly NamedTarget[]>();
  let sorted: readonly NamedTarget[] | undefined;
  const namesOf = (target: Digest): readonly NamedTarget[] => byTarget.get(target) ?? [];
  const inOrder = (all: readonly NamedTarget[]): readonly NamedTarget[] => all.toSorted((a, b) => compareBytes(a.name, b.name));
  const forget = (name: string): void => {
    const before = names.get(name);
    if (before === undefined) {
      return;
    }
    const rest = namesOf(before.target.digest).filter((named) => named.name !== name);
    if (rest.length === 0) {
      byTarget.delete(before.target.digest);
    } else {
      byTarget.set(before.target.digest, rest);
    }
    names.delete(name);
    sorted = undefined;
  };
  return {
    get: (name) => names.get(name),
    set: (named) => {
      forget(named.name);
      names.set(named.name, named);
      byTarget.set(named.target.digest, inOrder([...namesOf(named.target.digest), named]));
      sorted = undefined;
    },
    delete: forget,
    list: () => (sorted ??= inOrder([...names.values()])),
    namesOf,
  };
}

export function memoryImageStore(clock: Clock, emit: (event: EngineEventData) => void): ImageStore {
  const names = nameTable();
  const originsOf = new Map<Digest, readonly ImageOrigin[]>();
  const { list, namesOf } = names;

  const forgetIfUnnamed = (target: Digest): void => {
    if (namesOf(target).length === 0) {
      originsOf.delete(target);
      emit({ type: 'image.removed', imageId: target });
    }
  };

  const put = (name: string, target: Descriptor): void => {
    const before = names.get(name);
    const known = namesOf(target.digest).length > 0;
    names.set({ name, target, updatedAt: clock.now() });
    if (!known) {
      emit({ type: 'image.stored', imageId: target.digest });
    }
    if (!isDanglingName(name)) {
      names.delete(danglingName(target.digest));
      if (before?.target.digest !== target.digest) {
        const from = before === undefined ? {} : { from: before.target.digest };
        emit({ type: 'tag.moved', name: familiarNameOf(name), ...from, to: target.digest });
      }
    }
    if (before !== undefined && before.target.digest !== target.digest) {
      forgetIfUnnamed(before.target.digest);
    }
  };

  return {
    get: (name) => names.get(name),
    list,
    namesOf,
    set: put,
    keepDangling(target, except) {
      if (namesOf(target.digest).every((named) => named.name === except)) {
        put(danglingName(target.digest), target);
      }
    },
    delete(name) {
      const before = names.get(name);
      if (before === undefined) {
        return false;
      }
      names.delete(name);
      if (!isDanglingName(name)) {
        emit({ type: 'tag.removed', name: familiarNameOf(name), from: before.target.digest });
      }
      forgetIfUnnamed(before.target.digest);
      return true;
    },
    addOrigin(target, origin) {
      const known = originsOf.get(target) ?? [];
      const text = JSON.stringify(origin);
      if (!known.some((other) => JSON.stringify(other) === text)) {
        originsOf.set(target, [...known, origin]);
      }
    },
    origins: (target) => originsOf.get(target) ?? [],
  };
}
