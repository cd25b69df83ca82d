import type { EngineInternals } from '../internals';
import { familiarString, fullName } from '../reference/parse';
import type { Reference } from '../reference/reference';
import type { NamedTarget } from './imageStore';
import { imageNotFound, repositoryOf } from './lookup';

/** Every name of a repository. */
export function repositoryTags({ images }: EngineInternals, reference: Reference): readonly NamedTarget[] {
  const names = images.list().filter(({ name }) => repositoryOf(name) === fullName(reference));
  if (names.length === 0) {
    throw imageNotFound(familiarString(reference));
  }
  return names;
}
